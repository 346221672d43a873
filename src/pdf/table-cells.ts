import type { Box, Line, Table } from '../course/document.ts';
import type { PrintedLine } from './printed-lines.ts';
import { lineOfWords } from './region-lines.ts';
import type { Ruling } from './rulings.ts';
import {
  type Columns,
  columnOf,
  findColumns,
  joinInColumns,
  RIGHT_TO_LEFT,
  splitAtCuts,
} from './table-columns.ts';
import { hasOverlap, isNumeric, type Level, levelsOf, type Piece, piecesOf, textOf } from './table-pieces.ts';
import { areRows, groupRows, hasSeveralRows, type PlacedLevel } from './table-rows.ts';

/** Where a table is thought to be, and what is known of it. */
export interface TableArea {
  box: Box;
  lines: readonly PrintedLine[];
  /** Level rules inside or on the edge of the box, from the top; upright ones. */
  levels: readonly Ruling[];
  uprights: readonly Ruling[];
  gapEm: number;
  minShare: number;
}

/** What was read of a table. Without `table` the cells are in doubt. */
export interface ReadTable {
  /** Each piece of text with its cell, in row order. */
  lines: Line[];
  table?: Table;
  columns: Columns;
  rowLevels: Level[];
}

const MAX_COLUMNS = 40;
const MAX_LINES = 600;

interface PlacedPiece {
  piece: Piece;
  row: number;
  column: number;
}

/** Reads the cells of an area. Out: undefined where there are no columns. */
export function readCells(area: TableArea): ReadTable | undefined {
  if (area.lines.length > MAX_LINES || !area.lines.every((line) => line.level)) return undefined;
  const { leftPt, widthPt } = area.box;
  const firstLevels = levelsOf(area.lines.flatMap((line) => piecesOf(line, area)));
  const columns = findColumns(firstLevels, {
    leftPt,
    rightPt: leftPt + widthPt,
    uprights: area.uprights,
    minShare: area.minShare,
  });
  if (columns === undefined || columns.cutsPt.length >= MAX_COLUMNS) return undefined;
  const levels = joinInColumns(splitAtCuts(firstLevels, columns), columns);
  const fromRight = isRightToLeft(area.lines);
  const placed = levels.map(
    (level): PlacedLevel => ({
      level,
      columns: level.pieces.map((piece) => columnOf(piece, columns.cutsPt, fromRight)),
    }),
  );
  const bands = bandsOf(area);
  const grid = isGrid(area, bands.length);
  const rows = rowsOf(placed, bands, columns.cutsPt.length + 1, grid);
  const pieces = placePieces(rows, columns, area, bands, grid);
  const inDoubt = isInDoubt(rows, pieces, columns, bands, area);
  const read: ReadTable = { lines: linesOf(pieces), columns, rowLevels: levels };
  const table = inDoubt ? undefined : tableOf(pieces, columns.cutsPt.length + 1);
  if (table === undefined) return read;
  return { ...read, table: { rows: table, headerRows: countHeads(table, pieces, area) } };
}

function isRightToLeft(lines: readonly PrintedLine[]): boolean {
  const words = lines.flatMap((line) => line.words);
  return words.filter(({ text }) => RIGHT_TO_LEFT.test(text)).length * 2 > words.length;
}

interface Band {
  topPt: number;
  bottomPt: number;
}

const WIDE_SHARE = 0.5;

/** The stripes between the level rules that go over half the table or more. */
function bandsOf({ box, levels }: TableArea): Band[] {
  const edges = [box.topPt];
  const byPlace = [...levels].sort((one, other) => one.atPt - other.atPt);
  for (let index = 0; index < byPlace.length; ) {
    const atPt = byPlace[index]?.atPt ?? 0;
    let lengthPt = 0;
    for (; index < byPlace.length && (byPlace[index]?.atPt ?? 0) < atPt + 2; index += 1)
      lengthPt += (byPlace[index]?.toPt ?? 0) - (byPlace[index]?.fromPt ?? 0);
    if (lengthPt > WIDE_SHARE * box.widthPt && atPt > (edges.at(-1) ?? 0) + 3) edges.push(atPt);
  }
  const bottomPt = box.topPt + box.heightPt;
  if (bottomPt > (edges.at(-1) ?? 0) + 3) edges.push(bottomPt);
  return edges.slice(1).map((edgePt, index) => ({ topPt: edges[index] ?? 0, bottomPt: edgePt }));
}

