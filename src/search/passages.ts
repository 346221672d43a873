import { z } from 'zod';
import type { Sql } from '../db/database.ts';

/** A piece of a page that can be found and cited. */
export interface Passage {
  documentId: number;
  page: number;
  /** Counts from 0 on the page. */
  position: number;
  lessonKey: string | null;
  text: string;
}

/** Saves passages of one course; the same place is written once. */
export async function savePassages(tx: Sql, courseId: number, passages: readonly Passage[]): Promise<void> {
  if (passages.length === 0) return;
  await tx.execute(
    `with changed as (update course set passages_version = passages_version + 1 where course_id = $1)
     insert into passage (course_id, document_id, page, position, lesson_key, text)
     select $1, * from unnest($2::bigint[], $3::int[], $4::int[], $5::text[], $6::text[])
     on conflict (course_id, document_id, page, position) do update
       set lesson_key = excluded.lesson_key, text = excluded.text`,
    [
      courseId,
      passages.map((passage) => passage.documentId),
      passages.map((passage) => passage.page),
      passages.map((passage) => passage.position),
      passages.map((passage) => passage.lessonKey),
      passages.map((passage) => passage.text),
    ],
  );
}

const PassageRow = z
  .object({
    document_id: z.int(),
    page: z.int(),
    position: z.int(),
    lesson_key: z.string().nullable(),
    text: z.string(),
  })
  .transform(
    (row): Passage => ({
      documentId: row.document_id,
      page: row.page,
      position: row.position,
      lessonKey: row.lesson_key,
      text: row.text,
    }),
  );

/** Passages of one course in the order of its files and pages, from after `after`. */
export const listPassages = (
  db: Sql,
  courseId: number,
  options: { after?: Passage | undefined; limit: number },
): Promise<Passage[]> =>
  db.query(
    PassageRow,
    `select document_id, page, position, lesson_key, text from passage
     where course_id = $1 and (document_id, page, position) > ($2, $3, $4)
     order by document_id, page, position limit $5`,
    [
      courseId,
      options.after?.documentId ?? 0,
      options.after?.page ?? 0,
      options.after?.position ?? 0,
      options.limit,
    ],
  );

/** Grows with every change of a course's passages; undefined for a course that is not there. */
export async function findPassagesVersion(db: Sql, courseId: number): Promise<number | undefined> {
  const [row] = await db.query(
    z.object({ passages_version: z.int() }),
    'select passages_version from course where course_id = $1',
    [courseId],
  );
  return row?.passages_version;
}
