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
});
