import type { Block, Box } from '../course/document.ts';
import { findAlignedTables } from './aligned-tables.ts';
import { markCaptions } from './captions.ts';
import { findFigures } from './figures.ts';
import { findFormulas } from './formulas.ts';
import { findNumberGrids } from './number-grids.ts';
import type { PageGraphics } from './page-graphics.ts';
import { type PrintedLine, roundBox, roundPt } from './printed-lines.ts';
import { placeAmong } from './region-places.ts';
import { type FoundTable, findRuledTables } from './ruled-tables.ts';

/** A table, figure or formula, and the printed lines that are part of it. */
export interface Region {
  block: Block;
  lines: PrintedLine[];
}

// A page with more lines is not one for people to read; looking for tables in it would cost too much.
const MAX_LINES = 3000;

/** Finds what is to be shown as a table or a picture. Each line is in one region at most. */
export function findRegions(
  lines: readonly PrintedLine[],
  graphics: PageGraphics,
  page: { widthPt: number; heightPt: number },
): Region[] {
  if (lines.length > MAX_LINES) return [];
  const ruled = findRuledTables(lines, graphics, page);
  const regions = ruled.map(tableRegion);
  let left = without(lines, regions);
  const figures = findFigures(
    left,
    graphics,
    page,
    ruled.map(({ box }) => box),
  );
  regions.push(...figures);
  left = without(left, figures);
  const aligned = findAlignedTables(left).map(tableRegion);
  regions.push(...aligned);
  left = without(left, aligned);
  if (page.widthPt > page.heightPt) {
    const grids = findNumberGrids(left, page);
    regions.push(...grids);
    left = without(left, grids);
  }
  regions.push(...findFormulas(left, graphics));
  return regions;
}

function without(lines: readonly PrintedLine[], regions: readonly Region[]): readonly PrintedLine[] {
  if (regions.length === 0) return lines;
  const taken = new Set(regions.flatMap((region) => region.lines));
  return lines.filter((line) => !taken.has(line));
}

function tableRegion({ box, taken, lines, table }: FoundTable): Region {
  const sizes = taken.map((line) => line.sizePt).sort((one, other) => one - other);
  const block: Block = {
    kind: 'table',
    lines,
    sizePt: roundPt(sizes[sizes.length >> 1] ?? 0),
    weight: 400,
    region: boxAround(box, taken),
  };
  if (table !== undefined) block.table = table;
  return { block, lines: taken };
}

/** The box with all of its text, and a little room. */
function boxAround(box: Box, lines: readonly PrintedLine[]): Box {
  const leftPt = Math.min(box.leftPt, ...lines.map((line) => line.leftPt)) - 1;
  const topPt = Math.min(box.topPt, ...lines.map((line) => line.baselinePt - 0.8 * line.sizePt)) - 1;
  const rightPt = Math.max(box.leftPt + box.widthPt, ...lines.map((line) => line.rightPt)) + 1;
  const bottomPt =
    Math.max(box.topPt + box.heightPt, ...lines.map((line) => line.baselinePt + 0.25 * line.sizePt)) + 1;
  return roundBox({ leftPt, topPt, widthPt: rightPt - leftPt, heightPt: bottomPt - topPt });
}

/** Puts regions where they are read, among the blocks of text, each with its caption beside it. */
export function placeRegions(blocks: Block[], regions: readonly Region[]): Block[] {
  if (regions.length === 0) return blocks;
  const placed = placeAmong(
    blocks,
    regions.map(({ block }) => block),
  );
  return markCaptions(placed);
}
