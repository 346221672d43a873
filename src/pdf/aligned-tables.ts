import { gapsOf, kindsOfLines } from './line-kinds.ts';
import type { PrintedLine } from './printed-lines.ts';
import type { FoundTable } from './ruled-tables.ts';
import { type ReadTable, readCells } from './table-cells.ts';
import { isNumeric } from './table-pieces.ts';
import { hasLeaders, isProse, isRunning } from './table-prose.ts';

// Without rules only a wide space says that a cell ends.
const ALIGNED_GAP_EM = 1.3;
const MIN_ROWS = 3;
const HEAD_STEP_EM = 2.6;

/** Finds tables without rules: lines that follow each other with their cells under each other. */
export function findAlignedTables(lines: readonly PrintedLine[]): FoundTable[] {
  // Most pages have no line with such a gap, and are done here.
  const wide = lines.map(
    (line) => line.level && !line.monospace && gapsOf(line.words, line.sizePt).length > 0,
  );
  if (wide.filter(Boolean).length < MIN_ROWS) return [];
  const kinds = kindsOfLines(lines);
  const found: FoundTable[] = [];
  for (let start = 0; start < lines.length; start += 1) {
    if (kinds[start] !== 'row') continue;
    let end = start;
    while (end < lines.length && kinds[end] === 'row') end += 1;
    let first = start;
    while (first > 0 && isHead(lines[first - 1], lines[first], wide[first - 1] === true)) first -= 1;
    const table =
      readAligned(lines.slice(first, end)) ??
      (first < start ? readAligned(lines.slice(start, end)) : undefined);
    if (table !== undefined) found.push(table);
    start = end;
  }
  return found;
}

/** A line of cells over the rows whose cells need not stand at the same edges: the heads of columns of figures. */
function isHead(above: PrintedLine | undefined, line: PrintedLine | undefined, wide: boolean): boolean {
  if (above === undefined || line === undefined || !wide) return false;
  const stepPt = line.baselinePt - above.baselinePt;
  return (
    stepPt > 0 &&
    stepPt < HEAD_STEP_EM * line.sizePt &&
    above.leftPt < line.rightPt &&
    above.rightPt > line.leftPt
  );
}

function readAligned(lines: readonly PrintedLine[]): FoundTable | undefined {
  const taken = [...lines];
  // A paragraph may begin where a cell would go on.
  while (isSentence(taken.at(-1))) taken.pop();
  if (taken.length < MIN_ROWS || hasLeaders(taken)) return undefined;
  const leftPt = Math.min(...taken.map((line) => line.leftPt));
  const rightPt = Math.max(...taken.map((line) => line.rightPt));
  const topPt = Math.min(...taken.map((line) => line.baselinePt - 0.9 * line.sizePt));
  const bottomPt = Math.max(...taken.map((line) => line.baselinePt + 0.3 * line.sizePt));
  const box = { leftPt, topPt, widthPt: rightPt - leftPt, heightPt: bottomPt - topPt };
  const area = { box, lines: taken, levels: [], uprights: [], gapEm: ALIGNED_GAP_EM, minShare: 0.5 };
  const read = readCells(area);
  if (
    read?.table === undefined ||
    !isConvincing(read, read.table.rows) ||
    isProse(read.rowLevels, read.columns, box)
  )
    return undefined;
  return { ...read, box, taken };
}

const isSentence = (line: PrintedLine | undefined): boolean =>
  line !== undefined && line.words.length > 6 && gapsOf(line.words, line.sizePt).length === 0;

const INDEX_ENTRY = /\p{L}.*,\s*\d+(?:[,–-]\s*\d+)*$/u;
const EQUATION_NUMBER = /^\(\d+(?:\.\d+)*[a-z]?\)$/;
const MAX_CELL_WORDS = 14;

/** Whether cells look like those of a table, and not like terms with explanations, columns of text, or verses. */
function isConvincing({ rowLevels }: ReadTable, rows: readonly string[][]): boolean {
  if (rows.length < MIN_ROWS || rowLevels.length > 1.5 * rows.length) return false;
  const full = rows.filter((cells) => cells.filter((cell) => cell !== '').length > 1).length;
  if (full < 0.7 * rows.length) return false;
  const cells = rows.flat().filter((cell) => cell !== '');
  const wordCounts = cells.map((cell) => cell.split(' ').length);
  if (Math.max(...wordCounts) > MAX_CELL_WORDS) return false;
  if (cells.filter((cell) => INDEX_ENTRY.test(cell)).length > 0.3 * cells.length) return false;
  // The authors of a paper stand beside each other too.
  if (rows.some((row) => row.filter((cell) => cell.includes('@')).length > 1)) return false;
  const columns =
    rows[0]?.map((_, index) => rows.map((row) => row[index] ?? '').filter((cell) => cell !== '')) ?? [];
  if (columns.some((column) => column.every((cell) => EQUATION_NUMBER.test(cell)))) return false;
  const words = rowLevels.flatMap((level) => level.pieces.flatMap((piece) => piece.words));
  // A matrix.
  if (words.filter(({ look }) => look.math === true).length > 0.4 * words.length) return false;
  if (columns.length === 2 && isCounted(columns[0] ?? [])) return false;
  const pieces = rowLevels.flatMap((level) => level.pieces);
  if (isRunning(pieces.filter((piece) => piece.words.length > 3))) return false;
  const numeric = columns.some(isColumnOfFigures);
  const meanWords = wordCounts.reduce((sum, count) => sum + count, 0) / cells.length;
  if (columns.length > 2) return numeric || meanWords < 4;
  return numeric ? meanWords < 5 : rows.length > MIN_ROWS && meanWords < 3.5;
}

/** 6, 7, 8: the numbers of lines of a listing, or of the items of a list. */
const isCounted = (column: readonly string[]): boolean =>
  column.length > 1 &&
  column.every(
    (cell, index) =>
      index === 0 || Number.parseInt(cell, 10) === Number.parseInt(column[index - 1] ?? '', 10) + 1,
  );

/** Figures, under a head or not. */
function isColumnOfFigures(column: readonly string[]): boolean {
  const [first = '', ...rest] = column;
  const figures = isNumeric(first) ? column : rest;
  return figures.length > 1 && figures.filter(isNumeric).length >= 0.7 * figures.length;
}
