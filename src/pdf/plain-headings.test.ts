import { describe, expect, it } from 'vitest';
import { madePage } from './made-page.ts';
import { plainHeadings } from './plain-headings.ts';

const TEXT = 'The men went out to sea again and found that the wind had turned against them in the night.';
const body = (count: number): string[] => Array.from({ length: count }, () => TEXT);
const found = (...pages: string[][]): (string | number)[][] =>
  plainHeadings(
    pages.map((blocks, at) => madePage(at + 1, blocks)),
    {},
    new Set(),
  ).map(({ level, title, pageNumber, blockIndex = -1, blockCount = 0 }) => [
    level,
    title,
    pageNumber,
    blockIndex,
    blockCount,
  ]);

describe('headings in the print of the text', () => {
  it('are chapters that are named, with the title below', () => {
    expect(
      found(
        ['CHAPTER ONE', 'The Harbour', ...body(6)],
        ['CHAPTER TWO', 'The Storm', ...body(6)],
        ['CHAPTER THREE', 'Home', ...body(6)],
      ),
    ).toEqual([
      [1, 'CHAPTER ONE The Harbour', 1, 0, 2],
      [1, 'CHAPTER TWO The Storm', 2, 0, 2],
      [1, 'CHAPTER THREE Home', 3, 0, 2],
    ]);
  });

  it('are numbers that count on, with their sections', () => {
    expect(
      found(
        ['1. Boats', ...body(6), '1.1 Sails', ...body(6)],
        ['2. Nets', ...body(6), '3. Weather', ...body(6)],
      ).map(([level, title]) => [level, title]),
    ).toEqual([
      [1, '1. Boats'],
      [2, '1.1 Sails'],
      [1, '2. Nets'],
      [1, '3. Weather'],
    ]);
  });

  it('are lines of capitals', () => {
    expect(
      found(['BOATS', ...body(6), 'NETS', ...body(6)], ['WEATHER', ...body(6)]).map(([, title]) => title),
    ).toEqual(['BOATS', 'NETS', 'WEATHER']);
  });

  it('are not the items of a list', () => {
    expect(found([...body(5), '1. Boats', '2. Nets', '3. Hooks', '4. Salt', ...body(5)])).toEqual([]);
  });
});
