import { describe, expect, it } from 'vitest';
import type { LessonDraft } from '../course/course.ts';
import { keyOf } from '../course/question-key.ts';
import type { Question } from '../course/quiz.ts';
import { bookQuestions } from './book-questions.ts';
import { checkContextOf, checkQuestion } from './checks.ts';
import { blockOf, pageOf } from './fixture-pages.ts';
import { english } from './languages/english.ts';
import { quizSourceOf } from './lesson-source.ts';
import { printedChoice } from './printed-choice.ts';
import { buildTermPool } from './quiz.ts';
import { seededRandom } from './random.ts';

const DEFINITIONS = [
  ['factor', 'A factor is a vector object used to specify a discrete classification of the components.'],
  ['matrix', 'A matrix is a table of numbers that has rows and columns of equal length.'],
  ['data frame', 'A data frame is a list of columns that may hold different kinds of values.'],
  ['workspace', 'A workspace is the collection of objects that are stored during one session.'],
] as const;

/** What the book's exercise is made into, in a lesson that defines four terms. */
function made(text: string, answer: string | null): Question[] {
  const asked = text.split('\n')[0]?.replace(/^\d+\. /, '') ?? '';
  const said = answer ?? '';
  const page = pageOf(
    4,
    [...DEFINITIONS.map(([, sentence]) => sentence), text, said].map((line) => blockOf(line)),
  );
  const cite = (id: string, quote: string) => ({ id, document_id: 1, page: 4, quote, boxes: [] });
  const draft: LessonDraft = {
    title: 'Objects',
    summary: { text: '', citations: [] },
    content: '',
    objectives: [],
    minutes: 5,
    pages: [],
    key_points: [],
    key_terms: DEFINITIONS.map(([term, definition], index) => ({
      term,
      definition,
      citations: [`c${index + 1}`],
    })),
    examples: [],
    exercises: [{ text, answer, citations: ['c5', 'c6'] }],
    citations: [
      ...DEFINITIONS.map(([, sentence], index) => cite(`c${index + 1}`, sentence)),
      cite('c5', asked),
      ...(said === '' ? [] : [cite('c6', said)]),
    ],
  };
  const lesson = { key: 'm1-l1', title: 'Objects', draft };
  const context = { pages: [{ document_id: 1, page }], language: 'en', seed: 1 };
  const source = quizSourceOf(lesson, buildTermPool([lesson]), context);
  if (english.phrases === undefined) return [];
  const questions = [...bookQuestions(source, english.phrases, seededRandom(1))];
  const checks = checkContextOf(context.pages, 'en');
  for (const question of questions)
    expect(checkQuestion(question, checks).filter(({ severity }) => severity === 'error')).toEqual([]);
  return questions;
}

describe('a question that the book asks', () => {
  it('is asked as it is printed where it has options and an answer', () => {
    const [question] = made(
      '1. Which of these structures has rows and columns?\n    - a) the list\n    - b) the matrix\n    - c) the session',
      'b',
    );
    expect(question).toMatchObject({
      kind: 'choice',
      origin: 'book',
      question_text: 'Which of these structures has rows and columns?',
      options: ['the list', 'the matrix', 'the session'],
      correct: 1,
    });
  });

  it('is a choice of meanings where it asks for a term that the lesson defines', () => {
    const [question] = made('3. What is a data frame?', null);
    expect(question).toMatchObject({ origin: 'book', question_text: 'What is a data frame?' });
    expect(question && keyOf(question)).toBe('a list of columns that may hold different kinds of values');
  });

  it('is a statement to judge where the book calls it true or false', () => {
    const [question] = made(
      '2. True or false: A workspace is a table of numbers.',
      'False. It is the collection of objects that are stored.',
    );
    expect(question).toMatchObject({
      kind: 'true_false',
      question_text: 'True or false: A workspace is a table of numbers.',
      correct: 1,
    });
  });

  it('stays an exercise where it asks for more', () => {
    expect(made('4. Explain how a matrix is stored in memory.', 'Column by column.')).toEqual([]);
    expect(made('5. Which of these is best?\n    - a) one\n    - b) two\n    - c) three', null)).toEqual([]);
  });
});

describe('the options of a printed question', () => {
  const read = (text: string, answer: string) => printedChoice({ text, answer, citations: [] })?.correct;

  it('are told where they stand in one line, and the answer repeats one', () => {
    expect(read('How many bits has a byte? (a) four (b) eight (c) ten', 'eight')).toBe(1);
    expect(read('How many bits has a byte? (a) four (b) eight (c) ten', 'The answer is 8')).toBeUndefined();
  });

  it('are not letters in a sentence, nor is an article the answer', () => {
    expect(read('Explain (a) what a vector is, and (b) why.', 'a')).toBeUndefined();
    expect(read('Which? a) one b) two c) three', 'a vector of numbers')).toBeUndefined();
  });
});
