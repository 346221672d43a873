import { describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import { PLAIN } from './font-look.ts';
import { buildBlocks } from './page-blocks.ts';
import type { WordRun } from './words.ts';

function line(text: string, leftPt: number, baselinePt: number, sizePt = 10): WordRun {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: token, index }) => ({
    text: token,
    leftPt: leftPt + index * 0.5 * sizePt,
    rightPt: leftPt + (index + token.length) * 0.5 * sizePt,
    baselinePt,
    sizePt,
    look: PLAIN,
    level: true,
  }));
  return { words, hyphenated: false };
}
const textsOf = (...lines: WordRun[]) => buildBlocks(lines, { widthPt: 600, heightPt: 800 }).map(blockText);

describe('drop caps', () => {
  it('are the first letter of their word', () => {
    expect(
      textsOf(
        line('L', 50, 124, 34),
        line('orem ipsum dolor sit amet and', 68, 100),
        line('more of it beside the capital', 68, 112),
        line('and again more beside it here', 68, 124),
        line('and under it from the margin, so.', 50, 136),
      ),
    ).toEqual([
      'Lorem ipsum dolor sit amet and more of it beside the capital and again more beside it here and under it from the margin, so.',
    ]);
  });

  it('are a word of their own where a space comes after them', () => {
    expect(
      textsOf(
        line('A', 50, 112, 22),
        line('man walked into the quiet room', 66, 100),
        line('and looked about for his old hat', 62, 112),
      ),
    ).toEqual(['A man walked into the quiet room and looked about for his old hat']);
  });

  it('are not the initial of a title', () => {
    expect(textsOf(line('A', 50, 100, 24), line('plain line far below the letter', 50, 160))).toHaveLength(2);
  });
});
