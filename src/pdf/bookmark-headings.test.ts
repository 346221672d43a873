import { describe, expect, it } from 'vitest';
import { headingsFromBookmarks } from './bookmark-headings.ts';
import { madePage } from './made-page.ts';
import { TitleIndex } from './title-index.ts';

const pages = [
  madePage(1, ['The book']),
  madePage(2, [
    { text: '1 Scope', sizePt: 16 },
    'What this is about.',
    { text: '1.1 Terms', sizePt: 13 },
    'Words.',
  ]),
  madePage(3, [{ text: 'Chapter 2', sizePt: 16 }, { text: 'Method', sizePt: 16 }, 'How it is done.']),
];
const index = () => new TitleIndex(pages, {});
const headingsOf = (...bookmarks: [level: number, title: string, pageNumber: number][]) =>
  headingsFromBookmarks(
    {
      pageCount: 3,
      bookmarks: bookmarks.map(([level, title, pageNumber]) => ({ level, title, pageNumber })),
    },
    index(),
  )?.map(({ title, pageNumber, blockIndex, blockCount }) => [title, pageNumber, blockIndex, blockCount]);

describe('headings from bookmarks', () => {
  it('are placed where the title stands, whatever its number, over several blocks too', () => {
    expect(headingsOf([1, 'Scope', 2], [2, 'Terms', 2], [1, '2. Method', 3])).toEqual([
      ['Scope', 2, 0, 1],
      ['Terms', 2, 2, 1],
      ['2. Method', 3, 0, 2],
    ]);
  });

  it('begin at the paragraph that opens with their title', () => {
    const page = madePage(1, [{ text: '1 Fonts', sizePt: 14 }, 'What fonts are.', 'Setup Any font will do.']);
    const [line] = page.blocks[2]?.lines ?? [];
    if (line !== undefined) line.marks = [{ kind: 'bold', from: 0, to: 1 }];
    const bookmarks = ['Fonts', 'Setup'].map((title, at) => ({ level: at + 1, title, pageNumber: 1 }));
    const headings = headingsFromBookmarks({ pageCount: 1, bookmarks }, new TitleIndex([page], {}));
    expect(headings?.[1]).toMatchObject({ title: 'Setup', blockIndex: 2, blockCount: 0 });
  });

  it('are the numbered title, not a line of text that says the same', () => {
    const page = madePage(1, [{ text: '1 Links', sizePt: 14 }, 'See the links.', 'Links', 'More of them.']);
    const bookmarks = [{ level: 1, title: 'Links', pageNumber: 1 }];
    const headings = headingsFromBookmarks({ pageCount: 1, bookmarks }, new TitleIndex([page], {}));
    expect(headings?.[0]?.blockIndex).toBe(0);
  });

  it('are found on the next page when the bookmark leads to the one before', () => {
    expect(headingsOf([1, 'Scope', 1], [1, 'Method', 3])?.[0]).toEqual(['Scope', 2, 0, 1]);
  });

  it('keep their page when the title is not printed', () => {
    expect(headingsOf([1, 'Scope', 2], [1, 'Epilogue', 3], [1, 'Method', 3])).toContainEqual([
      'Epilogue',
      3,
      undefined,
      undefined,
    ]);
  });

  it('are not trusted when a program made them, or when they lead nowhere', () => {
    expect(headingsOf([1, 'Page 1', 1], [1, 'Page 2', 2], [1, 'Page 3', 3])).toBeUndefined();
    expect(headingsOf([1, 'Scope', 1], [1, 'Alpha', 1], [1, 'Beta', 1], [1, 'Gamma', 1])).toBeUndefined();
    expect(headingsOf()).toBeUndefined();
  });
});
