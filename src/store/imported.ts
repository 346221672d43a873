import { z } from 'zod';
import type { LessonDraft } from '../course/course.ts';
import type { Question } from '../course/quiz.ts';
import { queryOne, type Sql } from '../db/database.ts';

type ImportedKind = 'course' | 'quiz' | 'submission';

const Imported = z.object({ new_id: z.int(), place: z.int() });
type Imported = z.infer<typeof Imported>;

/** What something of the old service has become, by the hash of its content. */
export async function findImported(
  db: Sql,
  kind: ImportedKind,
  fingerprint: string,
): Promise<Imported | undefined> {
  const [row] = await db.query(
    Imported,
    'select new_id, place from imported where kind = $1 and fingerprint = $2',
    [kind, fingerprint],
  );
  return row;
}

/** The same by its old id; the newest when several had it. */
export async function findByOldId(db: Sql, kind: ImportedKind, oldId: string): Promise<Imported | undefined> {
  const [row] = await db.query(
    Imported,
    `select new_id, place from imported where kind = $1 and old_id = $2 order by imported_at desc limit 1`,
    [kind, oldId],
  );
  return row;
}

/** How something of the old service is known again. */
export interface OldPart {
  fingerprint: string;
  oldId: string;
}

async function remember(
  tx: Sql,
  kind: ImportedKind,
  { fingerprint, oldId }: OldPart,
  { new_id, place }: Imported,
): Promise<void> {
  await tx.execute(
    'insert into imported (kind, fingerprint, old_id, new_id, place) values ($1, $2, $3, $4, $5)',
    [kind, fingerprint, oldId, new_id, place],
  );
}

/** The wanted id where nobody has it, else a new one. In: `table` with an identity column `column`. */
async function takeId(
  tx: Sql,
  table: 'course' | 'quiz',
  column: 'course_id' | 'quiz_id',
  wanted: number | undefined,
): Promise<number> {
  const Id = z.object({ id: z.int() });
  // Ids of rows that are gone are not given again: the sequence counts as well.
  const sequence = `pg_get_serial_sequence('${table}', '${column}')`;
  const next = async (): Promise<number> => (await queryOne(tx, Id, `select nextval(${sequence}) as id`)).id;
  if (wanted === undefined || wanted < 1 || wanted > 2_000_000_000) return next();
  const taken = await tx.query(z.unknown(), `select 1 from ${table} where ${column} = $1`, [wanted]);
  if (taken.length > 0) return next();
  await tx.query(
    z.unknown(),
    `select setval(${sequence}, greatest($1::bigint, (select last_value from ${table}_${column}_seq)))`,
    [wanted],
  );
  return wanted;
}

export interface ImportedLesson {
  key: string;
  title: string;
  words: number;
  /** Null where the old service has lost it. */
  draft: LessonDraft | null;
}

export interface ImportedCourse {
  wantedId: number | undefined;
  title: string;
  language: string;
  modules: { week: number; title: string; lessons: ImportedLesson[] }[];
}

/** Saves a course of the old service and publishes it. Out: its id. */
export async function saveImportedCourse(tx: Sql, part: OldPart, course: ImportedCourse): Promise<number> {
  const courseId = await takeId(tx, 'course', 'course_id', course.wantedId);
  await tx.execute(
    `insert into course (course_id, title, language, generator, published_at) overriding system value
     values ($1, $2, $3, 'imported', clock_timestamp())`,
    [courseId, course.title, course.language],
  );
  const { modules } = course;
  await tx.execute(
    `insert into module (course_id, week, title, summary)
     select $1, week, title, '' from unnest($2::int[], $3::text[]) module (week, title)`,
    [courseId, modules.map(({ week }) => week), modules.map(({ title }) => title)],
  );
  const lessons = modules.flatMap(({ week, lessons: own }) =>
    own.map(({ key, title, words, draft }, position) => ({
      key,
      week,
      position,
      title,
      plan: { key, title, spans: [], words },
      draft,
    })),
  );
  await tx.execute(
    `insert into lesson (course_id, key, week, position, title, plan, draft, minutes, pages)
     select $1, value->>'key', (value->>'week')::int, (value->>'position')::int, value->>'title', value->'plan',
       nullif(value->'draft', 'null'::jsonb)::json, (value->'draft'->>'minutes')::int, (value->'draft'->'pages')::json
     from jsonb_array_elements($2::jsonb)`,
    [courseId, JSON.stringify(lessons)],
  );
  await remember(tx, 'course', part, { new_id: courseId, place: 0 });
  return courseId;
}

export interface ImportedQuiz {
  wantedId: number | undefined;
  courseId: number;
  /** 0 for a quiz over the whole course. */
  week: number;
  title: string;
  questions: Question[];
}

/**
 * Saves a quiz of the old service. Questions of a second quiz of the same week are added to the first.
 *
 * Out: its id, how many questions stand before its own, and whether another quiz was there.
 */
export async function saveImportedQuiz(
  tx: Sql,
  part: OldPart,
  quiz: ImportedQuiz,
): Promise<{ quizId: number; joined: boolean }> {
  const [there] = await tx.query(
    z.object({ quiz_id: z.int(), questions: z.int() }),
    `select quiz_id, (select coalesce(max(position) + 1, 0)::int from question where question.quiz_id = quiz.quiz_id) as questions
     from quiz where course_id = $1 and week = $2`,
    [quiz.courseId, quiz.week],
  );
  const quizId = there?.quiz_id ?? (await takeId(tx, 'quiz', 'quiz_id', quiz.wantedId));
  if (there === undefined)
    await tx.execute(
      `insert into quiz (quiz_id, course_id, week, title, quiz_type) overriding system value
       values ($1, $2, $3, $4, $5)`,
      [quizId, quiz.courseId, quiz.week, quiz.title, quiz.week === 0 ? 'course' : 'module'],
    );
  const place = there?.questions ?? 0;
  await tx.execute(
    `insert into question (quiz_id, position, body, key)
     select $1, $2::int + number - 1, body::json, question_key(body::json)
     from unnest($3::text[]) with ordinality question (body, number)`,
    [quizId, place, quiz.questions.map((question) => JSON.stringify(question))],
  );
  await remember(tx, 'quiz', part, { new_id: quizId, place });
  return { quizId, joined: there !== undefined };
}

export interface ImportedSubmission {
  quizId: number;
  owner: string;
  /** By the number of the question in the quiz, from 1: a letter. */
  answers: Record<string, string>;
  score: number;
  total: number;
}

/** Saves what somebody has answered in the old service. */
export async function saveImportedSubmission(
  tx: Sql,
  part: OldPart,
  { quizId, owner, answers, score, total }: ImportedSubmission,
): Promise<void> {
  const { submission_id } = await queryOne(
    tx,
    z.object({ submission_id: z.int() }),
    `insert into submission (quiz_id, owner, answers, score, total) values ($1, $2, $3, $4, $5)
     returning submission_id`,
    [quizId, owner, JSON.stringify(answers), score, total],
  );
  await remember(tx, 'submission', part, { new_id: submission_id, place: 0 });
}
