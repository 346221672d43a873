import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { Course, CourseSummary, Coverage, LessonDraft } from '../course/course.ts';
import type { Sql } from '../db/database.ts';
import { buildPage, type ListPage, parseCursor } from './cursor.ts';

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

/** Which courses to list, for whom. */
export interface CourseQuery {
  owner: string;
  now: Date;
  /** A part of the title, in any case. */
  title?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

const SummaryRow = CourseSummary.omit({ progress: true }).extend({
  lessons_read: z.int().nullable(),
  last_lesson_id: z.int().nullable(),
  last_read_at: z.string().nullable(),
});

/** Published courses, newest first. Throws: Failure `request_invalid` for a cursor that this did not give. */
export async function listCourses(
  db: Sql,
  { owner, now, title, cursor, limit }: CourseQuery,
): Promise<ListPage<CourseSummary>> {
  const before = cursor === undefined ? null : parseCursor(cursor);
  const rows = await db.query(
    SummaryRow,
    `with learned as (
       select course_id, (count(*) filter (where read))::int as lessons_read, max(seen_at) as last_read_at,
         (array_agg(lesson_id order by seen_at desc, lesson_id desc))[1] as last_lesson_id
       from lesson_progress where owner = $3 group by course_id
     ), waiting as (
       select card.course_id, count(*)::int as cards from card_state state join card using (card_id)
       where state.owner = $3 and state.due <= $4 group by card.course_id
     )
     select course_id, title as course_title, description, language, created_at, generator,
       (select coalesce(sum(pages), 0)::int from document where document.course_id = course.course_id) as pages,
       (select count(*)::int from module where module.course_id = course.course_id) as modules,
       (select count(*)::int from lesson
         where lesson.course_id = course.course_id and lesson.draft is not null) as lessons,
       (select jsonb_build_object('document_id', document_id, 'page', 1) from document
         where document.course_id = course.course_id and failure_code is null and pages > 0
         order by position limit 1) as cover,
       lessons_read, last_lesson_id, last_read_at, coalesce(waiting.cards, 0) as cards_due
     from course left join learned using (course_id) left join waiting using (course_id)
     where published_at is not null and ($1::bigint is null or course_id < $1)
       and ($5::text is null or position(lower($5) in lower(title)) > 0)
     order by course_id desc limit $2`,
    [before, limit + 1, owner, now.toISOString(), title ?? null],
  );
  return buildPage(rows, limit, toSummary, (row) => row.course_id);
}

const toSummary = ({
  lessons_read,
  last_lesson_id,
  last_read_at,
  ...shown
}: z.infer<typeof SummaryRow>): CourseSummary => ({
  ...shown,
  progress: { lessons_read: lessons_read ?? 0, lessons: shown.lessons, last_lesson_id, last_read_at },
});

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
