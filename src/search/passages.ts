import { z } from 'zod';
import type { Sql } from '../db/database.ts';

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
    `insert into passage (course_id, document_id, page, position, lesson_key, text)
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

/** A passage and how well it answers: higher is better, 0 is the floor. */
export interface FoundPassage extends Passage {
  rank: number;
}

const FoundRow = z
  .object({
    document_id: z.int(),
    page: z.int(),
    position: z.int(),
    lesson_key: z.string().nullable(),
    text: z.string(),
    rank: z.number(),
  })
  .transform(
    (row): FoundPassage => ({
      documentId: row.document_id,
      page: row.page,
      position: row.position,
      lessonKey: row.lesson_key,
      text: row.text,
      rank: row.rank,
    }),
  );

/**
 * Passages of one course that hold words of the query, the best first; more of its words rank higher. Words are
 * compared as they stand, whatever the language, without stems.
 */
export async function searchPassages(
  db: Sql,
  courseId: number,
  query: string,
  limit: number,
): Promise<FoundPassage[]> {
  return db.query(
    FoundRow,
    `with asked as (
       select to_tsquery('simple', nullif(string_agg(quote_literal(word), ' | '), '')) as words
       from unnest(tsvector_to_array(to_tsvector('simple', $2))) word
     ), ranked as (
       select passage.*, ts_rank_cd(to_tsvector('simple', text), words, 1) as rank
       from passage, asked where course_id = $1 and to_tsvector('simple', text) @@ words
     )
     select document_id, page, position, lesson_key, text, rank::float8 as rank
     from ranked order by rank desc, document_id, page, position limit $3`,
    [courseId, query, limit],
  );
}
