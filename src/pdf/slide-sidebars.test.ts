import { expect, it } from 'vitest';
import type { Block, Page } from '../course/document.ts';
import { findFurniture } from './furniture.ts';

const SECTIONS = ['A talk of trees', 'Trees', 'Paths', 'Woods', 'Groves'];
const PARTS = ['Leaves and roots', 'Long paths', 'Old woods', 'Small groves'];

/** A block of one line. */
const block = (text: string, [leftPt, topPt]: readonly [number, number], sizePt: number): Block => {
  const widthPt = (text.length * sizePt) / 2;
  const line = {
    text,
    box: { leftPt, topPt, widthPt, heightPt: sizePt },
    edgesPt: [leftPt, leftPt + widthPt],
  };
  return { kind: 'text', lines: [line], sizePt, weight: 400 };
};
const slideOf = (pageNumber: number, blocks: Block[]): Page => ({
  pageNumber,
  widthPt: 800,
  heightPt: 600,
  pictureShare: 0,
  blocks,
});
const NAMES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
const bodyOf = (name: string): Block[] => [
  block(`The title of the ${name} slide`, [200, 130], 20),
  block(`What the ${name} slide says of trees and of others`, [200, 200], 12),
];

it('leaves the bar with the sections of a deck out of its slides', () => {
  const deck = NAMES.map((name, at) => {
    const bar = SECTIONS.toSpliced(1 + (at % 4), 0, PARTS[at % 4] ?? '');
    const lines = bar.map((text, row) => block(text, [10, 150 + row * 30], 6));
    return slideOf(at + 1, [...lines, ...bodyOf(name)]);
  });
  const furniture = findFurniture(deck, true);
  expect(deck.map(({ pageNumber }) => furniture[pageNumber])).toEqual(deck.map(() => [0, 1, 2, 3, 4, 5]));
});

it('keeps notes at a side that each slide has for itself', () => {
  const deck = NAMES.map((name, at) => {
    const notes = ['A', 'Another', 'One more'].map((which, row) =>
      block(`${which} ${name} note`, [10, 150 + row * 30], 6),
    );
    return slideOf(at + 1, [...notes, ...bodyOf(name)]);
  });
  expect(findFurniture(deck, true)).toEqual({});
});

it('keeps the points of a slide that is built up in many steps', () => {
  const steps = NAMES.map((_name, at) =>
    slideOf(at + 1, [
      block('Outline of the talk', [200, 20], 20),
      block('What trees are good for', [200, 200], 12),
      ...(at === 0 ? [] : [block(`Point ${'abcdef'[at]}`, [200, 230], 12)]),
    ]),
  );
  const rest = NAMES.map((name, at) => slideOf(at + 7, bodyOf(name)));
  expect(findFurniture([...steps, ...rest], true)).toEqual({});
});
