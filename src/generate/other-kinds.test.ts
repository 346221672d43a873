import { describe, expect, it } from 'vitest';
import type { LessonDraft } from '../course/course.ts';
import type { Question } from '../course/quiz.ts';
import { checkContextOf, checkQuestion, isPublishable } from './checks.ts';
import { blockOf, pageOf } from './fixture-pages.ts';
import type { Phrases } from './language.ts';
import { english } from './languages/english.ts';
import { type QuizSource, quizSourceOf } from './lesson-source.ts';
import { matchingQuestions } from './matching.ts';
import { orderingQuestions } from './ordering.ts';
import { buildTermPool } from './quiz.ts';
import { type Random, seededRandom } from './random.ts';
import { trueFalseQuestions } from './true-false.ts';

const DEFINED: Record<string, string> = {
  factor: 'A factor is a vector object used to specify a discrete classification of components.',
  matrix: 'A matrix is a table of numbers with rows and columns of equal length.',
  workspace: 'A workspace is the collection of objects that are stored during one session.',
  closure: 'A closure is a function together with the environment in which it was made.',
  generator: 'A generator is a routine that hands out one item each time it is called.',
};
const OTHERS = [
  'A page of the store holds at most 512 MB of text and no pictures.',
  'A page of the archive holds at most 256 MB of text and its pictures.',
  'You should never store more than one page in it.',
];
const STEPS = [
  'Open the lid of the machine and take out the old filter.',
  'Then, wash the filter under warm water until it is clean.',
  'Put the filter back into the machine.',
];

type Generate = (source: QuizSource, phrases: Phrases, random: Random) => Iterable<Question>;

/** The questions of a lesson with these definitions, sentences and steps; each passes its checks. */
function made(generate: Generate, heading = 'Changing the filter', steps = STEPS, seed = 1): Question[] {
  const sentences = [...Object.values(DEFINED), ...OTHERS, ...steps];
  const page = pageOf(7, [blockOf(sentences.join('\n'))]);
  const idOf = (sentence: string): string => `c${sentences.indexOf(sentence) + 1}`;
  const list = steps.map((step, index) => `${index + 1}. ${step} [^${idOf(step)}]`).join('\n');
  const draft: LessonDraft = {
    title: 'Objects',
    summary: { text: '', citations: [] },
    content: `${OTHERS.map((text) => `${text}[^${idOf(text)}]`).join('\n\n')}\n\n## ${heading}\n\n${list}\n`,
    objectives: [],
    minutes: 5,
    pages: [],
    key_points: OTHERS.map((text) => ({ text, citations: [idOf(text)] })),
    key_terms: Object.entries(DEFINED).map(([term, definition]) => ({
      term,
      definition,
      citations: [idOf(definition)],
    })),
    examples: [],
    exercises: [],
    citations: sentences.map((quote) => ({ id: idOf(quote), document_id: 1, page: 7, quote, boxes: [] })),
  };
  const lesson = { key: 'm1-l1', title: 'Objects', draft };
  const context = { pages: [{ document_id: 1, page }], language: 'en', seed };
  const source = quizSourceOf(lesson, buildTermPool([lesson]), context);
  if (english.phrases === undefined) return [];
  const questions = [...generate(source, english.phrases, seededRandom(seed))];
  const checks = checkContextOf(context.pages, 'en');
  for (const question of questions) expect(isPublishable(checkQuestion(question, checks))).toBe(true);
  return questions;
}

const said = (question: Question): string => question.question_text.replace('True or false: ', '');

