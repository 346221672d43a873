import { describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import type { Bookmark, Page, Structure } from '../course/document.ts';
import { madePage } from './made-page.ts';
import { buildStructure } from './structure.ts';

/** A slide: its title and the lines under it, each a block of its own. */
const slide = (pageNumber: number, title: string, lines: readonly string[]): Page => ({
  ...madePage(pageNumber, [
    { text: title, topPt: 60, sizePt: 20 },
    ...lines.map((text, at) => ({ text, topPt: 200 + 30 * at, sizePt: 12 })),
  ]),
  widthPt: 800,
  heightPt: 600,
});

const structureOf = (pages: readonly Page[], bookmarks: Bookmark[] = []): Structure =>
  buildStructure({ pageCount: pages.length, bookmarks }, pages, 'talk.pdf');

/** What is left to read of each page, headings aside. */
function leftOf(pages: readonly Page[], bookmarks: Bookmark[] = []): string[][] {
  const { repeats = {}, headings } = structureOf(pages, bookmarks);
  return pages.map(({ pageNumber, blocks }) =>
    blocks
      .filter((_block, index) => repeats[pageNumber]?.includes(index) !== true)
      .filter(
        (_block, index) => !headings.some((one) => one.pageNumber === pageNumber && one.blockIndex === index),
      )
      .map((block) => blockText(block)),
  );
}

const [first, second, third] = [
  'A tree has no circle in it at all',
  'Every two of its nodes have one path',
  'It has one edge less than it has nodes',
];

describe('what slides say again', () => {
  it('is left to the last step of a slide that is built up', () => {
    const deck = [
      slide(1, 'Trees', [first]),
      slide(2, 'Trees', [first, second]),
      slide(3, 'Trees', [first, second, third]),
      slide(4, 'Woods', ['Trees together are a wood']),
    ];
    expect(leftOf(deck)).toEqual([[], [], [first, second, third], ['Trees together are a wood']]);
  });

  it('keeps the line that a later step replaces, behind what stands over it', () => {
    const deck = [
      slide(1, 'Trees', [first, second, 'no path']),
      slide(2, 'Trees', [first, second, 'one path']),
      slide(3, 'Woods', [third]),
    ];
    expect(leftOf(deck)).toEqual([[first, second, 'no path'], ['one path'], [third]]);
  });

  it('keeps each of two equal lines, and what a step puts between two others', () => {
    const deck = [
      slide(1, 'Trees', ['Corollary', first, 'no path']),
      slide(2, 'Trees', ['Corollary', first, 'Corollary', second]),
      slide(3, 'Trees', ['Corollary', first, third, 'Corollary', second]),
      slide(4, 'Woods', ['Trees together are a wood']),
    ];
    expect(leftOf(deck).slice(0, 3)).toEqual([
      ['Corollary', first, 'no path'],
      [],
      [third, 'Corollary', second],
    ]);
  });

  it('is not what slides of one title say one after the other', () => {
    const deck = [slide(1, 'Trees', [first]), slide(2, 'Trees', [second]), slide(3, 'Trees', [third])];
    expect(leftOf(deck)).toEqual([[first], [second], [third]]);
  });

  it('are the lines of an outline, which is contents where no section begins on it', () => {
    const sections = ['Trees in general', 'Woods in general'];
    const deck = [
      slide(1, 'A talk of trees', ['Somebody']),
      slide(2, 'Outline', sections),
      slide(3, 'Trees in general', [first]),
      slide(4, 'Woods in general', [second]),
      slide(5, 'More on woods', [third]),
    ];
    const bookmarks = sections.map((title, at) => ({ level: 1, title, pageNumber: at + 3 }));
    expect(structureOf(deck, bookmarks).roles[1]).toBe('contents');
    expect(leftOf(deck, bookmarks)[1]).toEqual([]);
  });

  it('leaves the titles of slides as headings under the sections of the bookmarks', () => {
    const deck = [
      slide(1, 'Trees', [first]),
      slide(2, 'Paths', [second]),
      slide(3, 'Woods', [third]),
      slide(4, 'Groves', ['A grove is a small wood']),
    ];
    const bookmarks = [
      { level: 1, title: 'Trees', pageNumber: 1 },
      { level: 1, title: 'Woods', pageNumber: 3 },
    ];
    expect(structureOf(deck, bookmarks).headings.map(({ level, title }) => `${level} ${title}`)).toEqual([
      '1 Trees',
      '2 Paths',
      '1 Woods',
      '2 Groves',
    ]);
  });
});
