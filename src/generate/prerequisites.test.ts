import { describe, expect, it } from 'vitest';
import { blockOf, pageOf, proseOf, sourceOf } from './fixture-pages.ts';
import { planCourse } from './plan.ts';
import type { SourceDocument } from './source-document.ts';

/** Sections of 900 words, a page each, whose last sentence is given. */
function bookOf(sections: { title: string; last: string }[]): SourceDocument {
  const pages = sections.map(({ title, last }, index) =>
    pageOf(index + 1, [blockOf(title), blockOf(proseOf(900, `item${index}`)), blockOf(last)]),
  );
  const headings = sections.map(({ title }, index) => ({
    level: 1,
    title,
    pageNumber: index + 1,
    blockIndex: 0,
  }));
  return sourceOf(pages, { headings });
}

const prerequisites = (source: SourceDocument): (string[] | undefined)[] =>
  planCourse([source]).modules.flatMap((module) => module.lessons.map((lesson) => lesson.prerequisites));

describe('the prerequisites of a lesson', () => {
  it('are the earlier lessons that its text names by number', () => {
    const book = bookOf([
      { title: '1 Vectors', last: 'More of this stands in Chapter 3.' },
      { title: '2 Matrices', last: 'A column is a vector, see Section 1.' },
      { title: '3 Tensors', last: 'As Chapter 2 says and Section 1.4 shows, order counts.' },
    ]);
    expect(prerequisites(book)).toEqual([undefined, ['m1-l1'], ['m1-l1', 'm2-l1']]);
  });

  it('are none where the text names nothing, or a number that the book does not have', () => {
    const book = bookOf([
      { title: '1 Vectors', last: 'Nothing is named here.' },
      { title: '2 Matrices', last: 'Chapter 17 of another book says more.' },
    ]);
    expect(prerequisites(book)).toEqual([undefined, undefined]);
  });
});
