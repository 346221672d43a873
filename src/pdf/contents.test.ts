import { describe, expect, it } from 'vitest';
import { findContents } from './contents.ts';
import { headingsFromContents } from './contents-headings.ts';
import { madePage } from './made-page.ts';
import { TitleIndex } from './title-index.ts';

const pages = [
  madePage(1, ['The book']),
  madePage(2, [
    'Contents',
    '1 Scope . . . . . . . . . . 1',
    '1.1 Terms that are so long that',
    'they wrap . . . . . . . . . 1',
    '2 Method . . . . . . . . . . 2',
    '2.1 Tools . . . . . . . . . 2',
    '3 Result . . . . . . . . . . 3',
  ]),
  madePage(3, ['1 Scope', 'About this.', '1.1 Terms that are so long that they wrap', 'Words.']),
  madePage(4, ['2 Method', 'How.', '2.1 Tools', 'With what.']),
  madePage(5, ['3 Results', 'The title differs from the contents.']),
];

describe('printed contents', () => {
  it('give their entries, those over two lines as one', () => {
    const { pageNumbers, entries } = findContents(pages, {});
    expect([...pageNumbers]).toEqual([2]);
    expect(entries.map(({ title, label }) => [title, label])).toEqual([
      ['1 Scope', '1'],
      ['1.1 Terms that are so long that they wrap', '1'],
      ['2 Method', '2'],
      ['2.1 Tools', '2'],
      ['3 Result', '3'],
    ]);
  });

  it('give headings where the titles stand, with the shift between printed and real page numbers', () => {
    const contents = findContents(pages, {});
    const headings = headingsFromContents(
      contents,
      { pageCount: 5, bookmarks: [] },
      new TitleIndex(pages, {}),
    );
    expect(
      headings?.map(({ level, title, pageNumber, blockIndex }) => [level, title, pageNumber, blockIndex]),
    ).toEqual([
      [1, '1 Scope', 3, 0],
      [2, '1.1 Terms that are so long that they wrap', 3, 2],
      [1, '2 Method', 4, 0],
      [2, '2.1 Tools', 4, 2],
      [1, '3 Result', 5, undefined],
    ]);
  });

  it('are not made of a table of numbers', () => {
    expect(findContents([madePage(1, ['Apples 3', 'Pears 4', 'Plums 5', 'Nuts 6'])], {}).entries).toEqual([]);
  });
});
