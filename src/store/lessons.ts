import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import type { Coverage } from '../course/course.ts';
import { CoursePlan, type LessonPlan } from '../course/plan.ts';
import type { Sql } from '../db/database.ts';
import type { WrittenLesson } from './written-lesson.ts';

/** A lesson of the outline, and where it stands. */
export interface PlannedLesson {
  plan: LessonPlan;
  week: number;
  /** Counts from 0 in its module. */
  position: number;
}

/** The lessons of an outline in their order. */
export const listPlanned = (plan: CoursePlan): PlannedLesson[] =>
  plan.modules.flatMap((module) =>
    module.lessons.map((lesson, position) => ({ plan: lesson, week: module.week, position })),
  );

/** Saves lessons of an outline, yet unwritten; one of the same key keeps what was written. */
export async function savePlannedLessons(
  tx: Sql,
  courseId: number,
  lessons: readonly PlannedLesson[],
): Promise<void> {
  await tx.execute(
    `insert into lesson (course_id, key, week, position, title, plan)
     select $1, value->'plan'->>'key', (value->>'week')::int, (value->>'position')::int, value->'plan'->>'title',
       value->'plan'
     from jsonb_array_elements($2::jsonb)
     on conflict (course_id, key) do update
       set week = excluded.week, position = excluded.position, title = excluded.title, plan = excluded.plan`,
    [courseId, JSON.stringify(lessons)],
  );
}

/**
 * Saves the outline itself, after its lessons. Saving another one drops the lessons that are not in it. A title
 * that the teacher gave is kept.
 */
export async function savePlan(tx: Sql, courseId: number, plan: CoursePlan): Promise<void> {
  await tx.execute(
    `update course set title = coalesce(nullif(title, ''), $2), description = $3, language = $4, plan = $5
     where course_id = $1`,
    [courseId, plan.title, plan.description, plan.language, JSON.stringify(plan)],
  );
  await tx.execute('delete from module where course_id = $1', [courseId]);
  await tx.execute(
    `insert into module (course_id, week, title, summary)
     select $1, week, title, summary from unnest($2::int[], $3::text[], $4::text[]) module (week, title, summary)`,
    [
      courseId,
      plan.modules.map((module) => module.week),
      plan.modules.map((module) => module.title),
      plan.modules.map((module) => module.summary),
    ],
  );
  await tx.execute('delete from lesson where course_id = $1 and not (key = any($2::text[]))', [
    courseId,
    listPlanned(plan).map((lesson) => lesson.plan.key),
  ]);
}

/**
 * Gives the modules and the description of a course the words of `named`, where they are still those of `plan`: what a
 * teacher has changed stays.
 */
export async function saveNames(
  tx: Sql,
  courseId: number,
  plan: CoursePlan,
  named: CoursePlan,
): Promise<void> {
  const modules = plan.modules.map((module) => {
    const { title, summary } = named.modules.find(({ week }) => week === module.week) ?? module;
    return { was: module, now: { ...module, title, summary } };
  });
  const saved = { ...plan, description: named.description, modules: modules.map(({ now }) => now) };
  await tx.execute(
    `update course set description = case when description = $2 then $3 else description end, plan = $4
     where course_id = $1`,
    [courseId, plan.description, named.description, JSON.stringify(saved)],
  );
  await tx.execute(
    `update module set title = case when module.title = given.old_title then given.title else module.title end,
       summary = case when module.summary = given.old_summary then given.summary else module.summary end
     from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[])
       given (week, old_title, title, old_summary, summary)
     where module.course_id = $1 and module.week = given.week`,
    [
      courseId,
      modules.map(({ was }) => was.week),
      modules.map(({ was }) => was.title),
      modules.map(({ now }) => now.title),
      modules.map(({ was }) => was.summary),
      modules.map(({ now }) => now.summary),
    ],
  );
}

/** Throws: Failure `not_found` before the outline was saved. */
export async function getPlan(db: Sql, courseId: number): Promise<CoursePlan> {
  const plan = await findPlan(db, courseId);
  if (plan === undefined) throw new Failure('not_found', `Course ${courseId} has no outline yet`);
  return plan;
}

async function findPlan(db: Sql, courseId: number): Promise<CoursePlan | undefined> {
  const [row] = await db.query(
    z.object({ plan: CoursePlan.nullable() }),
    'select plan from course where course_id = $1',
    [courseId],
  );
  return row?.plan ?? undefined;
}

/**
 * Saves written lessons under the keys of the plan, not over what somebody has edited.
 *
 * Throws: Error for a key that the plan does not have.
 */
export async function saveLessons(
  tx: Sql,
  courseId: number,
  lessons: readonly WrittenLesson[],
): Promise<void> {
  const saved = await tx.execute(
    `update lesson set draft = case when edited then lesson.draft else given.draft::json end,
       title = case when edited then lesson.title else given.title end,
       minutes = case when edited then lesson.minutes else given.minutes end,
       pages = case when edited then lesson.pages else given.pages::json end
     from unnest($2::text[], $3::text[], $4::int[], $5::text[], $6::text[]) given (key, title, minutes, pages, draft)
     where lesson.course_id = $1 and lesson.key = given.key`,
    [
      courseId,
      lessons.map((lesson) => lesson.key),
      lessons.map((lesson) => lesson.title),
      lessons.map((lesson) => lesson.minutes),
      lessons.map((lesson) => lesson.pages),
      lessons.map((lesson) => lesson.draft),
    ],
  );
  if (saved !== new Set(lessons.map((lesson) => lesson.key)).size)
    throw new Error(`Course ${courseId}: ${lessons.length} lessons written, ${saved} of them in its plan`);
}

const WrittenRow = z.object({ key: z.string(), draft: z.string().nullable() });

/**
 * Those of the lessons `keys` that are written, in the order of the course.
 *
 * In: `known`, drafts that this process has saved, by key, which then need not be read again; what somebody has edited
 * is read all the same.
 */
export async function listLessonDrafts(
  db: Sql,
  courseId: number,
  keys: readonly string[],
  known: ReadonlyMap<string, WrittenLesson['draft']> = new Map(),
): Promise<Pick<WrittenLesson, 'key' | 'draft'>[]> {
  const rows = await db.query(
    WrittenRow,
    `select key, case when edited or key <> all($3::text[]) then draft::text end as draft from lesson
     where course_id = $1 and key = any($2::text[]) and draft is not null order by week, position`,
    [courseId, keys, keys.filter((key) => known.has(key))],
  );
  return rows.flatMap(({ key, draft: read }) => {
    const draft = read ?? known.get(key);
    return draft === undefined ? [] : [{ key, draft }];
  });
}

/** The keys of the lessons that somebody has edited. */
export async function listEditedLessons(db: Sql, courseId: number): Promise<Set<string>> {
  const rows = await db.query(
    z.object({ key: z.string() }),
    'select key from lesson where course_id = $1 and edited',
    [courseId],
  );
  return new Set(rows.map(({ key }) => key));
}

export async function saveCoverage(tx: Sql, courseId: number, coverage: Coverage): Promise<void> {
  await tx.execute('update course set coverage = $2 where course_id = $1', [
    courseId,
    JSON.stringify(coverage),
  ]);
}
