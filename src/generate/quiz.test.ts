import { describe, expect, it } from 'vitest';
import { keyOf } from '../course/question-key.ts';
import { Question as QuestionSchema } from '../course/quiz.ts';
import { expectSoundCourse, makeCourse } from './course.cases.ts';
import { blockOf, pageOf, sourceOf } from './fixture-pages.ts';
import type { SourceDocument } from './source-document.ts';

const DEFINITIONS = [
  'A factor is a vector object used to specify a discrete classification of the components.',
  'A matrix is a table of numbers that has rows and columns of equal length.',
  'A data frame is a list of columns that may hold different kinds of values.',
  'A workspace is the collection of objects that are stored during one session.',
  'A closure is a function together with the environment in which it was made.',
  'A generator is a routine that hands out one item each time it is called.',
];

/** A book of one page for each two definitions, and everything that is made of it. */
function bookOf(language = 'en'): SourceDocument {
  const pages = [0, 1, 2].map((index) =>
    pageOf(
      index + 1,
      DEFINITIONS.slice(index * 2, index * 2 + 2).map((text) => blockOf(text)),
    ),
  );
  return sourceOf(pages, { language });
}

describe('a course', () => {
  it.each(['en', 'de', 'fi', 'und'])('is sound in a book whose language is said to be "%s"', (language) => {
    expectSoundCourse(bookOf(language));
  });
});

describe('questions', () => {
  it('ask for terms with terms as options, each cited and named by page', () => {
    const { quizzes } = makeCourse(bookOf(), 1);
    const questions = quizzes.flatMap((quiz) => quiz.questions);
    expect(questions.length).toBeGreaterThanOrEqual(4);
    for (const question of questions) {
      expect(QuestionSchema.parse(question)).toEqual(question);
      expect(question.explanation).toMatch(/^Page \d: “/);
      expect(DEFINITIONS).toContain(question.citations[0]?.quote);
    }
  });

  it('are the same for the same seed and others for another', () => {
    expect(makeCourse(bookOf(), 1)).toEqual(makeCourse(bookOf(), 1));
    expect(makeCourse(bookOf(), 1).quizzes).not.toEqual(makeCourse(bookOf(), 2).quizzes);
  });

  it("are only blanks in the source's own sentences where no wording is known", () => {
    const questions = makeCourse(bookOf('fi'), 1).quizzes.flatMap((quiz) => quiz.questions);
    for (const { kind, explanation } of questions) {
      expect(kind).toBe('cloze');
      expect(explanation).toMatch(/^p\. \d: “/);
    }
  });

  it('are fewer than two for each answer in one quiz', () => {
    for (const { questions } of makeCourse(bookOf(), 3).quizzes) {
      const keys = questions.map((question) => keyOf(question));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});
