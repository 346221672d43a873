import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeLectern, type RunningLectern } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import type { MatchingQuestion, OrderingQuestion } from '../course/quiz.ts';
import { QuizReport } from '../course/quiz-report.ts';
import { toNewQuestion } from '../store/new-question.ts';
import { listQuizzes, saveQuizzes } from '../store/quizzes.ts';

const Shown = z.object({
  quiz_type: z.string(),
  module_week: z.int().nullable(),
  questions: z.array(
    z.object({ kind: z.string(), options: z.array(z.string()), prompts: z.array(z.string()).optional() }),
  ),
});

const shared = {
  explanation: 'Page 1.',
  topic: 'Cells',
  lesson: 'm1-l1',
  difficulty: 'medium' as const,
  origin: 'made' as const,
  citations: [
    { id: 'c1', document_id: 1, page: 1, quote: 'A cell is the smallest unit of life.', boxes: [] },
  ],
};
const matching: MatchingQuestion = {
  ...shared,
  kind: 'matching',
  question_text: 'Match each term with what it means.',
  prompts: ['cell', 'tissue', 'gene'],
  options: ['a group of cells', 'a stretch of material', 'a unit of life'],
  pairs: [2, 0, 1],
};
const ordering: OrderingQuestion = {
  ...shared,
  kind: 'ordering',
  question_text: 'Put these steps in order: Seeing a cell',
  options: ['Look at it.', 'Put it on glass.', 'Take a sample.'],
  order: [2, 1, 0],
};

async function makeCourse(running: RunningLectern): Promise<number> {
  const job = await running.make([{ name: 'book.pdf', bytes: buildSampleBook() }]);
  return z.object({ course_id: z.int() }).parse(job.result).course_id;
}

const answering = (answers: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: JSON.stringify({ answers }),
  headers: { 'content-type': 'application/json' },
});

describeLectern('quizzes over HTTP', (open) => {
  it('a report tells of every question that was made', async () => {
    const running = await open();
    const courseId = await makeCourse(running);
    const report = QuizReport.parse(await running.json(`/api/courses/${courseId}/quiz-report`));
    expect(report.published).toBeGreaterThan(0);
    expect(report.made).toBe(report.published + report.rejected.reduce((sum, { count }) => sum + count, 0));
    expect(Object.values(report.kinds).reduce((sum, count) => sum + count, 0)).toBe(report.published);
    expect(report.coverage.by_lesson).toHaveLength(report.coverage.lessons);
    expect(report.quizzes.map(({ week }) => week)).toContain(1);
    const unknown = await running.get('/api/courses/999999/quiz-report');
    expect([unknown.status, z.object({ code: z.string() }).parse(await unknown.json()).code]).toEqual([
      404,
      'not_found',
    ]);
  });

  it('matching and ordering are shown without their key and answered with letters', async () => {
    const running = await open();
    const courseId = await makeCourse(running);
    const { db } = running.lectern.store;
    const questions = [matching, ordering].map(toNewQuestion);
    await db.transaction((tx) => saveQuizzes(tx, courseId, [{ week: 0, title: 'All of it', questions }]));
    const keys = await db.query(
      z.object({ key: z.string(), known: z.string() }),
      'select key, question_key(body) as known from question',
    );
    expect(keys.map(({ key }) => key)).toEqual(keys.map(({ known }) => known));
    expect(keys.length).toBeGreaterThan(questions.length);
    const quiz = (await listQuizzes(db, courseId)).find(({ quizType }) => quizType === 'course');
    const url = `/api/quizzes/${quiz?.quizId}`;
    const body = await running.json(url);
    expect(Shown.parse(body)).toEqual({
      quiz_type: 'course',
      module_week: null,
      questions: [
        { kind: 'matching', options: matching.options, prompts: matching.prompts },
        { kind: 'ordering', options: ordering.options },
      ],
    });
    expect(JSON.stringify(body)).not.toMatch(/pairs|"order"|explanation/);
    const half = await running.json(`${url}/submissions`, answering({ '1': 'c, a, b', '2': 'ABC' }));
    expect(half).toMatchObject({
      score: 1,
      detailed_results: [{ correct: true }, { correct_answer: 'C,B,A' }],
    });
  });

  it('a question is known by the same key to the database and to who saves it, whatever its letters', async () => {
    const { db } = (await open()).lectern.store;
    const options = ['Ｚ wide', '𝒳 beyond', 'a "quoted" \\ one', 'é', 'Z', 'a\nline'];
    const questions = [
      { ...matching, options, prompts: ['é "x"', '𝒳', 'line\nbreak'] },
      { ...ordering, options },
    ];
    for (const { body, key } of questions.map(toNewQuestion)) {
      const sql = 'select question_key($1::text::json) as known';
      expect(await db.query(z.object({ known: z.string() }), sql, [body])).toEqual([{ known: key }]);
    }
  });
});
