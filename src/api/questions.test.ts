import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeLectern, type RunningLectern } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { CheckedQuestion, TeacherQuestion } from '../course/teacher-question.ts';

// On a busy machine the reading of a small book may take longer than a book is allowed.
const PATIENT = { PDF_TIMEOUT_MS: '60000' };

const send = (method: string, body?: unknown): RequestInit =>
  body === undefined
    ? { method }
    : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
const List = z.object({ questions: z.array(TeacherQuestion) });
const Shown = z.looseObject({
  total_questions: z.int(),
  questions: z.array(z.looseObject({ question_id: z.int(), question_text: z.string() })),
});
const codeOf = async (answer: Response): Promise<unknown[]> => {
  const { code } = z.looseObject({ code: z.string() }).parse(await answer.json());
  return [answer.status, code];
};

async function makeCourse(running: RunningLectern) {
  const job = await running.make([{ name: 'book.pdf', bytes: buildSampleBook() }]);
  const url = `/api/courses/${job.result?.course_id}/questions`;
  const list = async () => List.parse(await running.json(url)).questions;
  return { url, list };
}
const textsOf = async (running: RunningLectern, quizId: number | undefined): Promise<string[]> =>
  Shown.parse(await running.json(`/api/quizzes/${quizId}`)).questions.map((one) => one.question_text);
const choiceOf = (questions: readonly TeacherQuestion[]) => {
  const found = questions.find((question) => question.kind === 'choice');
  if (found?.kind !== 'choice') throw new Error('no question with a choice');
  return found;
};

