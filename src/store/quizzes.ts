import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import type { Json } from '../course/json.ts';
import { Question, type QuizWithKey } from '../course/quiz.ts';
import { QuizReport } from '../course/quiz-report.ts';
import { queryOne, type Sql } from '../db/database.ts';
import type { NewQuiz } from './new-question.ts';

/** What was made of a lesson's text for the quizzes, by the lesson's key in the plan. */
export interface QuestionDraft {
  key: string;
  body: Json<unknown>;
}

/** Saves what the quizzes are later picked from. */
export async function saveQuestionDrafts(
  tx: Sql,
  courseId: number,
  drafts: readonly QuestionDraft[],
): Promise<void> {
  await tx.execute(
    `insert into question_draft (course_id, lesson_key, body)
     select $1, key, body::json from unnest($2::text[], $3::text[]) draft (key, body)
     on conflict (course_id, lesson_key) do update set body = excluded.body`,
    [courseId, drafts.map((draft) => draft.key), drafts.map((draft) => draft.body)],
  );
}

/** The bodies by lesson key, as they were saved. */
export async function listQuestionDrafts(db: Sql, courseId: number): Promise<Map<string, string>> {
  const rows = await db.query(
    z.object({ lesson_key: z.string(), body: z.string() }),
    'select lesson_key, body::text as body from question_draft where course_id = $1 order by lesson_key',
    [courseId],
  );
  return new Map(rows.map((row) => [row.lesson_key, row.body]));
}

/** Saves some of the quizzes of a course; one of the same week is replaced. Week 0 is the whole course's. */
export async function saveQuizzes(tx: Sql, courseId: number, quizzes: readonly NewQuiz[]): Promise<void> {
  const saved = await tx.query(
    z.object({ quiz_id: z.int(), week: z.int() }),
    `insert into quiz (course_id, week, title, quiz_type)
     select $1, week, title, case week when 0 then 'course' else 'module' end from unnest($2::int[], $3::text[]) quiz (week, title)
     on conflict (course_id, quiz_type, week) do update set title = excluded.title
     returning quiz_id, week`,
    [courseId, quizzes.map((quiz) => quiz.week), quizzes.map((quiz) => quiz.title)],
  );
  const ids = new Map(saved.map((quiz) => [quiz.week, quiz.quiz_id]));
  await tx.execute('delete from question where quiz_id = any($1::bigint[])', [[...ids.values()]]);
  const questions = quizzes.flatMap((quiz) =>
    quiz.questions.map((question, position) => ({ ...question, quizId: ids.get(quiz.week) ?? 0, position })),
  );
  await tx.execute(
    `insert into question (quiz_id, position, body, key)
     select quiz_id, position, body::json, key
     from unnest($1::bigint[], $2::int[], $3::text[], $4::text[]) q (quiz_id, position, body, key)`,
    [
      questions.map((question) => question.quizId),
      questions.map((question) => question.position),
      questions.map((question) => question.body),
      questions.map((question) => question.key),
    ],
  );
}

/** Ends the making of quizzes: keeps the report, and drops the quizzes of other weeks. */
export async function saveQuizReport(
  tx: Sql,
  courseId: number,
  weeks: readonly number[],
  report: Json<unknown>,
): Promise<void> {
  await tx.execute('delete from quiz where course_id = $1 and not (week = any($2::int[]))', [
    courseId,
    weeks,
  ]);
  await tx.execute('update course set quiz_report = $2 where course_id = $1', [courseId, report]);
}

/** Throws: Failure `not_found`, also for a course that is not published or whose report is of an older form. */
export async function getQuizReport(db: Sql, courseId: number): Promise<QuizReport> {
  const [row] = await db.query(
    z.object({ report: z.unknown() }),
    'select quiz_report as report from course where course_id = $1 and published_at is not null',
    [courseId],
  );
  const report = QuizReport.safeParse(row?.report);
  if (!report.success) throw new Failure('not_found', `No quiz report of course ${courseId}`);
  return report.data;
}

/** A quiz with its key, for grading; what of it is shown is the API's to say. */
export interface StoredQuiz {
  quizId: number;
  courseId: number;
  title: string;
  quizType: 'module' | 'course';
  /** 0 for a quiz over the whole course. */
  week: number;
  passingPercentage: number;
  /** `questionId` counts from 1 within the quiz. */
  questions: { questionId: number; question: Question }[];
}

const QuizRow = z.object({
  quiz_id: z.int(),
  course_id: z.int(),
  title: z.string(),
  quiz_type: z.enum(['module', 'course']),
  week: z.int(),
  passing_percentage: z.int(),
  questions: z.array(z.object({ position: z.int(), body: Question })),
});

const SELECT_QUIZ = `
  select quiz.quiz_id, quiz.course_id, quiz.title, quiz.quiz_type, quiz.week, course.passing_percentage,
    coalesce((
      select jsonb_agg(jsonb_build_object('position', position, 'body', body)
        order by coalesce(place, position), position)
      from question where question.quiz_id = quiz.quiz_id and question.status <> 'removed'
    ), '[]') as questions
  from quiz join course using (course_id)`;

const toQuiz = (row: z.infer<typeof QuizRow>): StoredQuiz => ({
  quizId: row.quiz_id,
  courseId: row.course_id,
  title: row.title,
  quizType: row.quiz_type,
  week: row.week,
  passingPercentage: row.passing_percentage,
  questions: row.questions.map(({ position, body }) => ({ questionId: position + 1, question: body })),
});

/** Throws: Failure `not_found`, also while the course is not published. */
export async function getQuiz(db: Sql, quizId: number): Promise<StoredQuiz> {
  const [row] = await db.query(
    QuizRow,
    `${SELECT_QUIZ} where quiz.quiz_id = $1 and course.published_at is not null`,
    [quizId],
  );
  if (row === undefined) throw new Failure('not_found', `No quiz ${quizId}`);
  return toQuiz(row);
}

/** What is told of a quiz before its questions. */
export const headOf = (quiz: StoredQuiz): Omit<QuizWithKey, 'questions'> => ({
  quiz_id: quiz.quizId,
  title: quiz.title,
  quiz_type: quiz.quizType,
  course_id: quiz.courseId,
  module_week: quiz.quizType === 'module' ? quiz.week : null,
  total_questions: quiz.questions.length,
});

/** The quizzes of a published course, by week; the one over the course comes last. */
export async function listQuizzes(db: Sql, courseId: number): Promise<StoredQuiz[]> {
  const rows = await db.query(
    QuizRow,
    `${SELECT_QUIZ} where quiz.course_id = $1 and course.published_at is not null order by quiz.week = 0, quiz.week, quiz.quiz_id`,
    [courseId],
  );
  return rows.map(toQuiz);
}

export interface Submission {
  quizId: number;
  owner: string;
  /** Given answers by question id. */
  answers: Record<string, string>;
  score: number;
  total: number;
}

/** Keeps a graded submission. Out: its id. */
export async function saveSubmission(db: Sql, submission: Submission): Promise<number> {
  const { quizId, owner, answers, score, total } = submission;
  const row = await queryOne(
    db,
    z.object({ submission_id: z.int() }),
    `insert into submission (quiz_id, owner, answers, score, total) values ($1, $2, $3, $4, $5)
     returning submission_id`,
    [quizId, owner, JSON.stringify(answers), score, total],
  );
  return row.submission_id;
}