describe('statements to judge', () => {
  const all = [1, 2, 3].flatMap((seed) => made(trueFalseQuestions, 'Filters', STEPS, seed));
  const judged = all.flatMap((question) => (question.kind === 'true_false' ? [question] : []));

  it('are the source’s own where they are true', () => {
    const right = judged.filter(({ correct }) => correct === 0);
    expect(right.length).toBeGreaterThan(0);
    for (const question of right) expect([...Object.values(DEFINED), ...OTHERS]).toContain(said(question));
  });

  it('have a sibling’s meaning or another number where they are false, and the right words in the explanation', () => {
    const wrong = judged.filter(({ correct }) => correct === 1);
    expect(wrong.length).toBeGreaterThan(0);
    for (const question of wrong) {
      expect([...Object.values(DEFINED), ...OTHERS]).not.toContain(said(question));
      expect(said(question)).not.toMatch(/\bnot\b/);
      expect(question.explanation).toBe(`False. Page 7: “${question.citations[0]?.quote}”`);
    }
  });

  it('do not speak to the reader', () => {
    for (const question of judged) expect(said(question)).not.toMatch(/\byou\b/i);
  });

  it('lean on nothing that was said before: the other words of their lesson are not known to a reader', () => {
    const leaning = [
      'The parameters will also be copied automatically to the installed system.',
      'The updater gets started automatically so that those packages are replaced.',
      'The robot is a more general machine that works automatically.',
    ];
    const whole = 'The scheduler of the archive copies each record automatically to the mirror.';
    const statements = [1, 2, 3].flatMap((seed) => [
      ...leaning.flatMap((text) => made(trueFalseQuestions, 'Filters', [text, whole], seed)),
    ]);
    const texts = statements.map(said);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => /parameters|those packages|more general/.test(text))).toEqual([]);
  });
});

describe('terms to match', () => {
  it('belong each to one meaning, which does not name it and is cited', () => {
    const [question] = made(matchingQuestions);
    if (question?.kind !== 'matching') throw new Error('no matching question');
    expect(question.prompts.length).toBeGreaterThanOrEqual(4);
    question.prompts.forEach((prompt, index) => {
      const option = question.options[question.pairs[index] ?? -1] ?? '';
      expect(DEFINED[prompt]).toContain(option);
      expect(option).not.toContain(prompt);
      expect(question.citations[index]?.quote).toBe(DEFINED[prompt]);
    });
  });
});

describe('steps to order', () => {
  it('are those that the text numbers, without words that tell their place', () => {
    const [question] = made(orderingQuestions);
    if (question?.kind !== 'ordering') throw new Error('no ordering question');
    expect(question.question_text).toBe('Put these steps in order: Changing the filter');
    expect(question.order.map((index) => question.options[index])).toEqual([
      'Open the lid of the machine and take out the old filter',
      'Wash the filter under warm water until it is clean',
      'Put the filter back into the machine',
    ]);
  });

  it('are not made of a numbered list of things', () => {
    const things = ['The filter is made of paper.', 'A lid is made of steel.', 'The pump is made of brass.'];
    expect(made(orderingQuestions, 'Parts', things)).toEqual([]);
  });

  it('are not made of rules, and not of single cases', () => {
    const steps = ['Close the lid of the machine.', 'Clean the filter with water.', 'Keep the machine dry.'];
    expect(made(orderingQuestions, 'Rules for the machine', steps)).toEqual([]);
    const cases = STEPS.map((step) => `If the light is red, ${step.toLowerCase()}`);
    expect(made(orderingQuestions, 'Changing the filter', cases)).toEqual([]);
  });

  it('are five of a long procedure at most, and follow each other', () => {
    const steps = [
      'Pull the plug out of the wall.',
      'Empty the water tank over a sink.',
      'Open the lid with a small key.',
      'Loosen all screws around the motor.',
      'Lift the pump from its seat.',
      'Wipe dust off the cooling fan.',
      'Pack every part into a box.',
    ];
    const questions = made(orderingQuestions, 'Taking the machine apart', steps);
    expect(questions.length).toBeGreaterThan(0);
    for (const question of questions) {
      if (question.kind !== 'ordering') throw new Error('not an ordering question');
      const inOrder = question.order.map((index) => `${question.options[index]}.`);
      const first = steps.indexOf(inOrder[0] ?? '');
      expect(inOrder).toEqual(steps.slice(first, first + inOrder.length));
      expect(inOrder.length).toBeLessThanOrEqual(5);
    }
  });
});
