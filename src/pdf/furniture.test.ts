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

  it('is a head of other words on each page, if it bears the page number', () => {
    const heads = ['Aardvark', 'Badger', 'Cat', 'Dog', 'Eel'].map((head, at) =>
      madePage(at + 1, [
        { text: at % 2 === 0 ? `${head} ${at + 7}` : `${at + 7} ${head}`, topPt: 40 },
        { text: `Animal number ${'abcde'[at]} is told of here`, topPt: 120 },
      ]),
    );
    const furniture = findFurniture(heads, false);
    for (const { pageNumber } of heads) expect(furniture[pageNumber]).toEqual([0]);
  });

  it('is not a heading that opens a page in each chapter, nor a row of the contents', () => {
    const pages = Array.from({ length: 12 }, (_, at) =>
      madePage(at + 1, [
        { text: at % 4 === 3 ? 'Exercises' : `Line ${'abcdefghijkl'[at]} of the text`, topPt: 60 },
        { text: `Entry ${'abcdefghijkl'[at]} . . . . . . . 5`, topPt: 80 },
        { text: `More ${'abcdefghijkl'[at]} of it`, topPt: 300 },
      ]),
    );
    expect(findFurniture(pages, false)).toEqual({});
  });

  it('is not the title of a paper whose running head repeats it', () => {
    const paper = Array.from({ length: 6 }, (_, at) =>
      madePage(at + 1, [
        { text: 'On Apples', topPt: at === 0 ? 80 : 40, sizePt: at === 0 ? 18 : 9 },
        { text: `Thought ${'abcdef'[at]} of the page`, topPt: 200 },
        { text: `Thought ${'ghijkl'[at]} of the page`, topPt: 300 },
      ]),
    );
    const furniture = findFurniture(paper, false);
    expect(furniture[1]).toBeUndefined();
    expect(furniture[2]).toEqual([0]);
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

  it('is what a notebook counts its cells with', () => {
    const page = madePage(1, ['Out[15]:', 'In [3]:', 'In [3]: import numpy', 'Out of it']);
    expect(findFurniture([page], false)).toEqual({ 1: [0, 1] });
  });
});
