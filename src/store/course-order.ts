import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { nameSome } from '../base/name-some.ts';
import { type CourseOrder, findOrderFaults } from '../course/course-order.ts';
import type { Database, Sql } from '../db/database.ts';
import { editConflict } from './edit-conflict.ts';

const ModuleRow = z.object({
  week: z.int(),
  title: z.string(),
  summary: z.string(),
  quiz_id: z.int().nullable(),
  lessons: z.array(z.int()),
});
const Version = z.object({ version: z.int() });

/** The modules of a course and their lessons by id, in their order. */
export const StoredOrder = Version.extend({ modules: z.array(ModuleRow.omit({ summary: true })) });
export type StoredOrder = z.infer<typeof StoredOrder>;

const listModules = (db: Sql, courseId: number): Promise<z.infer<typeof ModuleRow>[]> =>
  db.query(
    ModuleRow,
    `select module.week, module.title, module.summary, (
       select quiz_id from quiz
       where quiz.course_id = module.course_id and quiz.week = module.week and quiz_type = 'module'
     ) as quiz_id, coalesce((
       select jsonb_agg(lesson_id order by position) from lesson
       where lesson.course_id = module.course_id and lesson.week = module.week and draft is not null
     ), '[]') as lessons
     from module where module.course_id = $1 order by module.week`,
    [courseId],
  );

/** Throws: Failure `not_found`, also for a course that is not published. */
export async function getOrder(db: Sql, courseId: number): Promise<StoredOrder> {
  const [course] = await db.query(
    Version,
    'select version from course where course_id = $1 and published_at is not null',
    [courseId],
  );
  if (course === undefined) throw new Failure('not_found', `No course ${courseId}`);
  return { ...course, modules: await listModules(db, courseId) };
}

/**
 * Puts the modules and lessons of a course in another order; weeks count anew, quizzes go with their modules.
 *
 * Throws: Failure `edit_conflict`, `order_incomplete`, `not_found`; then nothing has changed.
 */
export async function saveOrder(db: Database, courseId: number, order: CourseOrder): Promise<void> {
  await db.transaction(async (tx) => {
    const changed = await tx.execute(
      `update course set version = version + 1
       where course_id = $1 and published_at is not null and version = $2::bigint`,
      [courseId, order.version],
    );
    if (changed === 0)
      throw editConflict(`Course ${courseId}`, (await getOrder(tx, courseId)).version, order.version);
    const modules = await listModules(tx, courseId);
    const faults = findOrderFaults(order, {
      weeks: modules.map(({ week }) => week),
      lessons: modules.flatMap(({ lessons }) => lessons),
    });
    if (faults.length > 0) throw new Failure('order_incomplete', `${nameSome(faults)}.`);
    await moveModules(tx, courseId, order, modules);
    const places = order.modules.flatMap(({ lessons }, index) =>
      lessons.map((lessonId, position) => ({ lessonId, week: index + 1, position })),
    );
    await tx.execute(
      `update lesson set week = given.week, position = given.position
       from unnest($2::bigint[], $3::int[], $4::int[]) given (lesson_id, week, position)
       where lesson.course_id = $1 and lesson.lesson_id = given.lesson_id`,
      [
        courseId,
        places.map(({ lessonId }) => lessonId),
        places.map(({ week }) => week),
        places.map(({ position }) => position),
      ],
    );
  });
}

async function moveModules(
  tx: Sql,
  courseId: number,
  order: CourseOrder,
  modules: readonly z.infer<typeof ModuleRow>[],
): Promise<void> {
  const summaries = new Map(modules.map(({ week, summary }) => [week, summary]));
  await tx.execute('delete from module where course_id = $1', [courseId]);
  await tx.execute(
    `insert into module (course_id, week, title, summary)
     select $1, week, title, summary from unnest($2::int[], $3::text[], $4::text[]) module (week, title, summary)`,
    [
      courseId,
      order.modules.map((_, index) => index + 1),
      order.modules.map(({ title }) => title),
      order.modules.map(({ week }) => summaries.get(week) ?? ''),
    ],
  );
  // Out of the way first: no two quizzes may have one week, not even between two rows of one statement.
  await tx.execute(`update quiz set week = -week where course_id = $1 and quiz_type = 'module'`, [courseId]);
  await tx.execute(
    `update quiz set week = given.week, title = given.title
     from unnest($2::int[], $3::int[], $4::text[]) given (old, week, title)
     where quiz.course_id = $1 and quiz_type = 'module' and quiz.week = -given.old`,
    [
      courseId,
      order.modules.map(({ week }) => week),
      order.modules.map((_, index) => index + 1),
      order.modules.map(({ title }) => title),
    ],
  );
}
