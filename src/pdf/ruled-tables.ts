import type { Box } from '../course/document.ts';
import { areaOf, isWithin, overlaps } from './boxes.ts';
import { findCaptionLabel } from './caption-labels.ts';
import type { PageGraphics } from './page-graphics.ts';
import type { PrintedLine } from './printed-lines.ts';
import { boxOfRulings, groupRulings, joinRulings, type Ruling, type Rulings } from './rulings.ts';
import { type ReadTable, readCells } from './table-cells.ts';
import { textOf } from './table-pieces.ts';
import { hasLeaders, isProse } from './table-prose.ts';

export interface FoundTable extends ReadTable {
  box: Box;
  taken: PrintedLine[];
}

// The space between columns is 1.2 em in LaTeX, and more elsewhere; justified text stretches to 0.7.
const RULED_GAP_EM = 0.8;
const SAME_EDGE_PT = 4;
const EDGE_PT = 3;
const MAX_CANDIDATES = 60;
const MAX_OUT_SHARE = 0.4;
// Rules further apart are those under the head and over the foot of the page.
const MAX_BAND_SHARE = 0.7;

/** Finds tables by their rules: grids, boxes, and rules over each other as long as each other. */
export function findRuledTables(
  lines: readonly PrintedLine[],
  graphics: PageGraphics,
  page: { heightPt: number },
): FoundTable[] {
  if (graphics.rules.length < 2) return [];
  const rulings = joinRulings(withoutUnderlines(graphics.rules, lines));
  const groups = groupRulings(rulings);
  const grids = groups.filter(({ levels, uprights }) => uprights.length > 0 && levels.length > 0);
  const stacks = stacksOf(
    groups.filter(({ uprights }) => uprights.length === 0).flatMap(({ levels }) => levels),
    lines,
    MAX_BAND_SHARE * page.heightPt,
  );
  const candidates = [...grids, ...stacks]
    .map((group) => ({ group, box: boxOfRulings(group) }))
    .filter(({ box }) => box.widthPt > 40 && box.heightPt > 12)
    .sort((one, other) => areaOf(one.box) - areaOf(other.box))
    .slice(0, MAX_CANDIDATES);
  const found: FoundTable[] = [];
  for (const { group, box } of candidates) {
    if (found.some((table) => overlaps(table.box, box))) continue;
    const table = readRuled(group, box, lines, rulings, graphics);
    if (table !== undefined) found.push(table);
  }
  return found;
}

/** Without the rules under words, as links and blanks have them. */
function withoutUnderlines(rules: readonly Box[], lines: readonly PrintedLine[]): Box[] {
  return rules.filter(({ leftPt, topPt, widthPt, heightPt }) => {
    if (heightPt > widthPt) return true;
    return !lines.some((line) => {
      const belowPt = topPt - line.baselinePt;
      if (belowPt < -0.5 * line.sizePt || belowPt > 0.28 * line.sizePt) return false;
      const rightPt = leftPt + widthPt;
      return (
        leftPt > line.leftPt - 2 &&
        rightPt < line.rightPt + 2 &&
        line.words.some((word) => Math.abs(word.leftPt - leftPt) < 2) &&
        line.words.some((word) => Math.abs(word.rightPt - rightPt) < 2)
      );
    });
  });
}

/** Level rules that begin and end alike, with what looks like rows between them. */
function stacksOf(levels: readonly Ruling[], lines: readonly PrintedLine[], maxBandPt: number): Rulings[] {
  const stacks: Rulings[] = [];
  const used = new Set<Ruling>();
  const widest = [...levels].sort((one, other) => other.toPt - other.fromPt - one.toPt + one.fromPt);
  for (const first of widest) {
    if (used.has(first)) continue;
    // Rules that leave out the first or the last columns belong to those that do not.
    const alike = levels.filter((other) => {
      const beginsAlike = Math.abs(other.fromPt - first.fromPt) < SAME_EDGE_PT;
      const endsAlike = Math.abs(other.toPt - first.toPt) < SAME_EDGE_PT;
      const inside = other.fromPt > first.fromPt - SAME_EDGE_PT && other.toPt < first.toPt + SAME_EDGE_PT;
      return !used.has(other) && inside && (beginsAlike || endsAlike);
    });
    for (const rule of alike) used.add(rule);
    let stack: Ruling[] = [];
    for (const rule of alike) {
      const above = stack.at(-1);
      const far = above !== undefined && rule.atPt - above.atPt > maxBandPt;
      if (above !== undefined && (far || !hasRows(above, rule, lines))) {
        if (stack.length > 1) stacks.push({ levels: stack, uprights: [] });
        stack = [];
      }
      stack.push(rule);
    }
    if (stack.length > 1) stacks.push({ levels: stack, uprights: [] });
  }
  return stacks;
}

