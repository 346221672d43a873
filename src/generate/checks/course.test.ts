import { describe, expect, it } from 'vitest';
import type { Question } from '../../course/quiz.ts';
import { binomialTail, chiSquareTail } from './chance.ts';
import { checkCourse, checkTrueFalse } from './course.ts';
import { checkCoverage, coverageByLesson } from './coverage.ts';
import {
  choice,
  citing,
  FACTOR,
  falseStatement,
  LIST,
  MATRIX,
  matching,
  statement,
} from './sample-questions.ts';

/** Questions on different subjects with their keys at these places. */
const withKeysAt = (places: number[]): Question[] =>
  places.map((correct, index) => ({
    ...choice,
    correct,
    question_text: `What is subject${index} of kind${index} in field${index}?`,
    options: [0, 1, 2, 3].map((option) => `word${(index * 7 + option * 3) % 10}${option}`),
  }));

const failedBy = (...quizzes: Question[][]): string[] =>
  checkCourse(quizzes.map((questions, index) => ({ week: index + 1, questions }))).map(
    (finding) => `${finding.check}${finding.severity === 'error' ? '' : 'w'}`,
  );

describe('checkCourse', () => {
  const even = withKeysAt([0, 1, 2, 3, 3, 2, 1, 0, 1, 3, 0, 2]);

  it('finds nothing wrong where keys stand evenly', () => {
    expect(failedBy(even)).toEqual([]);
  });

  it('check 17 refuses one favourite place, and four keys running in one', () => {
    expect(
      failedBy(withKeysAt(Array.from({ length: 40 }, (_, index) => (index % 5 === 0 ? 1 : 2)))),
    ).toContain('17');
    expect(failedBy(withKeysAt([0, 1, 2, 3, 3, 3, 3, 2, 1, 0, 1, 2, 0, 0, 1, 2]))).toContain('17');
  });

  it('check 17 leaves out what is sorted, and what is true or false', () => {
    const sorted = withKeysAt([2, 2, 2, 2, 2, 2]).map((question) => ({
      ...question,
      options: ['16 kB', '32 kB', '64 kB', '128 kB'],
    }));
    const trueOnes = [1, 2, 3, 4, 5, 6].map((number) => ({
      ...statement,
      question_text: `True or false: Subject${number} has kind${number} in field${number}.`,
    }));
    expect(failedBy([...even, ...sorted, ...trueOnes])).not.toContain('17');
  });

  it('check 18 refuses a stem asked twice, but for the quiz over the course', () => {
    expect(failedBy(even, even.slice(0, 1))).toContain('18');
    const quizzes = [
      { week: 0, questions: even.slice(0, 3) },
      { week: 1, questions: even },
    ];
    expect(checkCourse(quizzes)).toEqual([]);
  });

  it('check 18 warns where one question tells another', () => {
    const teller = {
      ...choice,
      question_text: 'What does a factor with a discrete classification of a vector object specify?',
    };
    const asked = { ...choice, question_text: 'Which discrete classification does a vector object specify?' };
    expect(failedBy([teller, asked])).toContain('18w');
    expect(
      failedBy([
        matching,
        { ...choice, question_text: 'Which vector object is used to specify a classification?' },
      ]),
    ).toContain('18w');
    expect(failedBy([{ ...teller, question_text: 'What is the use of an array in R?' }, asked])).toEqual([]);
  });

  it('check 6 warns where the key is nearly always the longest', () => {
    const long = even.map((question) => ({
      ...question,
      options: question.options.map((option, index) =>
        'correct' in question && index === question.correct ? `${option}abc` : option,
      ),
    }));
    expect(failedBy(long)).toContain('6w');
  });
});

describe('check 19', () => {
  const rest = withKeysAt([0, 1, 2, 3, 0, 1, 2, 3]);
  const faultsOf = (questions: Question[]): number => checkTrueFalse({ week: 1, questions }).length;

  it('takes a fifth of true and false in balance', () => {
    expect(faultsOf([...rest, statement, falseStatement])).toBe(0);
    expect(faultsOf([...rest.slice(0, 4), statement])).toBe(0);
  });

  it('warns of more than that, and of one answer only', () => {
    expect(faultsOf([...rest.slice(0, 4), statement, falseStatement])).toBe(1);
    expect(faultsOf([...rest, statement, statement])).toBe(1);
  });
});

describe('check 26', () => {
  const asking = (...quotes: string[]): Question[] =>
    quotes.map((quote, index) => ({
      ...choice,
      citations: citing(quote).citations.map((citation) => ({ ...citation, id: `c${index + 1}` })),
    }));
  const lesson = { lesson: 'm1-l1', sections: 3, sectionOf: { c1: 0, c2: 1 } };

  it('takes two questions of two sections', () => {
    expect(checkCoverage(coverageByLesson(asking(FACTOR, MATRIX), [lesson]))).toEqual([]);
  });

  it('warns of one question, and of questions on one section', () => {
    expect(checkCoverage(coverageByLesson(asking(FACTOR), [lesson]))).toHaveLength(1);
    const oneSection = { ...lesson, sectionOf: { c1: 0, c2: 0, c3: 0 } };
    expect(checkCoverage(coverageByLesson(asking(FACTOR, MATRIX, LIST), [oneSection]))).toHaveLength(1);
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
