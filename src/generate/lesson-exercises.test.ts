import { describe, expect, it } from 'vitest';
import { expectSoundCourse, makeCourse } from './course.cases.ts';
import { blockOf, pageOf, sourceOf } from './fixture-pages.ts';
import type { SourceDocument } from './source-document.ts';

const QUESTION = 'Which of these structures keeps its elements in the order in which they came?';

/** A chapter with three exercises, and the answers to two of them at the end of the book. */
function bookOf(): SourceDocument {
  const item = (marker: string, text: string, depth = 0) => blockOf(text, 'list_item', { marker, depth });
  const pages = [
    pageOf(1, [
      blockOf('1 Vectors'),
      blockOf('A vector is a list of numbers that all have the same type and one order.'),
      blockOf('Exercises'),
      item('1.', QUESTION),
      item('a)', 'a set of numbers', 1),
      item('b)', 'a vector of numbers', 1),
      item('c)', 'a bag of numbers', 1),
      item('2.', 'Add two vectors by hand and explain each of your steps in a sentence.'),
      blockOf('x <- c(1, 2)', 'code'),
    ]),
    pageOf(2, [
      blockOf('2 Matrices'),
      blockOf('A matrix is a table of numbers that has rows and columns of equal length.'),
    ]),
    pageOf(3, [
      blockOf('Answers'),
      item('1.', 'b'),
      item('2.', 'The sum has the sums of the elements in their order.'),
    ]),
  ];
  const place = (page: number, block: number) => ({ page, block });
  return sourceOf(pages, {
    headings: [
      { level: 1, title: '1 Vectors', pageNumber: 1, blockIndex: 0 },
      { level: 2, title: 'Exercises', pageNumber: 1, blockIndex: 2 },
      { level: 1, title: '2 Matrices', pageNumber: 2, blockIndex: 0 },
      { level: 1, title: 'Answers', pageNumber: 3, blockIndex: 0 },
    ],
    exercises: [
      {
        number: '1',
        from: place(1, 3),
        to: place(1, 7),
        answer: { from: place(3, 1), to: place(3, 2) },
      },
      {
        number: '2',
        from: place(1, 7),
        to: place(1, 9),
        answer: { from: place(3, 2), to: place(3, 3) },
      },
    ],
  });
}

describe('the exercises of a book', () => {
  const made = makeCourse(bookOf(), 1);
  const draft = made.drafts[0]?.draft;

  it('stand in their lesson with all that belongs to them, and with answers from the end of the book', () => {
    expect(draft?.exercises.map(({ text, answer }) => ({ text, answer }))).toEqual([
      {
        text: `1. ${QUESTION}\n    - a) a set of numbers\n    - b) a vector of numbers\n    - c) a bag of numbers`,
        answer: '1. b',
      },
      {
        text: '2. Add two vectors by hand and explain each of your steps in a sentence.\n\n```\nx <- c(1, 2)\n```',
        answer: '2. The sum has the sums of the elements in their order.',
      },
    ]);
  });

  it('are cited where they stand and where they are answered', () => {
    const cited = draft?.exercises[1]?.citations.map(
      (id) => draft.citations.find((citation) => citation.id === id)?.page,
    );
    expect(new Set(cited)).toEqual(new Set([1, 3]));
  });

  it('are not in the text as well, nor is the heading that they leave empty', () => {
    expect(draft?.content).toContain('A vector is a list of numbers');
    expect(draft?.content).not.toContain('by hand');
    expect(draft?.content).not.toContain('Exercises');
  });

  it('leave the course sound', () => {
    expectSoundCourse(bookOf());
  });
});
