import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { ClozeQuestion, OneKeyQuestion, Question } from '../course/quiz.ts';
import { binomialTail, chiSquareTail } from './checks/chance.ts';
import { checkContextOf, checkCourse, checkQuestion, isPublishable } from './checks.ts';
import { blockOf, pageOf } from './fixture-pages.ts';

const QUOTE = 'A factor is a vector object used to specify a discrete classification of 12 components.';
const page = pageOf(14, [blockOf(`Before it stands this. ${QUOTE} Arrays have dimensions.`)]);
const context = checkContextOf([{ document_id: 1, page }], 'en');

const shared = {
  difficulty: 'medium' as const,
  origin: 'made' as const,
  explanation: `Page 14: “${QUOTE}”`,
  topic: 'Factors',
  lesson: 'm1-l1',
  citations: [{ id: 'c1', document_id: 1, page: 14, quote: QUOTE, boxes: [] }],
};

const good: OneKeyQuestion = {
  kind: 'choice',
  question_text: 'Which of these is a vector object used to specify a discrete classification?',
  options: ['factor', 'array', 'matrix', 'list'],
  correct: 0,
  ...shared,
};

const cloze: z.infer<typeof ClozeQuestion> = {
  kind: 'cloze',
  question_text: 'A(n) _____ is a vector object used to specify a discrete classification of 12 components.',
  options: ['factor', 'array', 'matrix', 'list'],
  correct: 0,
  accepted: ['factor'],
  ...shared,
};

const errorsOf = (question: Question): number[] =>
  checkQuestion(question, context)
    .filter((finding) => finding.severity === 'error')
    .map((finding) => finding.check);

const warningsOf = (question: Question): number[] =>
  checkQuestion(question, context)
    .filter((finding) => finding.severity === 'warning')
    .map((finding) => finding.check);

describe('checkQuestion', () => {
  it('finds nothing wrong with a good choice or cloze', () => {
    expect(checkQuestion(good, context)).toEqual([]);
    expect(checkQuestion(cloze, context)).toEqual([]);
  });

  it.each<[number, string, Question]>([
    [
      1,
      'a quote that is not on its page',
      {
        ...good,
        citations: [
          {
            ...shared.citations[0],
            id: 'c1',
            document_id: 1,
            page: 14,
            boxes: [],
            quote: 'A factor is something else that the page never says.',
          },
        ],
      },
    ],
    [
      1,
      'a quote of two words',
      { ...good, citations: [{ id: 'c1', document_id: 1, page: 14, boxes: [], quote: 'A factor' }] },
    ],
    [
      1,
      'a page that is not there',
      { ...good, citations: [{ id: 'c1', document_id: 1, page: 99, boxes: [], quote: QUOTE }] },
    ],
    [
      2,
      'a key that the evidence does not hold',
      { ...good, options: ['workspace', 'array', 'matrix', 'list'] },
    ],
    [
      2,
      'a number that the evidence does not hold',
      { ...good, options: ['factor 13', 'array 1', 'matrix 2', 'list 3'] },
    ],
    [3, 'a key that does not exist', { ...good, correct: 7 }],
    [3, 'a key that is there twice', { ...good, options: ['factor', 'Factor', 'matrix', 'list'] }],
    [4, 'two options', { ...good, options: ['factor', 'array'] }],
    [4, 'six options', { ...good, options: ['factor', 'array', 'matrix', 'list', 'frame', 'table'] }],
    [5, 'options that differ by an article', { ...good, options: ['factor', 'array', 'the array', 'list'] }],
    [5, 'an option that holds another', { ...good, options: ['factor', 'array', 'numeric array', 'list'] }],
    [5, 'ranges that overlap', { ...good, options: ['12', '10-20', '15 to 30', '40-50'] }],
    [
      6,
      'a key much longer than the others',
      { ...good, options: ['vector object used to specify', 'array', 'matrix', 'list'] },
    ],
    [8, '"all of the above"', { ...good, options: ['factor', 'array', 'matrix', 'all of the above'] }],
    [
      12,
      'a stem that holds the key',
      { ...good, question_text: 'Which of these is a factor in a data frame?' },
    ],
    [15, 'a stem that asks nothing', { ...good, question_text: 'Tell us what a vector object is used for.' }],
    [15, 'a stem of three words', { ...good, question_text: 'What is it?' }],
    [
      15,
      'a stem without a subject',
      { ...good, question_text: 'Which of the following statements is true?' },
    ],
    [
      16,
      'a stem that points to the text',
      { ...good, question_text: 'According to the text, what is a classification of components?' },
    ],
    [
      16,
      'a stem that points to a figure',
      { ...good, question_text: 'What does the figure above show about a classification?' },
    ],
    [20, 'two blanks', { ...cloze, question_text: 'A _____ is a vector _____ used to specify things here.' }],
    [
      20,
      'a blank at the start',
      { ...cloze, question_text: '_____ is a vector object used to specify a classification.' },
    ],
    [
      20,
      'an answer that stands elsewhere in the stem',
      { ...cloze, question_text: 'A _____ is a factor object used to specify a classification.' },
    ],
    [20, 'an answer that is not accepted', { ...cloze, accepted: ['array'] }],
    [
      20,
      'an answer without meaning',
      {
        ...cloze,
        options: ['used', 'which', 'into', 'over'],
        question_text: 'A factor is a vector object _____ to specify a discrete classification.',
        accepted: ['used'],
      },
    ],
    [23, 'an explanation without a page', { ...good, explanation: 'Because it says so.' }],
    [23, 'an explanation that names a letter', { ...good, explanation: 'Page 14: option B is right.' }],
  ])('check %i refuses %s', (check, _what, question) => {
    expect(errorsOf(question)).toContain(check);
    expect(isPublishable(checkQuestion(question, context))).toBe(false);
  });

  it('takes a quote that runs on to the next page', () => {
    const pages = [
      pageOf(1, [blockOf('The length of a vector is the')]),
      pageOf(2, [blockOf('number of its elements.')]),
    ];
    const both = checkContextOf(
      pages.map((one) => ({ document_id: 1, page: one })),
      'en',
    );
    const quote = 'The length of a vector is the number of its elements.';
    const question = {
      ...good,
      options: ['length', 'width', 'depth', 'height'],
      citations: [{ id: 'c1', document_id: 1, page: 1, quote, boxes: [] }],
    };
    expect(checkQuestion(question, both).filter(({ check }) => check === 1)).toEqual([]);
  });

  it('warns of a word that only the key repeats, and of options unlike in form', () => {
    expect(
      warningsOf({
        ...good,
        question_text: 'Which of these is a classification object of components?',
        options: ['vector object', 'numeric array', 'square matrix', 'plain list'],
      }),
    ).toContain(12);
    expect(warningsOf({ ...good, options: ['factor', 'array', 'matrix', 'ls'] })).toEqual([]);
    expect(
      warningsOf({ ...good, options: ['factor', 'array', 'matrix', 'a rather long list of many things'] }),
    ).toContain(7);
  });

  it('publishes one warning and not two', () => {
    expect(isPublishable([{ check: 7, severity: 'warning', detail: '' }])).toBe(true);
    expect(isPublishable([7, 12].map((check) => ({ check, severity: 'warning' as const, detail: '' })))).toBe(
      false,
    );
  });
});

