import { z } from 'zod';
import type { Sql } from '../db/database.ts';

/**
 * A printed line of a passage: where it begins in the passage's text, and its box as fractions of the page: left, top,
 * width, height.
 */
export type PassageLine = [start: number, left: number, top: number, width: number, height: number];

/** Where a passage stands in its course. */
export interface PassagePlace {
  documentId: number;
  page: number;
  /** Counts from 0 on the page. */
  position: number;
}

/** A piece of a page that can be found and cited. */
export interface Passage extends PassagePlace {
  lessonKey: string | null;
  text: string;
  lines: readonly PassageLine[];
}

/** Saves passages of one course; the same place is written once. */
export async function savePassages(tx: Sql, courseId: number, passages: readonly Passage[]): Promise<void> {
  if (passages.length === 0) return;
  await tx.execute(
    `with changed as (update course set passages_version = passages_version + 1 where course_id = $1)
     insert into passage (course_id, document_id, page, position, lesson_key, text, lines)
     select $1, * from unnest($2::bigint[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[])
     on conflict (course_id, document_id, page, position) do update
       set lesson_key = excluded.lesson_key, text = excluded.text, lines = excluded.lines`,
    [
      courseId,
      passages.map((passage) => passage.documentId),
      passages.map((passage) => passage.page),
      passages.map((passage) => passage.position),
      passages.map((passage) => passage.lessonKey),
      passages.map((passage) => passage.text),
      passages.map((passage) => JSON.stringify(passage.lines)),
    ],
  );
}

const Place = z.object({ document_id: z.int(), page: z.int(), position: z.int() });
const TextRow = Place.extend({ text: z.string() }).transform(({ document_id, ...row }) => ({
  documentId: document_id,
  ...row,
}));

/** The texts of a course's passages in the order of its files and pages, from after `after`. */
export const listPassages = (
  db: Sql,
  courseId: number,
  options: { after?: PassagePlace | undefined; limit: number },
): Promise<(PassagePlace & { text: string })[]> =>
  db.query(
    TextRow,
    `select document_id, page, position, text from passage
     where course_id = $1 and (document_id, page, position) > ($2, $3, $4)
     order by document_id, page, position limit $5`,
    [
      courseId,
      options.after?.documentId ?? 0,
      options.after?.page ?? 0,
      options.after?.position ?? -1,
      options.limit,
    ],
  );

const Lines = z.array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]));
const ShownRow = Place.extend({
  text: z.string(),
  // Null in courses that were made before lines were kept.
  lines: z.string().nullable(),
  filename: z.string(),
  lesson_id: z.int().nullable(),
  lesson_title: z.string().nullable(),
}).transform((row) => ({
  documentId: row.document_id,
  page: row.page,
  position: row.position,
  text: row.text,
  lines: row.lines === null ? [] : Lines.parse(JSON.parse(row.lines)),
  filename: row.filename,
  lesson:
    row.lesson_id === null || row.lesson_title === null
      ? null
      : { lesson_id: row.lesson_id, title: row.lesson_title },
}));

/** A passage with the file and the lesson that it stands in. */
export type ShownPassage = z.output<typeof ShownRow>;

/** The passages at some places of a course, in the order of the places; those that are not there are left out. */
export const getPassages = (
  db: Sql,
  courseId: number,
  places: readonly PassagePlace[],
): Promise<ShownPassage[]> =>
  db.query(
    ShownRow,
    `select document_id, page, passage.position, text, lines, filename, lesson_id, lesson.title as lesson_title
     from unnest($2::bigint[], $3::int[], $4::int[]) with ordinality as place (document_id, page, position, rank)
     join passage using (document_id, page, position) join document using (document_id)
     left join lesson on lesson.course_id = passage.course_id and lesson.key = lesson_key and draft is not null
     where passage.course_id = $1 order by place.rank`,
    [
      courseId,
      places.map((place) => place.documentId),
      places.map((place) => place.page),
      places.map((place) => place.position),
    ],
  );

const SearchedCourse = z
  .object({ passages_version: z.int(), language: z.string() })
  .transform(({ passages_version, language }) => ({ version: passages_version, language }));

/** `version` grows with every change of a course's passages; undefined for a course that is not published. */
export async function findSearchedCourse(
  db: Sql,
  courseId: number,
): Promise<{ version: number; language: string } | undefined> {
  const [course] = await db.query(
    SearchedCourse,
    'select passages_version, language from course where course_id = $1 and published_at is not null',
    [courseId],
  );
  return course;
}
