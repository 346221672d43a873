import { describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import { type FontLook, PLAIN } from './font-look.ts';
import { buildBlocks } from './page-blocks.ts';
import type { WordRun } from './words.ts';

const PORTRAIT = { widthPt: 600, heightPt: 800 };
const BOLD: FontLook = { weight: 700, italic: false, monospace: false };
const MONO: FontLook = { weight: 400, italic: false, monospace: true };

interface Printed {
  leftPt?: number;
  look?: FontLook;
  sizePt?: number;
}

/** A printed line of characters half an em wide; two spaces or more leave their room. */
function line(
  text: string,
  baselinePt: number,
  { leftPt = 0, look = PLAIN, sizePt = 10 }: Printed = {},
): WordRun {
  const charPt = 0.5 * sizePt;
  const words = [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    leftPt: leftPt + match.index * charPt,
    rightPt: leftPt + (match.index + match[0].length) * charPt,
    baselinePt,
    sizePt,
    look,
    level: true,
  }));
  return { words, hyphenated: false };
}
const blocksOf = (...lines: WordRun[]) =>
  buildBlocks(lines, PORTRAIT).map((block) => `${block.kind}${block.marker ?? ''}: ${blockText(block)}`);

describe('lines that stand close to each other', () => {
  it('parts sentences that end at one place by chance, far from where lines of the page do', () => {
    expect(
      blocksOf(
        line('this line fills the page from end to end of all', 100, { leftPt: 15 }),
        line('that line fills the page from end to end of all', 112, { leftPt: 15 }),
        line('Here is one.', 150, { leftPt: 15 }),
        line('There is it.', 162, { leftPt: 15 }),
      ).slice(1),
    ).toEqual(['text: Here is one.', 'text: There is it.']);
  });

  it('keeps headings of two levels apart that differ little in size', () => {
    expect(
      blocksOf(
        line('C.3 Summary of keys', 100, { look: BOLD, sizePt: 14.3 }),
        line('Command recall and motion', 120, { look: BOLD, sizePt: 13.1 }),
      ),
    ).toEqual(['text: C.3 Summary of keys', 'text: Command recall and motion']);
  });

  it('keeps a last word that is shorter than the indent of the first line', () => {
    expect(blocksOf(line('we can use another test for it', 100, { leftPt: 15 }), line('by', 112))).toEqual([
      'text: we can use another test for it by',
    ]);
  });

  it('takes rows for terms whose explanations stand beside them at one place', () => {
    const row = (term: string, text: string, baselinePt: number): WordRun => ({
      words: [
        ...line(term, baselinePt, { look: MONO }).words,
        ...line(text, baselinePt, { leftPt: 50 }).words,
      ],
      hyphenated: false,
    });
    const blocks = buildBlocks(
      [row('type="p"', 'single points', 100), row('type="l"', 'lines', 120)],
      PORTRAIT,
    );
    expect(blocks.map(({ term }) => term)).toEqual([1, 1]);
  });
});