/** Questions on different subjects with their keys at these places. */
const withKeysAt = (places: number[]): OneKeyQuestion[] =>
  places.map((correct, index) => ({
    ...good,
    correct,
    question_text: `What is subject${index} of kind${index} in field${index}?`,
    options: [0, 1, 2, 3].map((option) => `word${(index * 7 + option * 3) % 10}${option}`),
  }));

const numbersOf = (quizzes: Question[][]): string[] =>
  checkCourse(quizzes.map((questions, index) => ({ week: index + 1, questions }))).map(
    (finding) => `${finding.check}${finding.severity.charAt(0)}`,
  );

describe('checkCourse', () => {
  const even = withKeysAt([0, 1, 2, 3, 3, 2, 1, 0, 1, 3, 0, 2]);

  it('finds nothing wrong where keys stand evenly', () => {
    expect(numbersOf([even])).toEqual([]);
  });

  it('check 17 refuses one favourite place, and four keys running in one', () => {
    expect(
      numbersOf([withKeysAt(Array.from({ length: 40 }, (_, index) => (index % 5 === 0 ? 1 : 2)))]),
    ).toContain('17e');
    expect(numbersOf([withKeysAt([0, 1, 2, 3, 3, 3, 3, 2, 1, 0, 1, 2, 0, 0, 1, 2])])).toContain('17e');
  });

  it('check 18 refuses a stem asked twice and warns where one question tells another', () => {
    expect(numbersOf([even, even.slice(0, 1)])).toContain('18e');
    const teller = {
      ...good,
      question_text: 'What does a factor with a discrete classification of a vector object specify?',
    };
    const asked = { ...good, question_text: 'Which discrete classification does a vector object specify?' };
    expect(numbersOf([[teller, asked]])).toContain('18w');
  });

  it('check 6 warns where the key is nearly always the longest', () => {
    const long = even.map((question) => ({
      ...question,
      options: question.options.map((option, index) =>
        index === question.correct ? `${option}abc` : option,
      ),
    }));
    expect(numbersOf([long])).toContain('6w');
  });
});

describe('chance', () => {
  it('agrees with the tables', () => {
    expect(binomialTail(8, 10, 0.5)).toBeCloseTo(0.0547, 3);
    expect(binomialTail(0, 10, 0.25)).toBe(1);
    expect(chiSquareTail(7.815, 3)).toBeCloseTo(0.05, 2);
    expect(chiSquareTail(0, 3)).toBe(1);
  });
});
