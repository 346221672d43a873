import { expect, it } from 'vitest';
import type { Citation, LessonDraft } from '../course/course.ts';
import { keyOf, type Question } from '../course/quiz.ts';
import { clozeQuestions } from './cloze-questions.ts';
import { blockOf, pageOf } from './fixture-pages.ts';
import { languageOf } from './language.ts';
import { quizSourceOf } from './lesson-source.ts';
import { seededRandom } from './random.ts';
import { buildTermPool } from './term-pool.ts';

const NAMES = ['levels()', 'table()', 'outer()', 'attach()', 'merge()'].map(
  (name) => `the \`${name}\` function`,
);

/** The questions of a lesson of these sentences; the names in code are known from elsewhere. */
function questionsOf(sentences: readonly string[], content = `We know ${NAMES.join(', ')}.`): Question[] {
  const citations: Citation[] = sentences.map((quote, index) => ({
    id: `c${index + 1}`,
    document_id: 1,
    page: 1,
    quote,
    boxes: [[0, 0, 1, 1]],
  }));
  const draft: LessonDraft = {
    title: 'A lesson',
    summary: { text: '', citations: [] },
    content,
    objectives: [],
    minutes: 5,
    pages: [{ document_id: 1, from: 1, to: 1 }],
    key_points: [],
    key_terms: [],
    examples: [],
    exercises: [],
    citations,
  };
  const pool = buildTermPool([{ key: 'm1-l1', draft }]);
  const pages = [{ document_id: 1, page: pageOf(1, [blockOf(sentences.join('\n'))]) }];
  const lesson = { key: 'm1-l1', title: 'A lesson', draft };
  const source = quizSourceOf(lesson, pool, { pages, language: 'en', seed: 1 });
  const { phrases } = languageOf('en');
  return phrases === undefined ? [] : [...clozeQuestions(source, phrases, seededRandom(1))];
}

it('asks which function does what the sentence says of it, among functions', () => {
  const [question] = questionsOf([
    'The table() function allows frequency tables to be calculated from factors of equal length.',
  ]);
  expect(question?.kind).toBe('choice');
  expect(question?.question_text).toBe(
    'Which function allows frequency tables to be calculated from factors of equal length?',
  );
  expect(question && keyOf(question)).toBe('table()');
  expect(question?.options.every((option) => option.endsWith('()'))).toBe(true);
});

it('leaves a blank where the name is not what the sentence is about', () => {
  const [question] = questionsOf([
    'Frequency tables of factors that are of equal length can be calculated by using the table() function.',
  ]);
  expect(question?.kind).toBe('cloze');
  expect(question?.question_text).toContain('using the _____ function.');
});

it('leaves out no name that is one of several or an example', () => {
  const sentence = (end: string): string => `The dimensions of an array are required to be given by ${end}.`;
  expect(questionsOf([sentence('the result of outer() or merge()')])).toEqual([]);
  expect(questionsOf([sentence('a function such as outer()')])).toEqual([]);
});

it('offers no name that is made up for an example', () => {
  const made = ['`foo()`', '`my_plot()`', '`example.run()`', '`table()`'].join(' ');
  expect(
    questionsOf(['The table() function allows frequency tables to be calculated from long factors.'], made),
  ).toEqual([]);
});

it('calls a condition and siblings hard', () => {
  const phrases = 'the source package is, the binary package is, the debug package is, ';
  const questions = questionsOf(
    ['The archive software accepts the source package only if its control file is signed.'],
    phrases.repeat(4),
  );
  expect(questions[0]?.difficulty).toBe('hard');
});
