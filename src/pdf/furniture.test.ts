import { describe, expect, it } from 'vitest';
import { findFurniture } from './furniture.ts';
import { madePage } from './made-page.ts';

const HEADS = ['Apples', 'Apples', 'Pears', 'Pears', 'Plums', 'Plums'];
const book = HEADS.map((head, at) =>
  madePage(at + 1, [
    { text: `${at + 1} ${head}`, topPt: 40 },
    { text: `Thought number ${'abcdef'[at]} of the page begins here`, topPt: 90 },
    { text: `${at + 1}`, topPt: 760 },
  ]),
);

describe('furniture', () => {
  it('is what comes back at the edges of pages, though its numbers and words change', () => {
    const furniture = findFurniture(book, false);
    for (const { pageNumber } of book) expect(furniture[pageNumber]).toEqual([0, 2]);
  });

  it('is not the first line of the text', () => {
    const plain = book.map((page) => ({ ...page, blocks: page.blocks.slice(1, 2) }));
    expect(findFurniture(plain, false)).toEqual({});
  });

  it('is not the title that stays over the overlays of a slide', () => {
    const titles = [
      'Idea',
      'Idea',
      'Idea',
      'Proof',
      'Proof',
      'Proof',
      'End',
      'Thanks',
      'More',
      'Links',
      'Notes',
      'Last',
    ];
    const slides = titles.map((text, at) =>
      madePage(at + 1, [
        { text, topPt: 40, sizePt: 20 },
        { text: 'Logo', topPt: 760 },
      ]),
    );
    const furniture = findFurniture(slides, true);
    for (const { pageNumber } of slides) expect(furniture[pageNumber]).toEqual([1]);
  });
});
