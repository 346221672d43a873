import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FakeModel, startFakeModel } from '../../fake/fake-model.ts';
import type { ModelRequest } from '../../model/model-request.ts';
import type { Models } from '../../model/models.ts';
import { ABLE, modelsOf } from '../../model/test-providers.ts';
import { expectSound } from '../course.cases.ts';
import { blockOf, pageOf, sourceOf } from '../fixture-pages.ts';
import { planCourse } from '../plan.ts';
import { buildTermPool, writeCheckedQuestions } from '../quiz.ts';
import { assembleFairly } from './fair-assembly.ts';
import { mergeQuestions } from './merge-questions.ts';
import { askLesson, readLessonReplies } from './model-lesson.ts';
import { askOutline, readOutlineReplies } from './model-outline.ts';
import { askQuestions, readQuestionReplies } from './model-questions.ts';
import { askGuess, askSolve, readGuess, readSolve } from './trial.ts';
import { wantedQuestions } from './wanted-questions.ts';

let fake: FakeModel;
let models: Models;
beforeAll(async () => {
  fake = await startFakeModel();
  ({ models } = await modelsOf({ LLM_MODEL: 'compatible:fake-1', LLM_BASE_URL: fake.url }));
});
afterAll(() => fake.close());

const FIT = { inputTokens: 20_000, outputTokens: 4000 };
const SEED = 7;

const askAll = (requests: readonly ModelRequest[]): Promise<string[]> =>
  Promise.all(
    requests.map(async (request) => {
      const options = { signal: AbortSignal.timeout(20_000), abilities: ABLE };
      return (await models.call('compatible:fake-1', request, options)).text;
    }),
  );

const TEXTS = [
  'A factor is a vector object used to specify a discrete classification of the components. It stores each level once and refers to it by a number.',
  'A matrix is a table of numbers that has rows and columns of equal length. Two tables can be multiplied when their inner sizes agree.',
  'A data frame is a list of columns that may hold different kinds of values. Each column keeps a name by which it is taken out.',
  'A workspace is the collection of objects that are stored during one session. It is written to disk when the session ends.',
  'A closure is a function together with the environment in which it was made. The environment keeps the values that the function needs.',
  'A generator is a routine that hands out one item each time it is called. Between two calls it remembers where it has stopped.',
];

const bookOf = (language: string) =>
  sourceOf(
    [0, 1, 2].map((at) =>
      pageOf(
        at + 1,
        TEXTS.slice(at * 2, at * 2 + 2).map((text) => blockOf(text)),
      ),
    ),
    { language },
  );

it.each(['en', 'und'])(
  'a course of a model is as sound as one without, in a book whose language is said to be "%s"',
  async (language) => {
    const source = bookOf(language);
    const sources = [{ ...source, language }];
    const outline = { course: planCourse([source]), sources: [source], fit: FIT };
    const named = readOutlineReplies(outline, await askAll(askOutline(outline)));
    expect(named.faults.flat()).toEqual([]);
    const plan = named.course;
    const lessons = plan.modules.flatMap((module) => module.lessons);
    const drafts = await Promise.all(
      lessons.map(async (lesson) => {
        const task = { plan: lesson, sources, language: plan.language, fit: FIT };
        const { draft, faults } = readLessonReplies(task, await askAll(askLesson(task)));
        if (draft === undefined) throw new Error(`No lesson: ${faults.flat().join(' ')}`);
        expect(draft.made_by).toBe('model');
        return { key: lesson.key, draft, task };
      }),
    );
    const pool = buildTermPool(drafts);
    const pages = source.pages.map((page) => ({ document_id: source.documentId, page }));
    const checked = await Promise.all(
      drafts.map(async ({ key, draft, task }) => {
        const asked = { ...task, wanted: wantedQuestions(plan, task.plan), seed: SEED };
        const { questions: model } = readQuestionReplies(asked, await askAll(askQuestions(asked)));
        expect(model.questions.length).toBeGreaterThan(0);
        const trial = { questions: model, fit: FIT };
        const solved = readSolve(trial, await askAll(askSolve(trial))).found;
        const guessed = readGuess(trial, await askAll(askGuess(trial))).found;
        const context = { pages, language: plan.language, seed: SEED };
        const embedded = writeCheckedQuestions({ key, title: draft.title, draft }, pool, context);
        return mergeQuestions({ model, solved, guessed, embedded, draft });
      }),
    );
    const { quizzes, report } = assembleFairly(plan, checked, SEED);
    expect(report.published).toBeGreaterThan(0);
    expectSound(source, { plan, drafts, quizzes, report });
  },
);
