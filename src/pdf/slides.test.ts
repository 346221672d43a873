import { describe, expect, it } from 'vitest';
import type { Page } from '../course/document.ts';
import { madePage } from './made-page.ts';
import { buildStructure } from './structure.ts';

/** A slide: its title, a point below it, and a small head that names the section. */
const slide = (pageNumber: number, title: string, section?: string): Page => ({
  ...madePage(pageNumber, [
    ...(section === undefined ? [] : [{ text: section, topPt: 10, sizePt: 6 }]),
    { text: title, topPt: 60, sizePt: 20 },
    { text: `Point number ${'abcdefghijkl'[pageNumber]}`, topPt: 200, sizePt: 12 },
  ]),
  widthPt: 800,
  heightPt: 600,
});
const headingsOf = (pages: readonly Page[]) =>
  buildStructure({ pageCount: pages.length, bookmarks: [] }, pages, 'talk.pdf').headings.map(
    ({ level, title, pageNumber }) => `${level} ${title} ${pageNumber}`,
  );

describe('the headings of slides', () => {
  it('are their titles, once over overlays and what goes on', () => {
    const titles = ['Welcome', 'Idea', 'Idea', 'Idea (cont.)', 'Proof (1/2)', 'Proof (2/2)', 'End'];
    expect(headingsOf(titles.map((title, at) => slide(at + 1, title)))).toEqual([
      '1 Idea 2',
      '1 Proof (1/2) 5',
      '1 End 7',
    ]);
  });

  it('are words, not the signs that OCR makes of a drawing', () => {
    const titles = ['Welcome', 'A drawing', 'sw | \\', 'O(n) = 3 n', 'End'];
    expect(headingsOf(titles.map((title, at) => slide(at + 1, title)))).toEqual([
      '1 A drawing 2',
      '1 Point number d 3',
      '1 O(n) = 3 n 4',
      '1 End 5',
    ]);
  });

  it('stand below the sections that small heads name', () => {
    const deck = [
      ['Welcome', 'Why it matters'],
      ['Reason one', 'Why it matters'],
      ['Reason two', 'Why it matters'],
      ['First step', 'How it works'],
      ['Second step', 'How it works'],
      ['Third step', 'How it works'],
    ];
    expect(headingsOf(deck.map(([title = '', section], at) => slide(at + 1, title, section)))).toEqual([
      '1 Why it matters 1',
      '2 Reason one 2',
      '2 Reason two 3',
      '1 How it works 4',
      '2 First step 4',
      '2 Second step 5',
      '2 Third step 6',
    ]);
  });

  it('stand below the sections of an outline that comes back', () => {
    const outline = (pageNumber: number): Page => ({
      ...madePage(pageNumber, [
        { text: 'Outline', topPt: 60, sizePt: 20 },
        { text: 'Why it matters', topPt: 200, sizePt: 14 },
        { text: 'How it works', topPt: 240, sizePt: 14 },
      ]),
      widthPt: 800,
      heightPt: 600,
    });
    const deck = [
      slide(1, 'Welcome'),
      outline(2),
      slide(3, 'Reason one'),
      slide(4, 'Reason two'),
      outline(5),
      slide(6, 'First step'),
    ];
    expect(headingsOf(deck)).toEqual([
      '1 Why it matters 2',
      '2 Reason one 3',
      '2 Reason two 4',
      '1 How it works 5',
      '2 First step 6',
    ]);
  });
});
