import { describe, expect, it } from 'vitest';
import type { Box } from '../course/document.ts';
import { boxOfDrawnText } from './drawn-letters.ts';

/** Lines of forty letters, of which each fifth has a tail. */
const drawnLines = (count: number): Box[] =>
  Array.from({ length: count * 40 }, (_, at) => ({
    leftPt: 72 + (at % 40) * 7,
    topPt: 100 + Math.floor(at / 40) * 14,
    widthPt: 5,
    heightPt: at % 5 === 0 ? 9 : 6.5,
  }));

describe('text that is drawn as curves', () => {
  it('is where small shapes stand in lines', () => {
    expect(boxOfDrawnText(drawnLines(8))).toEqual({ leftPt: 72, topPt: 100, widthPt: 278, heightPt: 107 });
  });

  it('is not a drawing with a few letters, nor dots all over a plot', () => {
    expect(boxOfDrawnText(drawnLines(2))).toBeUndefined();
    const dots = Array.from({ length: 300 }, (_, at) => ({
      leftPt: 72 + at,
      topPt: 100 + ((at * 137) % 389),
      widthPt: 3,
      heightPt: 3,
    }));
    expect(boxOfDrawnText(dots)).toBeUndefined();
  });
});
