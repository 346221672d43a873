import { describe, expect, it } from 'vitest';
import { madePage } from './made-page.ts';
import { buildStructure } from './structure.ts';

const TOPICS = [
  ['Apples', 'apples grow in orchards', 'a tree bears fruit', 'the harvest of apples', 'cider is pressed'],
  ['Whales', 'whales swim in oceans', 'a calf drinks milk', 'the song of whales', 'krill is eaten'],
  ['Steam', 'engines burn coal', 'a boiler makes steam', 'the piston of engines', 'pressure is measured'],
];

/** Pages of one topic: ten paragraphs of about forty words on each, all in one print. */
const pagesOn = (words: readonly string[], from: number, count: number) =>
  Array.from({ length: count }, (_, page) =>
    madePage(
      from + page,
      Array.from({ length: 10 }, (_paragraph, at) => {
        const sentence = (shift: number): string => words[(at + page + shift) % words.length] ?? '';
        const text = [0, 1, 2, 3, 4, 1, 2, 3].map((shift) => `Then ${sentence(shift)}.`).join(' ');
        return { text, topPt: 100 + at * 60 };
      }),
    ),
  );

describe('a text without headings', () => {
  const pages = TOPICS.flatMap((words, at) => pagesOn(words, at * 4 + 1, 4));

  it('is cut where its words change, into stretches of a lesson', () => {
    const { source, headings } = buildStructure({ pageCount: 12, bookmarks: [] }, pages, 'notes.pdf');
    expect(source).toBe('topics');
    const starts = headings.map(({ pageNumber, blockIndex }) => [pageNumber, blockIndex]);
    for (const start of [
      [1, 0],
      [5, 0],
      [9, 0],
    ])
      expect(starts).toContainEqual(start);
    expect(headings.length).toBeLessThanOrEqual(6);
    expect(headings.every(({ blockCount, title }) => blockCount === 0 && title.length > 3)).toBe(true);
  });

  it('is left whole where it is short', () => {
    const { source, headings } = buildStructure(
      { pageCount: 3, bookmarks: [] },
      pages.slice(0, 3),
      'notes.pdf',
    );
    expect([source, headings]).toEqual(['none', []]);
  });
});
