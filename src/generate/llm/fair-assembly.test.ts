import { expect, it } from 'vitest';
import type { CoursePlan } from '../../course/plan.ts';
import type { Question } from '../../course/quiz.ts';
import { choice } from '../checks/sample-questions.ts';
import type { CheckedQuestions } from '../quiz.ts';
import { assembleFairly } from './fair-assembly.ts';
import { mergeQuestions } from './merge-questions.ts';

const span = { document_id: 1, from: { page: 1, block: 0 }, to: { page: 2, block: 0 } };
const plan: CoursePlan = {
  title: 'Lists',
  description: '',
  language: 'en',
  modules: [
    {
      week: 1,
      title: 'Lists',
      summary: '',
      lessons: [{ key: 'm1-l1', title: 'Lists', spans: [span], words: 900 }],
    },
  ],
  left_out: [],
};

const questionsOf = (count: number, word: string): Question[] =>
  Array.from({ length: count }, (_, at) => ({
    ...choice,
    lesson: 'm1-l1',
    question_text: `What does ${word}${at} do with ${word}a${at} in ${word}b${at} of ${word}c${at}?`,
    options: ['one', 'two', 'three', 'four'].map((option) => `${option}${word}${at}`),
    correct: 0,
    citations: choice.citations.map((citation) => ({
      ...citation,
      quote: `${word} ${at} is what is said of it here.`,
    })),
  }));

const checked = (questions: Question[]): CheckedQuestions => ({
  lesson: 'm1-l1',
  questions,
  rejected: {},
  sections: 1,
  sectionOf: {},
});

it('takes the questions of a model whose key was found in what they cite, then embedded ones up to as many as before', () => {
  const model = { questions: questionsOf(3, 'model'), rejected: { 2: 1 } };
  const solved = [true, false, null];
  const merged = mergeQuestions({ model, solved, embedded: checked(questionsOf(4, 'plain')) });
  expect(merged.questions.map(({ question_text }) => question_text.split(' ')[2])).toEqual([
    'model0',
    'model2',
    'plain0',
    'plain1',
  ]);
  expect(merged.rejected).toEqual({ 2: 1, solve: 1, spare: 2 });
  expect(merged.trials?.solve).toEqual({ asked: 2, found: 1 });
});

it('leaves out questions that are guessed until no more keys are found than by chance', () => {
  const model = { questions: questionsOf(20, 'model'), rejected: {} };
  const guessed = model.questions.map((_question, at) => at < 14);
  const draft = mergeQuestions({ model, guessed, embedded: checked([]) });
  const { quizzes, report } = assembleFairly(plan, [draft], 7);
  expect(report.guess?.p).toBeGreaterThan(0.05);
  expect(report.guess?.dropped).toBeGreaterThan(0);
  expect(quizzes[0]?.questions.length).toBeGreaterThanOrEqual(6);
  const out = report.rejected.reduce((sum, { count }) => sum + count, 0);
  expect(report.made).toBe(report.published + out);
});

it('leaves all where nobody guesses better than by chance', () => {
  const model = { questions: questionsOf(12, 'model'), rejected: {} };
  const guessed = model.questions.map((_question, at) => at % 4 === 0);
  const { report } = assembleFairly(plan, [mergeQuestions({ model, guessed, embedded: checked([]) })], 7);
  expect(report.guess).toMatchObject({ dropped: 0 });
  expect(report.published).toBe(12);
});
