import { describe, expect, it } from 'vitest';
import { buildBlocks } from './page-blocks.ts';
import { BOLD, blocksOf, line, MONO } from './test-lines.ts';
import type { WordRun } from './words.ts';

const PORTRAIT = { widthPt: 600, heightPt: 800 };

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
