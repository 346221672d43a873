import type { Paragraph } from './paragraphs.ts';
import { boxOf, type PrintedLine } from './printed-lines.ts';

// A column of vertical print stands beside the next at two sizes at most, with the small signs of reading between.
const MAX_STEP_EM = 2.6;
const INDENT_EM = 0.8;

/**
 * Paragraphs of lines that are not level: Japanese from top to bottom, with columns from right to left, and text
 * that is printed sideways, as wide tables and stamps at the margin are.
 *
 * In: lines in PDFium's order.
 * Out: paragraphs that hold every line once.
 */
export function turnedParagraphs(lines: readonly PrintedLine[]): Paragraph[] {
  const upright = lines.filter(isUpright);
  const sideways = lines.filter((line) => !isUpright(line));
  return [
    ...bandsOf(upright).flatMap((band) =>
      joinColumns(band.toSorted((one, other) => other.leftPt - one.leftPt)),
    ),
    ...joinSideways(sideways),
  ];
}

const isUpright = ({ words }: PrintedLine): boolean => words.some((word) => word.upright);

interface Extent {
  topPt: number;
  bottomPt: number;
}

function extentOf(line: PrintedLine): Extent {
  const { topPt, heightPt } = boxOf(line);
  return { topPt, bottomPt: topPt + heightPt };
}

/** Columns that stand beside each other; a page may have several bands of them, read from the top. */
function bandsOf(lines: readonly PrintedLine[]): PrintedLine[][] {
  const bands: (Extent & { lines: PrintedLine[] })[] = [];
  const sorted = lines
    .map((line) => ({ line, ...extentOf(line) }))
    .sort((one, other) => one.topPt - other.topPt);
  for (const { line, topPt, bottomPt } of sorted) {
    const band = bands.at(-1);
    if (band === undefined || topPt > band.bottomPt) bands.push({ topPt, bottomPt, lines: [line] });
    else {
      band.lines.push(line);
      band.bottomPt = Math.max(band.bottomPt, bottomPt);
    }
  }
  return bands.map((band) => band.lines);
}

/** Columns that follow each other, until one is indented or of another size. */
function joinColumns(columns: readonly PrintedLine[]): Paragraph[] {
  const headPt = Math.min(...columns.map((column) => extentOf(column).topPt));
  const paragraphs: Paragraph[] = [];
  columns.forEach((column, index) => {
    const before = columns[index - 1];
    const current = paragraphs.at(-1);
    const indented = extentOf(column).topPt > headPt + INDENT_EM * column.sizePt;
    const follows =
      before !== undefined &&
      sameSize(before, column) &&
      before.leftPt - column.leftPt < MAX_STEP_EM * column.sizePt;
    if (current !== undefined && follows && !indented) current.lines.push(column);
    else paragraphs.push({ lines: [column] });
  });
  return paragraphs;
}

/** Sideways lines that follow each other in PDFium's order, side by side. */
function joinSideways(lines: readonly PrintedLine[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const current = paragraphs.at(-1);
    if (current !== undefined && before !== undefined && standsBeside(before, line)) current.lines.push(line);
    else paragraphs.push({ lines: [line] });
  });
  return paragraphs;
}

function standsBeside(before: PrintedLine, line: PrintedLine): boolean {
  if (!sameSize(before, line)) return false;
  const stepPt = Math.abs(line.leftPt - before.leftPt);
  const [one, other] = [extentOf(before), extentOf(line)];
  const overlap = Math.min(one.bottomPt, other.bottomPt) - Math.max(one.topPt, other.topPt);
  return stepPt > 0.5 * line.sizePt && stepPt < 1.6 * line.sizePt && overlap > 0;
}

const sameSize = (one: PrintedLine, other: PrintedLine): boolean =>
  Math.abs(one.sizePt - other.sizePt) < 0.1 * Math.max(one.sizePt, other.sizePt);