describeLectern(
  'a teacher who edits questions',
  (open) => {
    it('sees each question once, with its key and its quizzes', async () => {
      const running = await open(PATIENT);
      const { url, list } = await makeCourse(running);
      const all = await list();
      expect(new Set(all.map(({ question_id }) => question_id)).size).toBe(all.length);
      expect(all.every(({ status, version }) => status === 'published' && version === 1)).toBe(true);
      const quizIds = new Set(all.flatMap(({ quiz_ids }) => quiz_ids));
      for (const id of quizIds) {
        const { questions } = List.parse(await running.json(`${url}?quiz_id=${id}`));
        expect(questions.map((one) => one.question_text).sort()).toEqual((await textsOf(running, id)).sort());
      }
      expect((await running.get('/api/courses/999/questions')).status).toBe(404);
    });

    it('changes a question in each quiz that asks it; what the checks find is told and stops nothing', async () => {
      const running = await open(PATIENT);
      const { url, list } = await makeCourse(running);
      const before = await list();
      const question =
        before.find(({ quiz_ids, kind }) => quiz_ids.length > 1 && kind === 'choice') ?? choiceOf(before);
      const { question_id, quiz_ids } = question;
      const own = {
        question_text: 'Which of these is it?',
        options: ['This one', 'That', 'None of the above'],
      };
      const change = { ...question, ...own, correct: 0, topic: 'Elsewhere', lesson: 'm9-l9' };
      const edited = CheckedQuestion.parse(await running.json(`${url}/${question_id}`, send('PUT', change)));
      expect(edited).toMatchObject({ ...own, status: 'edited', version: 2, question_id, quiz_ids });
      expect([edited.topic, edited.lesson]).toEqual([question.topic, question.lesson]);
      expect(edited.warnings.map(({ name }) => name)).toContain('catch-all options');
      for (const id of quiz_ids) expect(await textsOf(running, id)).toContain(own.question_text);
      const after = await list();
      expect(after.map((one) => one.question_id)).toEqual(before.map((one) => one.question_id));
    });

    it('is refused what cannot be asked', async () => {
      const running = await open(PATIENT);
      const { url, list } = await makeCourse(running);
      const question = choiceOf(await list());
      const put = async (change: object, id = question.question_id) =>
        codeOf(await running.get(`${url}/${id}`, send('PUT', { ...question, ...change })));
      const { options, citations } = question;
      const far = citations.map((citation) => ({ ...citation, page: 2 ** 40 }));
      const foreign = citations.map((citation) => ({ ...citation, document_id: 999_999 }));
      for (const change of [
        { correct: 7 },
        { options: options.map(() => 'same') },
        { options: [...options.slice(1), ' '] },
        { question_text: '  ' },
        { citations: far },
        { citations: foreign },
      ])
        expect(await put(change)).toEqual([422, 'question_invalid']);
      for (const change of [
        { options: ['a', 'b'] },
        { kind: 'essay' },
        { version: undefined },
        { citations: [] },
        { question_text: 'a\0b' },
        { question_text: 'a\ud800b' },
      ])
        expect(await put(change)).toEqual([400, 'request_invalid']);
      expect(await put({ version: 2 ** 40 })).toEqual([409, 'edit_conflict']);
      expect(await put({}, '0'.repeat(32))).toEqual([404, 'not_found']);
      expect(await put({}, 'x')).toEqual([400, 'request_invalid']);
      expect(choiceOf(await list())).toEqual(question);
    });

    it('of two changes at once one is refused', async () => {
      const running = await open(PATIENT);
      const { url, list } = await makeCourse(running);
      const question = choiceOf(await list());
      const answers = await Promise.all(
        ['Is it one?', 'Is it two?', 'Is it three?'].map((question_text) =>
          running.get(`${url}/${question.question_id}`, send('PUT', { ...question, question_text })),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    });

    it('takes a question out of every quiz, where the others keep their numbers, and brings it back', async () => {
      const running = await open(PATIENT);
      const { url, list } = await makeCourse(running);
      const question = choiceOf(await list());
      const [quizId] = question.quiz_ids;
      const before = Shown.parse(await running.json(`/api/quizzes/${quizId}`));
      const one = `${url}/${question.question_id}`;
      expect((await running.get(one, send('DELETE'))).status).toBe(204);
      expect((await running.get(one, send('DELETE'))).status).toBe(204);
      const after = Shown.parse(await running.json(`/api/quizzes/${quizId}`));
      expect(after.total_questions).toBe(before.total_questions - 1);
      expect(before.questions).toEqual(expect.arrayContaining(after.questions));
      for (const id of question.quiz_ids)
        expect(await textsOf(running, id)).not.toContain(question.question_text);
      const removed = (await list()).find((other) => other.question_id === question.question_id);
      expect(removed).toMatchObject({ status: 'removed', version: 2 });
      expect(await codeOf(await running.get(one, send('PUT', question)))).toEqual([409, 'edit_conflict']);
      expect(await codeOf(await running.get(`${one}/regenerate`, send('POST')))).toEqual([404, 'not_found']);
      await running.json(one, send('PUT', { ...question, version: 2 }));
      expect(await textsOf(running, quizId)).toEqual(before.questions.map((shown) => shown.question_text));
      expect((await running.get(`${url}/${'0'.repeat(32)}`, send('DELETE'))).status).toBe(404);
    });

    it('gets another question about the same lesson until there is none', async () => {
      const running = await open(PATIENT);
      const { url, list } = await makeCourse(running);
      let current: TeacherQuestion = choiceOf(await list());
      const [quizId] = current.quiz_ids;
      const place = (await textsOf(running, quizId)).indexOf(current.question_text);
      const seen = new Set((await list()).map(whatIsAsked));
      for (let count = 0; ; count += 1) {
        const answer = await running.get(`${url}/${current.question_id}/regenerate`, send('POST'));
        if (answer.status !== 200) {
          expect(await codeOf(answer)).toEqual([409, 'no_other_question']);
          expect(count).toBeGreaterThan(0);
          break;
        }
        const next = CheckedQuestion.parse(await answer.json());
        expect([next.lesson, next.status, seen.has(whatIsAsked(next))]).toEqual([
          current.lesson,
          'published',
          false,
        ]);
        expect((await textsOf(running, quizId)).indexOf(next.question_text)).toBe(place);
        seen.add(whatIsAsked(next));
        current = next;
      }
      expect((await list()).filter(({ status }) => status === 'removed').length).toBeGreaterThan(0);
    });
  },
  { everyDatabase: true },
);

/** What tells a question from others: those that match or order say the same and are about other things. */
function whatIsAsked(question: TeacherQuestion | CheckedQuestion): string {
  switch (question.kind) {
    case 'matching':
      return [question.question_text, ...question.prompts].join('\n');
    case 'ordering':
      return [question.question_text, ...question.options.toSorted()].join('\n');
    default:
      return question.question_text;
  }
}
