import { expect, it } from 'vitest';
import { languageOf } from './language.ts';
import type { Piece } from './pieces.ts';
import { summaryOf } from './summary.ts';

const piece = (text: string): Piece => ({
  pageNumber: 1,
  blockIndex: 0,
  text,
  words: text.split(' ').length,
  load: 0,
  isCode: false,
  isHeading: false,
});
const summaryIn = (tag: string, ...texts: string[]): string =>
  summaryOf(texts.map(piece), [], languageOf(tag));

it('says what the chapter is about where the chapter does, in each language', () => {
  const before = 'Estamos encantados de que haya decidido leer sobre los árboles del bosque.';
  const about = 'Este capítulo ofrece una visión general de los árboles y de sus hojas.';
  expect(summaryIn('es', before, about)).toBe(about);
});

it('leans on nothing before it, and may point back to its own words', () => {
  const own = 'A garden has walls, and this keeps the animals of the forest away from its flowers.';
  expect(summaryIn('en', 'These are the flowers that people grow in their own gardens.', own)).toBe(own);
});

it('begins with no entry of a list and no aside', () => {
  expect(
    summaryIn(
      'en',
      'Gardener: the one who waters all the trees and flowers of the whole garden.',
      '(Within the garden, the flowers on the left hand side are not shown to anybody.)',
      'A garden is a piece of land where trees and flowers are grown by people.',
    ),
  ).toBe('A garden is a piece of land where trees and flowers are grown by people.');
});
