import { describe, expect, it } from 'vitest';
import type { OcrLine } from './ocr-engine.ts';
import { alignBullets, joinCutLines, withEvenHeights } from './ocr-lines.ts';

/** A line 40 pixels high; each letter is 20 wide, and each space. */
function line(text: string, left: number, baseline: number): OcrLine {
  let at = left;
  const words = text.split(' ').map((word) => {
    const from = at;
    at += (word.length + 1) * 20;
    return { text: word, left: from, right: at - 20, top: baseline - 30, bottom: baseline, confidence: 90 };
  });
  return { words, baseline, height: 40 };
}

const textOf = (lines: readonly OcrLine[]): string[] =>
  lines.map(({ words }) => words.map(({ text }) => text).join(' '));

describe('lines that OCR has read', () => {
  it('get the letters back that were cut off at the edge, each where the line stands', () => {
    const lines = [
      line('U', 100, 640),
      line('d', 100, 690),
      line('n capharnaum qui', 122, 640),
      line('iminue ici', 122, 690),
    ];
    expect(textOf(joinCutLines(lines))).toEqual(['Un capharnaum qui', 'diminue ici']);
  });

  it('stay apart in columns, and under each other', () => {
    const lines = [line('Yes', 100, 640), line('and no', 220, 640), line('or', 100, 690)];
    expect(textOf(joinCutLines(lines))).toEqual(['Yes', 'and no', 'or']);
  });

  it('have a bullet where the bullets of others stand', () => {
    const lines = [
      line('• one', 100, 100),
      line('e two', 102, 150),
      line('• three', 99, 200),
      line('e four', 180, 250),
    ];
    expect(textOf(alignBullets(lines))).toEqual(['• one', '• two', '• three', 'e four']);
  });

  it('have bullets where letters stand in a place of their own, and words where the text begins', () => {
    const list = [line('Before it', 60, 50), line('e one', 100, 100), line('eo two', 100, 150)];
    expect(textOf(alignBullets(list))).toEqual(['Before it', '• one', '• two']);
    const prose = [line('pão e queijo', 100, 100), line('e um vinho', 100, 150), line('e mais', 100, 200)];
    expect(textOf(alignBullets(prose))).toEqual(textOf(prose));
  });

  it('are as high as the others of their paragraph; headings over it and notes under it are not', () => {
    const paragraph = [
      line('a heading of it', 100, 40),
      ...[120, 170, 220].map((at) => line('and so on', 100, at)),
    ];
    const heights = (all: readonly OcrLine[]): number[] => withEvenHeights(all).map(({ height }) => height);
    const note = { ...line('a note to it', 100, 300), height: 32 };
    const uneven = [52, 40, 34, 40].map((height, at) => ({ ...line('', 100, 0), ...paragraph[at], height }));
    expect(heights([...uneven, note])).toEqual([52, 40, 40, 40, 32]);
  });

  it('are no higher for a bracket in the last of them', () => {
    const uneven = [40, 40, 44].map((height, at) => ({ ...line('and (so) on', 100, 50 + at * 50), height }));
    expect(withEvenHeights(uneven).map(({ height }) => height)).toEqual([40, 40, 40]);
  });

  it('are lower than the lines of a heading right over them', () => {
    const uneven = [47, 47, 40, 40].map((height, at) => ({
      ...line('one and so on', 100, 50 + at * 60),
      height,
    }));
    expect(withEvenHeights(uneven).map(({ height }) => height)).toEqual([47, 47, 40, 40]);
  });
});