/** Uprights between the columns and rules between most rows. */
function isGrid({ box, uprights }: TableArea, bandCount: number): boolean {
  const inner = uprights.filter(
    ({ atPt, fromPt, toPt }) =>
      atPt > box.leftPt + 4 && atPt < box.leftPt + box.widthPt - 4 && toPt - fromPt > 0.3 * box.heightPt,
  );
  return inner.length > 0 && bandCount > 1;
}

/** The middle of its small letters. */
const middleOf = ({ baselinePt, sizePt }: Pick<Level, 'baselinePt' | 'sizePt'>): number =>
  baselinePt - 0.3 * sizePt;

const isInside = (level: Pick<Level, 'baselinePt' | 'sizePt'>, { topPt, bottomPt }: Band): boolean =>
  middleOf(level) >= topPt && middleOf(level) < bottomPt;

function rowsOf(
  placed: readonly PlacedLevel[],
  bands: readonly Band[],
  columnCount: number,
  grid: boolean,
): PlacedLevel[][] {
  const byBand = bands
    .map((band) => placed.filter(({ level }) => isInside(level, band)))
    .filter((levels) => levels.length > 0);
  const several = byBand.filter((levels) => levels.length > 1);
  const asRows = several.filter(areRows).length;
  const single = byBand.length - several.length;
  // A rule after each row: then the lines between two of them are one row, whatever else they look like.
  const ruled = grid
    ? byBand.length > 2 && (several.length === 0 || asRows < 0.6 * several.length)
    : byBand.length > 3 && single > 0.4 * byBand.length && !several.some(hasSeveralRows);
  return byBand.flatMap((levels) =>
    groupRows(levels, columnCount, ruled || (grid && isTight(levels.map(({ level }) => level)))),
  );
}

/** Gives each piece its row and column; in a grid a cell may go over several rows, and counts for the first. */
function placePieces(
  rows: readonly PlacedLevel[][],
  { cutsPt }: Columns,
  { levels, box }: TableArea,
  bands: readonly Band[],
  grid: boolean,
): PlacedPiece[] {
  const tops = rows.map((row) => {
    const first = row[0]?.level;
    return bands.find((band) => first !== undefined && isInside(first, band))?.topPt ?? 0;
  });
  return rows.flatMap((row, rowIndex) =>
    row.flatMap(({ level, columns }) =>
      level.pieces.map((piece, index) => {
        const column = columns[index] ?? 0;
        let place = rowIndex;
        if (grid) {
          const fromPt = cutsPt[column - 1] ?? box.leftPt;
          const middlePt = (fromPt + (cutsPt[column] ?? box.leftPt + box.widthPt)) / 2;
          const covered = (atPt: number): boolean =>
            levels.some(
              (rule) => Math.abs(rule.atPt - atPt) < 2 && rule.fromPt < middlePt && rule.toPt > middlePt,
            );
          // No rule above this cell: it goes on from the row above.
          while (place > 0 && tops[place] !== tops[place - 1] && !covered(tops[place] ?? 0)) place -= 1;
        }
        return { piece, row: place, column };
      }),
    ),
  );
}

/** Lines closer than print allows: those of cells set in the middle of their row. */
const isTight = (levels: readonly Level[]): boolean =>
  levels.some((level, index) => {
    const before = levels[index - 1];
    return (
      before !== undefined &&
      level.baselinePt - before.baselinePt < 0.75 * Math.min(level.sizePt, before.sizePt)
    );
  });

function isInDoubt(
  rows: readonly PlacedLevel[][],
  pieces: readonly PlacedPiece[],
  { spanners }: Columns,
  bands: readonly Band[],
  area: TableArea,
): boolean {
  const levels = rows.flat().map(({ level }) => level);
  if (levels.some(hasOverlap)) return true;
  const words = pieces.reduce((sum, { piece }) => sum + piece.words.length, 0);
  if (words !== area.lines.reduce((sum, line) => sum + line.words.length, 0)) return true;
  // Without rules nothing says which of them belong together.
  const lasts = rows.map((row) => row.at(-1)?.level);
  const firsts = rows.map((row) => row[0]?.level);
  const tightRows = firsts.some((first, index) => {
    const before = lasts[index - 1];
    if (first === undefined || before === undefined) return false;
    const parted = bands.some(({ topPt }) => topPt < middleOf(first) && topPt > middleOf(before));
    return !parted && isTight([before, first]);
  });
  if (tightRows) return true;
  // A piece that goes across a rule that is there is not a cell.
  return [...spanners].some((piece) =>
    area.uprights.some(
      ({ atPt, fromPt, toPt }) =>
        piece.leftPt < atPt - 2 &&
        piece.rightPt > atPt + 2 &&
        middleOf(piece) > fromPt &&
        middleOf(piece) < toPt,
    ),
  );
}

