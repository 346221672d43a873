import { z } from 'zod';
import type { CoursePlan } from '../course/plan.ts';
import type { Sql } from '../db/database.ts';
import { listPlanned } from './lessons.ts';

/**
 * The weeks whose quizzes a teacher has changed; all of them where the lessons stand in another order than in the plan,
 * as weeks are other ones there. Empty before a course is published.
 */
export async function listKeptWeeks(db: Sql, courseId: number, plan: CoursePlan): Promise<Set<number>> {
  const quizzes = await db.query(
    z.object({ week: z.int(), is_changed: z.boolean() }),
    `select week, exists (
       select 1 from question where question.quiz_id = quiz.quiz_id
         and (question.status <> 'published' or question.place is not null)) as is_changed
     from quiz join course using (course_id) where course_id = $1 and course.published_at is not null`,
    [courseId],
  );
  if (quizzes.length === 0) return new Set();
  const lessons = await db.query(
    z.object({ key: z.string(), week: z.int() }),
    'select key, week from lesson where course_id = $1',
    [courseId],
  );
  const planned = new Map(listPlanned(plan).map(({ plan: lesson, week }) => [lesson.key, week]));
  const isMoved = lessons.some(({ key, week }) => planned.get(key) !== week);
  return new Set(quizzes.filter(({ is_changed }) => is_changed || isMoved).map(({ week }) => week));
}