function hasRows(above: Ruling, below: Ruling, lines: readonly PrintedLine[]): boolean {
  if (below.atPt - above.atPt < 4) return true;
  const between = lines.filter(
    (line) =>
      line.baselinePt > above.atPt &&
      line.baselinePt < below.atPt + 2 &&
      line.rightPt > above.fromPt &&
      line.leftPt < above.toPt,
  );
  const [first] = between;
  if (first === undefined) return false;
  // Between two tables of the same width there is often nothing but the second one's caption.
  if (between.length < 4 && findCaptionLabel(textOf(first.words)) !== undefined) return false;
  const baselines = new Map<number, number>();
  for (const line of between) {
    const key = Math.round(line.baselinePt / 3);
    const wide = line.words.some((word, index) => {
      const before = line.words[index - 1];
      return before !== undefined && word.leftPt - before.rightPt > RULED_GAP_EM * line.sizePt;
    });
    baselines.set(key, (baselines.get(key) ?? 0) + (wide ? 2 : 1));
  }
  const counts = [...baselines.values()];
  return counts.length <= 2 || counts.filter((count) => count > 1).length * 3 > counts.length;
}

function readRuled(
  group: Rulings,
  box: Box,
  lines: readonly PrintedLine[],
  all: Rulings,
  graphics: PageGraphics,
): FoundTable | undefined {
  const taken = linesInside(box, lines, group.uprights.length > 2);
  if (taken === undefined || taken.length < 2) return undefined;
  if (drawnShare(box, graphics) > 0.1 || hasLeaders(taken)) return undefined;
  const inner = group.uprights.filter(
    ({ atPt }) => atPt > box.leftPt + EDGE_PT && atPt < box.leftPt + box.widthPt - EDGE_PT,
  );
  const monospace = taken.filter((line) => line.monospace).length;
  if (inner.length === 0 && monospace > 0.5 * taken.length) return undefined;
  const read = readCells({
    box,
    lines: taken,
    levels: all.levels.filter(
      ({ atPt, fromPt, toPt }) =>
        atPt > box.topPt - EDGE_PT &&
        atPt < box.topPt + box.heightPt + EDGE_PT &&
        fromPt > box.leftPt - SAME_EDGE_PT &&
        toPt < box.leftPt + box.widthPt + SAME_EDGE_PT,
    ),
    uprights: group.uprights,
    gapEm: RULED_GAP_EM,
    minShare: inner.length === 0 ? 0.2 : 0.1,
  });
  if (read === undefined || isDrawing(read, box, graphics)) return undefined;
  if (inner.length === 0 && isProse(read.rowLevels, read.columns, box)) return undefined;
  if (inner.length === 0 && !hasEvidence(read, group)) return undefined;
  return { ...read, box, taken };
}

// The points of a plot; a table has signs in some of its cells.
const MANY_SHAPES = 12;

/** Whether a grid is that of a drawing: half of its cells hold no text, and there are many shapes in them. */
function isDrawing({ table }: ReadTable, box: Box, { shapes }: PageGraphics): boolean {
  const inside = shapes.filter((shape) => isWithin(shape, box, 1)).length;
  if (inside < MANY_SHAPES || table === undefined) return false;
  const cells = table.rows.flat();
  return cells.filter((cell) => cell !== '').length * 2 <= cells.length;
}

/** Two rules may enclose anything: then more than one level must show the columns. */
function hasEvidence({ rowLevels, table }: ReadTable, { levels }: Rulings): boolean {
  const several = rowLevels.filter(({ pieces }) => pieces.length > 1).length;
  if (several * 3 < rowLevels.length) return false;
  return levels.length > 2 ? several > 1 : several > 2 && table !== undefined;
}

/** The lines in a box; undefined where one goes over its edge. */
function linesInside(box: Box, lines: readonly PrintedLine[], grid: boolean): PrintedLine[] | undefined {
  const inside: PrintedLine[] = [];
  const rightPt = box.leftPt + box.widthPt;
  for (const line of lines) {
    const middlePt = line.baselinePt - 0.3 * line.sizePt;
    if (middlePt < box.topPt || middlePt > box.topPt + box.heightPt) continue;
    if (line.rightPt < box.leftPt + 2 || line.leftPt > rightPt - 2) continue;
    // Text may stand a little over the ends of rules.
    if (line.leftPt < box.leftPt - line.sizePt) return undefined;
    // An address that is too long sticks out of the last column of a grid.
    const outPt = grid ? MAX_OUT_SHARE * box.widthPt : line.sizePt;
    if (line.rightPt > rightPt + outPt) return undefined;
    inside.push(line);
  }
  return inside;
}

/** The share of a box that shapes and pictures fill. */
function drawnShare(box: Box, { shapes, pictures }: PageGraphics): number {
  let covered = 0;
  for (const drawn of [...shapes, ...pictures]) {
    const widthPt =
      Math.min(box.leftPt + box.widthPt, drawn.leftPt + drawn.widthPt) - Math.max(box.leftPt, drawn.leftPt);
    const heightPt =
      Math.min(box.topPt + box.heightPt, drawn.topPt + drawn.heightPt) - Math.max(box.topPt, drawn.topPt);
    // What is larger than the box is what it stands on.
    if (areaOf(drawn) < 1.5 * areaOf(box) && widthPt > 0 && heightPt > 0) covered += widthPt * heightPt;
  }
  return covered / Math.max(1, areaOf(box));
}
