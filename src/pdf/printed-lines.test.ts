import { describe, expect, it } from 'vitest';
import { PLAIN } from './font-look.ts';
import { buildPrintedLines } from './printed-lines.ts';
import type { Word } from './words.ts';

/** A word of ten-point type, five points a character. */
const word = (text: string, leftPt: number, baselinePt: number, sizePt = 10): Word => ({
  text,
  leftPt,
  rightPt: leftPt + text.length * 0.5 * sizePt,
  baselinePt,
  sizePt,
  look: PLAIN,
  level: true,
});
const run = (...words: Word[]) => ({ words, hyphenated: false });
const texts = (...runs: ReturnType<typeof run>[]) =>
  buildPrintedLines(runs).map(({ words }) => words.map(({ text }) => text).join(' '));

describe('printed lines', () => {
  it('joins what a superscript has cut', () => {
    expect(
      texts(
        run(word('up', 0, 100), word('to', 15, 100), word('2', 30, 100)),
        run(word('16', 35, 96, 7), word('glyphs', 46, 100)),
      ),
    ).toEqual(['up to 2¹⁶ glyphs']);
  });

  it('joins what touches a superscript behind it', () => {
    const unit = { ...word('(km²', 0, 100), raised: [{ from: 3, mark: '2' }] };
    expect(texts(run(unit), run(word(')', 20.4, 100), word('Capital', 50, 100)))).toEqual(['(km²) Capital']);
  });

  it('keeps the number of a footnote apart from its text', () => {
    expect(texts(run(word('1', 0, 96, 6)), run(word('Note', 3.4, 100, 8), word('well', 22, 100, 8)))).toEqual(
      ['1 Note well'],
    );
  });

  it('does not join two lines of one paragraph', () => {
    expect(texts(run(word('first', 0, 100)), run(word('second', 0, 112)))).toEqual(['first', 'second']);
  });

  it('puts a link that was written later into the hole it left', () => {
    expect(
      texts(
        run(word('install', 0, 100), word('today', 80, 100)),
        run(word('next', 0, 112)),
        run(word('Anaconda', 38, 100)),
      ),
    ).toEqual(['install Anaconda today', 'next']);
  });
});
