import { Failure } from '../base/failure.ts';
import { type CourseProgress, LessonProgress, QuizProgress } from '../course/progress.ts';
import type { Sql } from '../db/database.ts';
import { checkCourse, type Learner } from './cards.ts';

/** What has changed of a learner's progress; what is absent stays as it was. */
export interface ProgressChange {
  position?: number | undefined;
  read?: boolean | undefined;
  now: Date;
}

/** Remembers how far a learner is with a lesson. Throws: Failure `not_found`. */
export async function saveProgress(
  db: Sql,
  { owner, courseId }: Learner,
  lessonId: number,
  { position, read, now }: ProgressChange,
): Promise<LessonProgress> {
  const [saved] = await db.query(
    LessonProgress,
    `insert into lesson_progress (owner, course_id, lesson_id, position, read, seen_at)
     select $1, lesson.course_id, lesson_id, coalesce($4::float8, 0), coalesce($5::boolean, false), $6::timestamptz
     from lesson join course using (course_id)
     where lesson.course_id = $2 and lesson_id = $3 and draft is not null and published_at is not null
     on conflict (owner, lesson_id) do update
       set position = coalesce($4::float8, lesson_progress.position),
         read = coalesce($5::boolean, lesson_progress.read),
         seen_at = greatest(lesson_progress.seen_at, excluded.seen_at)
     returning lesson_id, position, read, seen_at`,
    [owner, courseId, lessonId, position ?? null, read ?? null, now.toISOString()],
  );
  if (saved === undefined) throw new Failure('not_found', `No lesson ${lessonId} in course ${courseId}`);
  return saved;
}

/** What a learner has done in a published course. Throws: Failure `not_found`. */
export async function getProgress(db: Sql, { owner, courseId }: Learner): Promise<CourseProgress> {
  await checkCourse(db, courseId);
  const lessons = await db.query(
    LessonProgress,
    `select lesson_id, lesson_progress.position, read, seen_at from lesson_progress join lesson using (lesson_id)
     where owner = $1 and lesson_progress.course_id = $2 order by lesson.week, lesson.position`,
    [owner, courseId],
  );
  const quizzes = await db.query(
    QuizProgress,
    `with taken as (
       select quiz_id, week, passing_percentage, submission_id, submission.created_at,
         case when total = 0 then 0 else round(1000.0 * score / total) / 10 end as percentage
       from quiz join course using (course_id) join submission using (quiz_id)
       where course_id = $2 and owner = $1
     )
     select quiz_id, max(percentage)::float8 as best_percentage,
       ((array_agg(percentage order by submission_id desc))[1])::float8 as last_percentage,
       max(percentage) >= passing_percentage as passed, max(created_at) as taken_at
     from taken group by quiz_id, week, passing_percentage order by week = 0, week`,
    [owner, courseId],
  );
  const last = lessons.toSorted((one, other) => other.seen_at.localeCompare(one.seen_at))[0];
  return { lessons, quizzes, last_lesson_id: last?.lesson_id ?? null };
}