function tableOf(pieces: readonly PlacedPiece[], columnCount: number): string[][] | undefined {
  const rows = new Map<number, string[]>();
  const open = new Set<string>();
  for (const { piece, row, column } of pieces) {
    const cells = rows.get(row) ?? new Array<string>(columnCount).fill('');
    rows.set(row, cells);
    const before = cells[column] ?? '';
    const key = `${row}:${column}`;
    cells[column] = joinCell(before, textOf(piece.words), open.has(key));
    if (piece.hyphenated) open.add(key);
    else open.delete(key);
  }
  const table = [...rows.entries()].sort(([one], [other]) => one - other).map(([, cells]) => cells);
  const used = new Set(
    table.flatMap((cells) => cells.flatMap((cell, index) => (cell === '' ? [] : [index]))),
  );
  if (table.length < 2 || used.size < 2) return undefined;
  return table.map((cells) => cells.filter((_, index) => used.has(index)));
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Two lines of a cell. In names with digits and signs a hyphen at the end of a line is their own. */
function joinCell(before: string, text: string, hyphenated: boolean): string {
  if (before === '') return text;
  if (hyphenated) {
    const own = /[\d_/.:\p{Lu}]\S*$/u.test(before) || /^[\d\p{Lu}]/u.test(text);
    return `${before}${own ? '-' : ''}${text}`;
  }
  const close = UNSPACED.test(before.at(-1) ?? '') && UNSPACED.test(text.at(0) ?? '');
  return `${before}${close ? '' : ' '}${text}`;
}

/** Rows over the first rule that goes across, or set in bold over others that are not, or words over figures. */
function countHeads(table: readonly string[][], pieces: readonly PlacedPiece[], area: TableArea): number {
  const rowIds = [...new Set(pieces.map(({ row }) => row))].sort((one, other) => one - other);
  const isBoldRow = (id: number | undefined): boolean =>
    pieces.every(({ row, piece }) => row !== id || piece.bold);
  let bold = 0;
  while (bold < rowIds.length && isBoldRow(rowIds[bold])) bold += 1;
  const rules = bandsOf(area);
  const everyRow = rules.length > 2 && rules.length >= 0.7 * rowIds.length;
  if (bold > 0 && bold <= Math.min(3, table.length / 2)) return everyRow ? 1 : bold;
  const [first] = rules.filter((band) => pieces.some(({ piece }) => isInside(piece, band)));
  const single = rowIds.length === rules.length;
  if (first !== undefined && rules.length > 1 && !everyRow && !single) {
    const heads = rowIds.filter((id) =>
      pieces.some(({ row, piece }) => row === id && isInside(piece, first)),
    ).length;
    if (heads <= Math.min(3, table.length / 2) && heads < table.length) return heads;
  }
  const [head = [], ...body] = table;
  const named = head.every((cell) => !isNumeric(cell) || cell === '');
  const figures = head.some(
    (cell, index) =>
      cell !== '' && body.every((cells) => isNumeric(cells[index] ?? '') || cells[index] === ''),
  );
  return named && figures ? 1 : 0;
}

/** Cells one after the other, a row's cells of one level as one line. */
function linesOf(pieces: readonly PlacedPiece[]): Line[] {
  const rows = Map.groupBy(pieces, ({ row }) => row);
  return [...rows.entries()]
    .sort(([one], [other]) => one - other)
    .flatMap(([, row]) => {
      const sorted = [...row].sort((one, other) => one.column - other.column);
      const groups: Piece[][] = [];
      for (const { piece } of sorted) {
        const group = groups.at(-1);
        const sameLevel = Math.abs((group?.[0]?.baselinePt ?? 0) - piece.baselinePt) < 0.5;
        if (group !== undefined && sameLevel && group.at(-1)?.hyphenated !== true) group.push(piece);
        else groups.push([piece]);
      }
      return groups.map(lineOfPieces);
    });
}

function lineOfPieces(pieces: readonly Piece[]): Line {
  const words = pieces.flatMap((piece) => piece.words);
  return lineOfWords(words, pieces.at(-1)?.hyphenated === true);
}
