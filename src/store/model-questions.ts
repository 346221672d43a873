import { z } from 'zod';
import type { Json } from '../course/json.ts';
import type { Sql } from '../db/database.ts';

/** What a model asked of a lesson, and what came of trying it, by the lesson's key in the plan. */
export interface ModelQuestionDraft {
  key: string;
  body: Json<unknown>;
}

export async function saveModelQuestions(
  tx: Sql,
  courseId: number,
  { key, body }: ModelQuestionDraft,
): Promise<void> {
  await tx.execute(
    `insert into model_question_draft (course_id, lesson_key, body) values ($1, $2, $3::text::json)
     on conflict (course_id, lesson_key) do update set body = excluded.body`,
    [courseId, key, body],
  );
}

/** Of the lessons `keys`, as they were saved. */
export const listModelQuestions = (
  db: Sql,
  courseId: number,
  keys: readonly string[],
): Promise<ModelQuestionDraft[]> =>
  db.query(
    z.object({ key: z.string(), body: z.string() }),
    `select lesson_key as key, body::text as body from model_question_draft
     where course_id = $1 and lesson_key = any($2::text[])`,
    [courseId, keys],
  );
