import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { CourseContents, LessonEntry, LessonLink, ShownLesson } from '../course/contents.ts';
import { Coverage, LessonDraft } from '../course/course.ts';
import type { Sql } from '../db/database.ts';

const Head = CourseContents.omit({ modules: true }).extend({ coverage: Coverage.nullable() });

const Row = z.object({
  week: z.int(),
  title: z.string(),
  summary: z.string(),
  quiz_id: z.int().nullable(),
  questions: z.int().nullable(),
  lesson_id: z.int().nullable(),
  key: z.string().nullable(),
  lesson_title: z.string().nullable(),
  minutes: z.int().nullable(),
  pages: LessonEntry.shape.pages.nullable(),
  requires: z.array(z.string()).nullable(),
  edited: z.boolean().nullable(),
  made_by: LessonEntry.shape.made_by.unwrap().nullable(),
});
type Row = z.infer<typeof Row>;

/**
 * A published course without the texts of its lessons. Two statements.
 *
 * Throws: Failure `not_found`.
 */
export async function getContents(db: Sql, courseId: number): Promise<CourseContents> {
  const [head] = await db.query(
    Head,
    `select course_id, title as course_title, description, language, created_at, generator, coverage, version,
       coalesce((
         select jsonb_agg(jsonb_build_object('document_id', document_id, 'filename', filename,
           'pages', coalesce(pages, 0)) order by position)
         from document where document.course_id = course.course_id
       ), '[]') as documents,
       (select quiz_id from quiz where quiz.course_id = course.course_id and quiz_type = 'course') as course_quiz_id
     from course where course_id = $1 and published_at is not null`,
    [courseId],
  );
  if (head === undefined) throw new Failure('not_found', `No course ${courseId}`);
  const rows = await db.query(
    Row,
    `with asked as (
       select quiz.quiz_id, week, count(question.position)::int as questions
       from quiz left join question on question.quiz_id = quiz.quiz_id and question.status <> 'removed'
       where course_id = $1 and quiz_type = 'module' group by quiz.quiz_id, week
     )
     select module.week, module.title, module.summary, asked.quiz_id, asked.questions, lesson.lesson_id, lesson.key,
       lesson.title as lesson_title, coalesce(lesson.minutes, (lesson.draft ->> 'minutes')::int) as minutes,
       coalesce(lesson.pages, lesson.draft -> 'pages') as pages, lesson.plan -> 'prerequisites' as requires,
       lesson.edited, case when course.generator = 'llm' then lesson.draft ->> 'made_by' end as made_by
     from module join course using (course_id)
     left join asked on asked.week = module.week
     left join lesson on lesson.course_id = module.course_id and lesson.week = module.week
       and lesson.draft is not null
     where module.course_id = $1 order by module.week, lesson.position`,
    [courseId],
  );
  const coverage = head.coverage ?? { pages: 0, in_lessons: 0, left_out: [] };
  return { ...head, coverage, modules: buildModules(rows) };
}

function buildModules(rows: readonly Row[]): CourseContents['modules'] {
  const modules = new Map<number, CourseContents['modules'][number]>();
  const lessons = new Map(
    rows.flatMap(({ key, lesson_id, lesson_title }) =>
      key === null || lesson_id === null ? [] : [[key, { lesson_id, title: lesson_title ?? '' }]],
    ),
  );
  for (const { week, title, summary, quiz_id, questions, lesson_id, ...lesson } of rows) {
    const module = modules.get(week) ?? {
      week,
      title,
      summary,
      quiz_id,
      questions: questions ?? 0,
      sub_topics: [],
    };
    modules.set(week, module);
    if (lesson_id === null) continue;
    module.sub_topics.push({
      lesson_id,
      title: lesson.lesson_title ?? '',
      minutes: lesson.minutes ?? 1,
      pages: lesson.pages ?? [],
      prerequisites: (lesson.requires ?? []).flatMap((key) => lessons.get(key) ?? []),
      edited: lesson.edited ?? false,
      ...(lesson.made_by === null ? {} : { made_by: lesson.made_by }),
    });
  }
  return [...modules.values()];
}

const LessonRow = ShownLesson.pick({ lesson_id: true, week: true, edited: true, version: true }).extend({
  draft: LessonDraft,
  prerequisites: z.array(LessonLink),
  previous: LessonLink.nullable(),
  next: LessonLink.nullable(),
});

/** A lesson of a published course, and those before and after it. Throws: Failure `not_found`. */
export async function getLesson(db: Sql, courseId: number, lessonId: number): Promise<ShownLesson> {
  const [row] = await db.query(
    LessonRow,
    `with named as (
       select lesson_id, key, jsonb_build_object('lesson_id', lesson_id, 'title', lesson.title) as link,
         row_number() over (order by week, lesson.position) as number
       from lesson join module using (course_id, week)
       where course_id = $1 and draft is not null
     )
     select lesson.lesson_id, lesson.week, lesson.draft, lesson.edited, lesson.version,
       (select link from named where named.number = here.number - 1) as previous,
       (select link from named where named.number = here.number + 1) as next,
       coalesce((
         select jsonb_agg(named.link order by wanted.number)
         from json_array_elements_text(lesson.plan -> 'prerequisites') with ordinality wanted (key, number)
         join named on named.key = wanted.key
       ), '[]') as prerequisites
     from named here join lesson on lesson.lesson_id = here.lesson_id
     join course on course.course_id = lesson.course_id
     where here.lesson_id = $2 and course.published_at is not null`,
    [courseId, lessonId],
  );
  if (row === undefined) throw new Failure('not_found', `No lesson ${lessonId} in course ${courseId}`);
  const { draft, ...shown } = row;
  return { ...draft, ...shown };
}
