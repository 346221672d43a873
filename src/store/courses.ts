import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { Course, CourseSummary, Coverage, LessonDraft } from '../course/course.ts';
import type { Sql } from '../db/database.ts';
import { buildPage, type ListPage, parseCursor } from './cursor.ts';
import type { Store } from './store.ts';

const Head = z.object({
  ...Course.omit({ modules: true, coverage: true }).shape,
  coverage: Coverage.nullable(),
});

const Row = z.object({
  week: z.int(),
  title: z.string(),
  summary: z.string(),
  quiz_id: z.int().nullable(),
  lesson_id: z.int().nullable(),
  draft: LessonDraft.nullable(),
  key: z.string().nullable(),
  requires: z.array(z.string()).nullable(),
});

/** A published course, whole. Two statements. */
export async function findCourse(db: Sql, courseId: number): Promise<Course | undefined> {
  const [head] = await db.query(
    Head,
    `select course_id, title as course_title, description, language, created_at, generator, coverage,
       coalesce((
         select jsonb_agg(jsonb_build_object('document_id', document_id, 'filename', filename,
           'pages', coalesce(pages, 0)) order by position)
         from document where document.course_id = course.course_id
       ), '[]') as documents
     from course where course_id = $1 and published_at is not null`,
    [courseId],
  );
  if (head === undefined) return undefined;
  const rows = await db.query(
    Row,
    `select module.week, module.title, module.summary, quiz.quiz_id, lesson.lesson_id, lesson.draft,
       lesson.key, lesson.plan->'prerequisites' as requires
     from module
     left join quiz on quiz.course_id = module.course_id and quiz.week = module.week and quiz.quiz_type = 'module'
     left join lesson on lesson.course_id = module.course_id and lesson.week = module.week
       and lesson.draft is not null
     where module.course_id = $1 order by module.week, lesson.position`,
    [courseId],
  );
  const { coverage, ...shown } = head;
  return {
    ...shown,
    coverage: coverage ?? { pages: 0, in_lessons: 0, left_out: [] },
    modules: buildModules(rows),
  };
}

function buildModules(rows: readonly z.infer<typeof Row>[]): Course['modules'] {
  const modules = new Map<number, Course['modules'][number]>();
  const lessons = new Map(
    rows.flatMap(({ key, lesson_id, draft }) =>
      key === null || lesson_id === null || draft === null ? [] : [[key, { lesson_id, title: draft.title }]],
    ),
  );
  for (const { week, title, summary, quiz_id, lesson_id, draft, requires } of rows) {
    const module = modules.get(week) ?? { week, title, summary, quiz_id, sub_topics: [] };
    modules.set(week, module);
    const prerequisites = (requires ?? []).flatMap((key) => lessons.get(key) ?? []);
    if (lesson_id !== null && draft !== null) module.sub_topics.push({ lesson_id, ...draft, prerequisites });
  }
  return [...modules.values()];
}

/** Throws: Failure `not_found`, also for a course that is not published yet. */
export async function getCourse(db: Sql, courseId: number): Promise<Course> {
  const course = await findCourse(db, courseId);
  if (course === undefined) throw new Failure('not_found', `No course ${courseId}`);
  return course;
}

/** Published courses, newest first. Throws: Failure `request_invalid` for a cursor that this did not give. */
export async function listCourses(
  db: Sql,
  page: { cursor?: string; limit: number },
): Promise<ListPage<CourseSummary>> {
  const before = page.cursor === undefined ? null : parseCursor(page.cursor);
  const rows = await db.query(
    CourseSummary,
    `select course_id, title as course_title, description, language, created_at, generator,
       (select coalesce(sum(pages), 0)::int from document where document.course_id = course.course_id) as pages,
       (select count(*)::int from module where module.course_id = course.course_id) as modules,
       (select count(*)::int from lesson
         where lesson.course_id = course.course_id and lesson.draft is not null) as lessons
     from course
     where published_at is not null and ($1::bigint is null or course_id < $1)
     order by course_id desc limit $2`,
    [before, page.limit + 1],
  );
  return buildPage(
    rows,
    page.limit,
    (row) => row,
    (row) => row.course_id,
  );
}

/** Throws: Failure `not_found`. */
export async function updateCourse(
  db: Sql,
  courseId: number,
  change: { title?: string | undefined; description?: string | undefined },
): Promise<void> {
  const changed = await db.execute(
    `update course set title = coalesce($2, title), description = coalesce($3, description)
     where course_id = $1 and published_at is not null`,
    [courseId, change.title ?? null, change.description ?? null],
  );
  if (changed === 0) throw new Failure('not_found', `No course ${courseId}`);
}

/**
 * Deletes a course, published or not, with everything that belongs to it; a job under way loses it.
 *
 * Out: the SHA-256 of the files that no other course has, for `removeOrphans`.
 * Throws: Failure `not_found`.
 */
export async function deleteCourse(store: Store, courseId: number): Promise<string[]> {
  const { jobIds, orphans } = await store.db.transaction(async (tx) => {
    const jobs = await tx.query(
      z.object({ job_id: z.string(), entry_id: z.string().nullable() }),
      // Locked first, as every write of a worker does: the other order could meet it in a deadlock.
      'select job_id, entry_id from job where course_id = $1 for update',
      [courseId],
    );
    for (const { entry_id } of jobs) if (entry_id !== null) await store.queue.cancel(tx, entry_id);
    const files = await tx.query(
      z.object({ sha256: z.string() }),
      `select distinct sha256 from document mine where course_id = $1 and not exists (
         select 1 from document other where other.sha256 = mine.sha256 and other.course_id <> $1)`,
      [courseId],
    );
    if ((await tx.execute('delete from course where course_id = $1', [courseId])) === 0)
      throw new Failure('not_found', `No course ${courseId}`);
    return { jobIds: jobs.map((job) => job.job_id), orphans: files.map((file) => file.sha256) };
  });
  for (const jobId of jobIds) store.hints.tell(jobId, 'lost');
  return orphans;
}
