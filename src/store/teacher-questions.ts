import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import type { Json } from '../course/json.ts';
import { Question } from '../course/quiz.ts';
import type { TeacherQuestion } from '../course/teacher-question.ts';
import { type Database, queryOne, type Sql } from '../db/database.ts';
import { editConflict } from './edit-conflict.ts';

const Row = z.object({
  question_id: z.string(),
  quiz_ids: z.array(z.int()),
  status: z.enum(['published', 'edited', 'removed']),
  version: z.int(),
  body: Question,
});

const toQuestion = ({ body, ...known }: z.infer<typeof Row>): TeacherQuestion => ({ ...body, ...known });

/** Throws: Failure `not_found`, also for a course that is not published. Out: its language. */
export async function getCourseLanguage(db: Sql, courseId: number): Promise<string> {
  const [row] = await db.query(
    z.object({ language: z.string() }),
    'select language from course where course_id = $1 and published_at is not null',
    [courseId],
  );
  if (row === undefined) throw new Failure('not_found', `No course ${courseId}`);
  return row.language;
}

/** The questions of a course, also those that were removed, each once, in the order of its quizzes. */
export async function listTeacherQuestions(
  db: Sql,
  courseId: number,
  quizId?: number,
): Promise<TeacherQuestion[]> {
  const rows = await db.query(
    Row,
    `select question.key as question_id, jsonb_agg(quiz.quiz_id order by quiz.week = 0, quiz.week) as quiz_ids,
       min(question.status) as status, max(question.version) as version,
       (array_agg(question.body order by quiz.week = 0, quiz.week))[1] as body
     from question join quiz using (quiz_id) where quiz.course_id = $1
     group by question.key
     having $2::bigint is null or bool_or(quiz.quiz_id = $2::bigint)
     order by min(case when quiz.week = 0 then 2147483647 else quiz.week end),
       min(coalesce(question.place, question.position)), min(question.position)`,
    [courseId, quizId ?? null],
  );
  return rows.map(toQuestion);
}

/** Throws: Failure `not_found`. */
export async function getTeacherQuestion(
  db: Sql,
  courseId: number,
  questionId: string,
): Promise<TeacherQuestion> {
  const [row] = await db.query(
    Row,
    `select question.key as question_id, jsonb_agg(quiz.quiz_id order by quiz.week = 0, quiz.week) as quiz_ids,
       min(question.status) as status, max(question.version) as version,
       (array_agg(question.body order by quiz.week = 0, quiz.week))[1] as body
     from question join quiz using (quiz_id) join course using (course_id)
     where quiz.course_id = $1 and question.key = $2 and course.published_at is not null
     group by question.key`,
    [courseId, questionId],
  );
  if (row === undefined) throw new Failure('not_found', `No question ${questionId} in course ${courseId}`);
  return toQuestion(row);
}

/** A question of a course, and the version of it that was read. */
export interface QuestionVersion {
  courseId: number;
  questionId: string;
  version: number;
}

/**
 * Saves a question as a teacher wants it in each quiz that it belongs to; one that was removed is asked again.
 *
 * Throws: Failure `edit_conflict`, `not_found`.
 */
export async function saveQuestionEdit(
  db: Sql,
  { courseId, questionId, version }: QuestionVersion,
  body: Json<Question>,
): Promise<void> {
  const changed = await db.execute(
    `update question set body = $4::text::json, status = 'edited', version = version + 1
     from quiz where quiz.quiz_id = question.quiz_id and quiz.course_id = $1 and question.key = $2
       and question.version = $3::bigint`,
    [courseId, questionId, version, body],
  );
  if (changed === 0) throw await conflictOf(db, { courseId, questionId, version });
}

async function conflictOf(db: Sql, { courseId, questionId, version }: QuestionVersion): Promise<Failure> {
  const now = await getTeacherQuestion(db, courseId, questionId);
  return editConflict(`Question ${questionId}`, now.version, version);
}

/** Takes a question out of every quiz; done twice it is done once. Throws: Failure `not_found`. */
export async function removeQuestion(db: Sql, courseId: number, questionId: string): Promise<void> {
  const { status } = await getTeacherQuestion(db, courseId, questionId);
  if (status === 'removed') return;
  await db.execute(
    `update question set status = 'removed', version = version + 1
     from quiz where quiz.quiz_id = question.quiz_id and quiz.course_id = $1 and question.key = $2
       and question.status <> 'removed'`,
    [courseId, questionId],
  );
}

const Taken = z.object({ quiz_id: z.int(), place: z.int() });

/**
 * Removes a question and asks the first of some others in its place that the course does not have yet. The new one has
 * a number of its own in the quiz: an answer to the old one is not taken for an answer to it.
 *
 * Out: the id of the new question; undefined, and nothing has changed, when the course has them all.
 * Throws: Failure `edit_conflict`, `not_found`.
 */
export const replaceQuestion = (
  db: Database,
  replaced: QuestionVersion,
  others: readonly Json<Question>[],
): Promise<string | undefined> =>
  db.transaction(async (tx) => {
    // One at a time: two could take the same question, or the same number in a quiz.
    await tx.execute('select 1 from course where course_id = $1 for update', [replaced.courseId]);
    const other = await findNew(tx, replaced.courseId, others);
    if (other === undefined) return undefined;
    const taken = await tx.query(
      Taken,
      `update question set status = 'removed', version = version + 1
       from quiz where quiz.quiz_id = question.quiz_id and quiz.course_id = $1 and question.key = $2
         and question.version = $3::bigint and question.status <> 'removed'
       returning question.quiz_id, coalesce(question.place, question.position) as place`,
      [replaced.courseId, replaced.questionId, replaced.version],
    );
    if (taken.length === 0) throw await conflictOf(tx, replaced);
    await tx.execute(
      `insert into question (quiz_id, position, place, body, key)
       select taken.quiz_id, (select max(position) + 1 from question where question.quiz_id = taken.quiz_id),
         taken.place, $3::text::json, question_key($3::text::json)
       from unnest($1::bigint[], $2::int[]) taken (quiz_id, place)`,
      [taken.map(({ quiz_id }) => quiz_id), taken.map(({ place }) => place), other.body],
    );
    return other.key;
  });

async function findNew(
  tx: Sql,
  courseId: number,
  others: readonly Json<Question>[],
): Promise<{ key: string; body: Json<Question> } | undefined> {
  for (const body of others) {
    const { key, known } = await queryOne(
      tx,
      z.object({ key: z.string(), known: z.boolean() }),
      `select question_key($2::text::json) as key, exists (
         select 1 from question join quiz using (quiz_id)
         where quiz.course_id = $1 and question.key = question_key($2::text::json)
       ) as known`,
      [courseId, body],
    );
    if (!known) return { key, body };
  }
  return undefined;
}
