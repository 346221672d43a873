import type { Box } from '../course/document.ts';
import type { PrintedLine } from './printed-lines.ts';
import type { Columns } from './table-columns.ts';
import type { Level, Piece } from './table-pieces.ts';

const FULL_SHARE = 0.8;
const MIN_WORDS = 4;
const MIN_PIECES = 4;

/**
 * Whether columns are text that runs down the page, beside each other by the accident of the layout: in two or
 * more of them most pieces fill their column with words.
 */
export function isProse(levels: readonly Level[], { cutsPt }: Columns, box: Box): boolean {
  const edges = [box.leftPt, ...cutsPt, box.leftPt + box.widthPt];
  let running = 0;
  for (let column = 0; column + 1 < edges.length; column += 1) {
    const [fromPt, toPt] = [edges[column] ?? 0, edges[column + 1] ?? 0];
    const pieces = levels.flatMap((level) =>
      level.pieces.filter((piece) => piece.leftPt >= fromPt - 2 && piece.rightPt <= toPt + 2),
    );
    if (isRunning(pieces)) running += 1;
  }
  return running > 1;
}

/** Whether pieces under each other are lines of paragraphs. */
export function isRunning(pieces: readonly Piece[]): boolean {
  if (pieces.length < MIN_PIECES) return false;
  const leftPt = Math.min(...pieces.map((piece) => piece.leftPt));
  const widthPt = Math.max(...pieces.map((piece) => piece.rightPt)) - leftPt;
  const full = pieces.filter(
    (piece) => piece.words.length >= MIN_WORDS && piece.rightPt - piece.leftPt > FULL_SHARE * widthPt,
  ).length;
  return full > 0.5 * pieces.length;
}

const LEADER = /(?:\.\s?){4,}|…{2,}|(?:·\s?){4,}/;

/** Whether lines are those of a contents page, with dots up to the page number. */
export function hasLeaders(lines: readonly PrintedLine[]): boolean {
  const dotted = lines.filter(({ words }) => LEADER.test(words.map((word) => word.text).join(' ')));
  return dotted.length * 4 > lines.length;
}
