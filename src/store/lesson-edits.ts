import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { LessonDraft } from '../course/course.ts';
import type { EditableLesson } from '../course/lesson-edit.ts';
import { LessonPlan } from '../course/plan.ts';
import type { Database, Sql } from '../db/database.ts';
import { editConflict } from './edit-conflict.ts';

const Row = z.object({
  lesson_id: z.int(),
  key: z.string(),
  version: z.int(),
  edited: z.boolean(),
  draft: LessonDraft,
  plan: LessonPlan,
  prerequisites: z.array(z.object({ lesson_id: z.int(), title: z.string() })),
});

/** A lesson with all that changing it or writing it again needs. */
export type StoredLesson = z.infer<typeof Row>;

const SELECT = `
  select lesson.lesson_id, lesson.key, lesson.version, lesson.edited, lesson.draft, lesson.plan, coalesce((
    select jsonb_agg(jsonb_build_object('lesson_id', other.lesson_id, 'title', other.title)
      order by other.week, other.position)
    from json_array_elements_text(lesson.plan -> 'prerequisites') required (key)
    join lesson other on other.course_id = lesson.course_id and other.key = required.key
      and other.draft is not null
  ), '[]') as prerequisites
  from lesson join course using (course_id)
  where lesson.course_id = $1 and course.published_at is not null and lesson.draft is not null`;

/** A lesson of a published course. Throws: Failure `not_found`. */
export async function getStoredLesson(db: Sql, courseId: number, lessonId: number): Promise<StoredLesson> {
  const [row] = await db.query(Row, `${SELECT} and lesson.lesson_id = $2`, [courseId, lessonId]);
  if (row === undefined) throw new Failure('not_found', `No lesson ${lessonId} in course ${courseId}`);
  return row;
}

/** The same by its key in the plan; undefined when there is none. */
export async function findLessonByKey(
  db: Sql,
  courseId: number,
  key: string,
): Promise<StoredLesson | undefined> {
  const [row] = await db.query(Row, `${SELECT} and lesson.key = $2`, [courseId, key]);
  return row;
}

/** The keys of a course's lessons, in their order. */
export const listLessonKeys = (db: Sql, courseId: number): Promise<{ key: string }[]> =>
  db.query(
    z.object({ key: z.string() }),
    'select key from lesson where course_id = $1 and draft is not null order by week, position',
    [courseId],
  );

const toEditable = ({ lesson_id, draft, prerequisites, edited, version }: StoredLesson): EditableLesson => ({
  lesson_id,
  ...draft,
  prerequisites,
  edited,
  version,
});

/**
 * Saves another text of a lesson if it still has the version that this one was made from. Questions name their lesson
 * by its title, which goes with it.
 *
 * Throws: Failure `edit_conflict`, `not_found`.
 */
export async function saveLessonText(
  db: Database,
  courseId: number,
  { lesson_id, version, draft, edited }: Pick<StoredLesson, 'lesson_id' | 'version' | 'draft' | 'edited'>,
): Promise<EditableLesson> {
  await db.transaction(async (tx) => {
    const [saved] = await tx.query(
      z.object({ key: z.string() }),
      `update lesson set draft = $4::text::json, title = $5, minutes = $6, pages = $7::text::json, edited = $8,
         version = version + 1
       where course_id = $1 and lesson_id = $2 and version = $3::bigint returning key`,
      [
        courseId,
        lesson_id,
        version,
        JSON.stringify(draft),
        draft.title,
        draft.minutes,
        JSON.stringify(draft.pages),
        edited,
      ],
    );
    if (saved === undefined) {
      const { version: now } = await getStoredLesson(tx, courseId, lesson_id);
      throw editConflict(`Lesson ${lesson_id}`, now, version);
    }
    await tx.execute(
      `update question set body = jsonb_set(body::jsonb, '{topic}', to_jsonb($3::text))::json
       from quiz where quiz.quiz_id = question.quiz_id and quiz.course_id = $1
         and body ->> 'lesson' = $2 and body ->> 'topic' <> $3`,
      [courseId, saved.key, draft.title],
    );
  });
  return toEditable(await getStoredLesson(db, courseId, lesson_id));
}
