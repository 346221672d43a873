import { type Chunk, chunksOf, overlap, withHeadsOfWide, withLateParts } from './line-chunks.ts';
import type { PrintedLine } from './printed-lines.ts';

// A page of small print in three columns has 300.
const MAX_LINES = 2000;
// Ordering takes the square of the number of chunks, and a little more; a page of prose has ten.
const MAX_CHUNKS = 200;

/**
 * Puts the lines of a page in reading order where PDFium's order cannot be right: what stands above comes first,
 * and a column before the one at its right. A page whose order does not contradict its layout stays as it is.
 *
 * In: lines in PDFium's order; `shuffled` where it is known to be wrong.
 * Out: the same lines.
 * Source: the two rules of T. Breuel, "High Performance Document Layout Analysis", 2003.
 */
export function inReadingOrder(
  lines: readonly PrintedLine[],
  page: { widthPt: number },
  shuffled = false,
): PrintedLine[] {
  if (lines.length > MAX_LINES) return [...lines];
  const written = chunksOf(lines.filter(({ level }) => level));
  if (written.length < 2 || written.length > MAX_CHUNKS) return [...lines];
  const chunks = withLateParts(withHeadsOfWide(written));
  const ordered =
    shuffled || alternates(chunks, page) || isContradicted(chunks, page)
      ? sorted(chunks, page.widthPt)
      : chunks;
  if (ordered === written) return [...lines];
  const turned = lines.filter(({ level }) => !level);
  return [...ordered.flatMap((chunk) => chunk.lines), ...turned];
}

// A head or a page number that is written last does no harm where it is.
const MIN_LINES = 2;
// Labels of a figure come in any order.
const MIN_WORDS = 5;
const MIN_COLUMN_LINES = 3;
const MIN_COLUMN_SHARE = 0.18;
const TITLE_SIZE = 1.15;

function isContradicted(chunks: readonly Chunk[], { widthPt }: { widthPt: number }): boolean {
  return chunks.some((later, index) =>
    chunks
      .slice(0, index)
      .some((earlier) => isAboveIt(later, earlier) || isColumnBefore(later, earlier, widthPt)),
  );
}

// So many times from one column to the other, line by line, are no accident.
const MIN_SWITCHES = 8;

/** Whether the order goes to and fro between columns. */
function alternates(chunks: readonly Chunk[], { widthPt }: { widthPt: number }): boolean {
  if (chunks.length < MIN_SWITCHES) return false;
  const isWide = ({ leftPt, rightPt }: Chunk): boolean => rightPt - leftPt > MIN_COLUMN_SHARE * widthPt;
  let switches = 0;
  chunks.forEach((chunk, index) => {
    const before = chunks[index - 1];
    if (before === undefined || !isWide(chunk) || !isWide(before) || overlap(before, chunk) > 0) return;
    if (chunk.topPt < before.bottomPt && before.topPt < chunk.bottomPt) switches += 1;
  });
  return switches >= MIN_SWITCHES && switches * 3 > chunks.length;
}

/** Text that comes later, but stands above in the same column. */
function isAboveIt(later: Chunk, earlier: Chunk): boolean {
  if (later.bottomPt > earlier.topPt + 0.3 * earlier.sizePt || overlap(later, earlier) < 0.5) return false;
  if (earlier.lines.length < MIN_LINES || wordsOf(earlier) < MIN_WORDS) return false;
  if (later.sizePt > TITLE_SIZE * earlier.sizePt) return true;
  return later.lines.length >= MIN_LINES && wordsOf(later) >= MIN_WORDS;
}

const wordsOf = ({ lines }: Chunk): number => lines.reduce((sum, { words }) => sum + words.length, 0);

/** A column that comes later, but stands at the left. */
function isColumnBefore(later: Chunk, earlier: Chunk, pagePt: number): boolean {
  if (later.rightPt > earlier.leftPt) return false;
  const sharedPt = Math.min(later.bottomPt, earlier.bottomPt) - Math.max(later.topPt, earlier.topPt);
  const isColumn = ({ lines, leftPt, rightPt }: Chunk): boolean =>
    lines.length >= MIN_COLUMN_LINES && rightPt - leftPt > MIN_COLUMN_SHARE * pagePt;
  return sharedPt > 2.5 * earlier.sizePt && isColumn(later) && isColumn(earlier);
}

/** PDFium's order, but each chunk after all that must come before it. */
function sorted(chunks: readonly Chunk[], pagePt: number): Chunk[] {
  const seen = new Set<Chunk>();
  const out: Chunk[] = [];
  const take = (chunk: Chunk): void => {
    if (seen.has(chunk)) return;
    seen.add(chunk);
    for (const other of chunks) if (!seen.has(other) && precedes(other, chunk, chunks, pagePt)) take(other);
    out.push(chunk);
  };
  for (const chunk of chunks) take(chunk);
  return out;
}

function precedes(one: Chunk, other: Chunk, all: readonly Chunk[], pagePt: number): boolean {
  if (one === other) return false;
  if (overlap(one, other) > 0.1) return middleOf(one) < middleOf(other);
  if (one.rightPt > other.leftPt + 1) return false;
  const beside = one.topPt < other.bottomPt && other.topPt < one.bottomPt;
  // Only a column comes before all that is right of it, and not a label at the left edge.
  if (!beside && one.rightPt - one.leftPt < MIN_COLUMN_SHARE * pagePt) return false;
  // A heading over both columns ends them: what is left under it does not come before what is right above it.
  const topPt = Math.min(one.bottomPt, other.bottomPt);
  const bottomPt = Math.max(one.topPt, other.topPt);
  return !all.some(
    (between) =>
      between !== one &&
      between !== other &&
      middleOf(between) > topPt &&
      middleOf(between) < bottomPt &&
      overlap(between, one) > 0.1 &&
      overlap(between, other) > 0.1,
  );
}

const middleOf = ({ topPt, bottomPt }: Chunk): number => (topPt + bottomPt) / 2;
