import { isNumeric, type Level, type Piece, textOf } from './table-pieces.ts';

/** A level with the column of each piece. */
export interface PlacedLevel {
  level: Level;
  columns: number[];
}

interface Room {
  /** The furthest end of each column's text. */
  endsPt: readonly number[];
}

// Space between rows is at least this much of the step between lines of one cell.
const ROW_GAP = 1.18;

/**
 * Groups the levels between two rules into rows: a level that only goes on with the cells above is no row.
 *
 * In: `whole`: the levels are one row unless each of them fills the same cells, as between the rules of a grid.
 */
export function groupRows(
  levels: readonly PlacedLevel[],
  columnCount: number,
  whole: boolean,
): PlacedLevel[][] {
  if (levels.length < 2) return levels.length === 0 ? [] : [[...levels]];
  if (whole) return [[...levels]];
  return groupByGaps(levels, columnCount) ?? groupByCells(levels, columnCount);
}

/** Whether each level fills the same cells, and at least two: so do rows, seldom the lines of cells. */
export function areRows(levels: readonly PlacedLevel[]): boolean {
  const [first] = levels;
  if (first === undefined || levels.length < 2 || first.columns.length < 2) return false;
  const key = first.columns.join();
  return levels.every(({ columns }) => columns.join() === key);
}

/** Whether more than one level begins in the first column and goes on in another: lines of one row seldom do. */
export const hasSeveralRows = (levels: readonly PlacedLevel[]): boolean =>
  levels.filter(({ columns }) => columns.length > 1 && columns[0] === 0).length > 1;

/** By the wider steps, where all narrower ones lead to levels that go on with cells. */
function groupByGaps(levels: readonly PlacedLevel[], columnCount: number): PlacedLevel[][] | undefined {
  const steps = levels
    .slice(1)
    .map(({ level }, index) => level.baselinePt - (levels[index]?.level.baselinePt ?? 0));
  const least = Math.min(...steps);
  if (Math.max(...steps) < ROW_GAP * least) return undefined;
  const groups: PlacedLevel[][] = [];
  levels.forEach((placed, index) => {
    const group = groups.at(-1);
    if (group === undefined || (steps[index - 1] ?? 0) >= ROW_GAP * least) groups.push([placed]);
    else group.push(placed);
  });
  const goesOn = groups.every((group) => {
    const filled = new Set(group[0]?.columns);
    return group
      .slice(1)
      .every(({ columns }) => columns.length < columnCount && columns.every((column) => filled.has(column)));
  });
  const wrapped = groups.filter((group) => group.length > 1).length;
  const begins = groups.every((group) => group[0]?.columns.includes(0));
  return goesOn && wrapped > 0 && begins ? groups : undefined;
}

function groupByCells(levels: readonly PlacedLevel[], columnCount: number): PlacedLevel[][] {
  const room: Room = { endsPt: endsOf(levels, columnCount) };
  const rows: PlacedLevel[][] = [];
  for (const placed of levels) {
    const row = rows.at(-1);
    if (row !== undefined && continues(row, placed, columnCount, room)) row.push(placed);
    else rows.push([placed]);
  }
  return rows;
}

function endsOf(levels: readonly PlacedLevel[], columnCount: number): number[] {
  const ends = new Array<number>(columnCount).fill(0);
  for (const { level, columns } of levels) {
    level.pieces.forEach((piece, index) => {
      const next = columns[index + 1];
      const column = columns[index] ?? 0;
      if (next !== undefined && next <= column) return;
      ends[column] = Math.max(ends[column] ?? 0, piece.rightPt);
    });
  }
  return ends;
}

function continues(
  row: readonly PlacedLevel[],
  placed: PlacedLevel,
  columnCount: number,
  room: Room,
): boolean {
  const above = row.at(-1);
  if (above === undefined || placed.columns.length >= columnCount) return false;
  const stepPt = placed.level.baselinePt - above.level.baselinePt;
  if (stepPt > 1.6 * placed.level.sizePt) return false;
  const filled = new Set(row.flatMap(({ columns }) => columns));
  if (!placed.columns.every((column) => filled.has(column))) return false;
  // Between the rows of a column of names, empty cells mean "as above".
  if (placed.level.pieces.every(({ words }) => isNumeric(textOf(words)))) return false;
  return placed.columns.every((column, index) => {
    const piece = placed.level.pieces[index];
    const before = pieceIn(above, column);
    if (piece === undefined) return false;
    if (before === undefined) return false;
    return runsOn(before, piece, room.endsPt[column] ?? 0);
  });
}

const pieceIn = ({ level, columns }: PlacedLevel, column: number): Piece | undefined =>
  level.pieces[columns.lastIndexOf(column)];

/** Whether the text of a cell goes on in the piece under it: it had no room, or begins like the rest of a sentence. */
function runsOn(before: Piece, piece: Piece, endPt: number): boolean {
  if (before.bold !== piece.bold) return false;
  const first = piece.words[0];
  if (first === undefined) return false;
  if (/^[\p{Ll}(,;&]/u.test(first.text) && piece.words.length > 0 && !/[.:!?]$/.test(textOf(before.words)))
    return true;
  const widthPt = first.rightPt - first.leftPt;
  return before.rightPt + widthPt + 0.25 * piece.sizePt > endPt && before.words.length > 1;
}
