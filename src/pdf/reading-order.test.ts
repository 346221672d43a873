import { describe, expect, it } from 'vitest';
import { PLAIN } from './font-look.ts';
import { cutAtGutters } from './gutters.ts';
import { buildPrintedLines, type PrintedLine } from './printed-lines.ts';
import { inReadingOrder } from './reading-order.ts';
import type { Word } from './words.ts';

const PAGE = { widthPt: 600 };

/** Words of ten points, five points a character, in one line. */
const wordsOf = (text: string, leftPt: number, baselinePt: number): Word[] =>
  [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    leftPt: leftPt + match.index * 5,
    rightPt: leftPt + (match.index + match[0].length) * 5,
    baselinePt,
    sizePt: 10,
    look: PLAIN,
    level: true,
  }));
const lines = (...runs: Word[][]): PrintedLine[] =>
  buildPrintedLines(runs.map((words) => ({ words, hyphenated: false })));

/** Eight lines of prose that fill a column of 230 points. */
const column = (name: string, leftPt: number): Word[][] =>
  Array.from({ length: 8 }, (_, at) =>
    wordsOf(`${name}${at} ${'and so on '.repeat(3)}until its end`, leftPt, 100 + at * 12),
  );
const firsts = (all: readonly PrintedLine[]): string =>
  all.map(({ words }) => words[0]?.text ?? '').join(' ');
const LEFT = 'a0 a1 a2 a3 a4 a5 a6 a7';
const RIGHT = 'b0 b1 b2 b3 b4 b5 b6 b7';

describe('reading order', () => {
  it('stays as it is where nothing contradicts it', () => {
    const noteInMargin = wordsOf('note in the margin', 520, 124);
    const [first = [], second = [], ...rest] = column('a', 50);
    const all = lines(first, second, noteInMargin, ...rest);
    expect(inReadingOrder(all, PAGE)).toEqual(all);
  });

  it('puts the left column before the right one that was written first, under the title of both', () => {
    const title = wordsOf('The title that stands over both of the columns of this page in one line', 50, 70);
    const all = lines(...column('b', 330), title, ...column('a', 50));
    expect(firsts(inReadingOrder(all, PAGE))).toBe(`The ${LEFT} ${RIGHT}`);
  });

  it('puts a part that was written last where it stands', () => {
    const all = lines(...column('a', 50).slice(3), ...column('a', 50).slice(0, 3));
    expect(firsts(inReadingOrder(all, PAGE))).toBe(LEFT);
  });

  it('takes columns apart that were written row by row', () => {
    const [left, right] = [column('a', 50), column('b', 330)];
    const all = lines(...left.map((words, at) => [...words, ...(right[at] ?? [])]));
    const cut = cutAtGutters(all, []);
    expect(firsts(inReadingOrder(cut, PAGE, cut.length > all.length))).toBe(`${LEFT} ${RIGHT}`);
  });

  it('leaves the rows of a table whole', () => {
    const rows = Array.from({ length: 12 }, (_, at) => [
      ...wordsOf(`name${at}`, 50, 100 + at * 12),
      ...wordsOf('what this one is good for, in some words', 330, 100 + at * 12),
    ]);
    const all = lines(...rows);
    expect(cutAtGutters(all, [])).toEqual(all);
  });

  it('gives a heading under two columns to the wide text that follows it', () => {
    const heading = wordsOf('More of it', 50, 208);
    const wide = [0, 1].map((at) => wordsOf(`wide${at} ${'and so on over '.repeat(6)}`, 50, 222 + at * 12));
    const all = lines(...column('a', 50), heading, ...column('b', 330), ...wide);
    expect(firsts(inReadingOrder(all, PAGE))).toBe(`${LEFT} ${RIGHT} More wide0 wide1`);
  });

  it('puts a line that was written last into the gap that was left for it', () => {
    const text = column('a', 50);
    const code = wordsOf('jupyter lab', 50, 148);
    const all = lines(...text.slice(0, 4), ...text.slice(5), code);
    expect(firsts(inReadingOrder(all, PAGE))).toBe('a0 a1 a2 a3 jupyter a5 a6 a7');
  });

  it('leaves what stands beside other text where it was written', () => {
    const text = column('a', 50).filter((_line, at) => at !== 4);
    const all = lines(
      ...text.slice(0, 4),
      wordsOf('beside it', 330, 148),
      ...text.slice(4),
      wordsOf('late', 50, 148),
    );
    expect(inReadingOrder(all, PAGE)).toEqual(all);
  });
});
