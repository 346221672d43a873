import { z } from 'zod';
import type { Sql } from '../db/database.ts';

const Row = z.object({
  submission_id: z.int(),
  quiz_id: z.int(),
  user_id: z.string(),
  answers: z.record(z.string(), z.string()),
  score: z.int(),
  total_questions: z.int(),
  submitted_at: z.string(),
});

/** Everything that was handed in to quizzes of published courses, in that order. */
export const listSubmissions = (db: Sql): Promise<z.infer<typeof Row>[]> =>
  db.query(
    Row,
    `select submission_id, quiz_id, owner as user_id, answers, score, total as total_questions,
       submission.created_at as submitted_at
     from submission join quiz using (quiz_id) join course using (course_id)
     where course.published_at is not null order by submission_id`,
  );
