import type { Box } from '../course/document.ts';
import { around } from './boxes.ts';

// A letter of print, with its marks: from a dot over an "i" to a capital of a title.
const LEAST_PT = 1;
const MOST_PT = 40;
const MIN_LETTERS = 80;
// Of a line of text. Labels of a drawing are shorter.
const MIN_ON_LINE = 15;
const MIN_LINES = 4;
const MIN_SHARE = 0.7;

/**
 * The box around the letters of a page whose text is drawn as curves, as printing houses and drawing programs do; a
 * program finds no characters in it. Undefined for drawings.
 *
 * In: what is drawn on a page without text.
 */
export function boxOfDrawnText(shapes: readonly Box[]): Box | undefined {
  const letters = shapes.filter(
    ({ widthPt, heightPt }) =>
      widthPt >= LEAST_PT && heightPt >= LEAST_PT && widthPt <= MOST_PT && heightPt <= MOST_PT,
  );
  if (letters.length < MIN_LETTERS || letters.length < MIN_SHARE * shapes.length) return undefined;
  const bottoms = new Map<number, number>();
  for (const { topPt, heightPt } of letters) {
    const bottomPt = Math.round(topPt + heightPt);
    bottoms.set(bottomPt, (bottoms.get(bottomPt) ?? 0) + 1);
  }
  const lines = [...bottoms.values()].filter((count) => count >= MIN_ON_LINE);
  const onLines = lines.reduce((sum, count) => sum + count, 0);
  // Those with a tail stand lower, points and rounded letters a little.
  if (lines.length < MIN_LINES || onLines < 0.5 * letters.length) return undefined;
  return letters.reduce((sum, box) => around(sum, box));
}
