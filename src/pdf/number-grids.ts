import type { Block, Box } from '../course/document.ts';
import { around, clipTo, grown } from './boxes.ts';
import { boxOf, type PrintedLine, roundBox, roundPt } from './printed-lines.ts';
import { lineOfPrinted } from './region-lines.ts';
import type { Region } from './regions.ts';

const CELL = /^[−–-]?\d+(?:[.,]\d+)?$/;
const MOST_CELLS = 14;
const MAX_STEP_EM = 1.8;
const ALIGNED_EM = 0.6;
const BRACKET_EM = 0.7;

/**
 * Finds matrices and vectors on a slide: rows of numbers close under each other. They are shown as a picture, for
 * their rows say nothing as text.
 */
export function findNumberGrids(
  lines: readonly PrintedLine[],
  page: { widthPt: number; heightPt: number },
): Region[] {
  const rows = lines.filter(isRow);
  if (rows.length < 2) return [];
  rows.sort((one, other) => one.baselinePt - other.baselinePt);
  const grids: PrintedLine[][] = [];
  for (const row of rows) {
    const grid = grids.find((open) => goesOn(open.at(-1), row));
    if (grid === undefined) grids.push([row]);
    else grid.push(row);
  }
  return grids.filter((grid) => grid.length > 1).map((grid) => regionOf(grid, page));
}

const isRow = ({ words, level }: PrintedLine): boolean =>
  level && words.length > 1 && words.length <= MOST_CELLS && words.every(({ text }) => CELL.test(text));

function goesOn(above: PrintedLine | undefined, row: PrintedLine): boolean {
  if (above === undefined || above.words.length !== row.words.length) return false;
  const stepPt = row.baselinePt - above.baselinePt;
  const isUnder =
    Math.abs((above.leftPt + above.rightPt - row.leftPt - row.rightPt) / 2) < ALIGNED_EM * row.sizePt;
  return isUnder && stepPt > 0.3 * row.sizePt && stepPt < MAX_STEP_EM * row.sizePt;
}

function regionOf(grid: PrintedLine[], page: { widthPt: number; heightPt: number }): Region {
  const box = grid
    .map(boxOf)
    .reduce<Box | undefined>((sum, own) => (sum === undefined ? own : around(sum, own)), undefined) ?? {
    leftPt: 0,
    topPt: 0,
    widthPt: 0,
    heightPt: 0,
  };
  const sizePt = Math.max(...grid.map((row) => row.sizePt));
  const block: Block = {
    kind: 'formula',
    lines: grid.map(lineOfPrinted),
    sizePt: roundPt(sizePt),
    weight: 400,
    region: roundBox(clipTo(page, grown(box, BRACKET_EM * sizePt))),
  };
  return { block, lines: grid };
}
