import type { Box } from '../course/document.ts';
import { describeLine, type PrintedLine } from './printed-lines.ts';

// Two columns of ten points have a gutter of ten to twenty.
const MIN_GUTTER_EM = 0.9;
const MIN_LINES = 8;
const MIN_CHARS = 18;
const MAX_COLUMNS = 4;
const MAX_LINES = 600;

/**
 * Cuts lines that run over two columns of prose: some programs write a page row by row, and PDFium takes what
 * stands on one level for one line.
 *
 * Out: the same words; the lines as they came where no gutter between two columns of prose is certain, for a gap
 * is more often one between the cells of a table.
 */
export function cutAtGutters(lines: readonly PrintedLine[], rules: readonly Box[]): PrintedLine[] {
  let out = [...lines];
  if (lines.length > MAX_LINES) return out;
  for (let cuts = 1; cuts < MAX_COLUMNS; cuts += 1) {
    const rows = out.flatMap(gapsOfLine);
    const gutter = rows.length < MIN_LINES ? undefined : findGutter(rows);
    if (gutter === undefined || isCrossed(gutter, rules)) return out;
    const cut = new Map(gutter.map(({ line, at }) => [line, at]));
    out = out.flatMap((line) => {
      const at = cut.get(line);
      if (at === undefined) return [line];
      return [
        describeLine(line.words.slice(0, at), false),
        describeLine(line.words.slice(at), line.hyphenated),
      ];
    });
  }
  return out;
}

/** Rules from one column to the next are those of a table. */
function isCrossed(gutter: readonly Gap[], rules: readonly Box[]): boolean {
  const topPt = Math.min(...gutter.map(({ line }) => line.baselinePt - 2 * line.sizePt));
  const bottomPt = Math.max(...gutter.map(({ line }) => line.baselinePt));
  const [first] = gutter;
  const crossing = rules.filter(
    (rule) =>
      first !== undefined &&
      rule.topPt > topPt &&
      rule.topPt < bottomPt &&
      rule.leftPt < first.fromPt &&
      rule.leftPt + rule.widthPt > first.toPt,
  );
  return crossing.length > 1;
}

/** A gap in a line before word `at`. */
interface Gap {
  line: PrintedLine;
  at: number;
  /** What stands at its left has no other gap: the columns of a table are many, and narrow. */
  first: boolean;
  fromPt: number;
  toPt: number;
}

function gapsOfLine(line: PrintedLine): Gap[] {
  if (!line.level || line.monospace) return [];
  const gaps: Gap[] = [];
  line.words.forEach((word, at) => {
    const before = line.words[at - 1];
    if (before === undefined || word.leftPt - before.rightPt < MIN_GUTTER_EM * line.sizePt) return;
    gaps.push({ line, at, first: gaps.length === 0, fromPt: before.rightPt, toPt: word.leftPt });
  });
  return gaps;
}

/** The gaps at the place that most lines leave free, where they divide two columns of prose. */
function findGutter(gaps: readonly Gap[]): Gap[] | undefined {
  const starts = commonEdges(gaps.map(({ toPt }) => toPt));
  for (const startPt of starts) {
    const size = gaps[0]?.line.sizePt ?? 10;
    const rows = gaps.filter(
      ({ fromPt, toPt }) => fromPt < startPt - 0.5 * size && toPt > startPt - 0.5 * size,
    );
    if (isBetweenProse(rows, startPt)) return rows;
  }
  return undefined;
}

// Most lines of a column begin at its edge.
const MAX_EDGES = 3;

function commonEdges(edgesPt: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const edgePt of edgesPt) counts.set(Math.round(edgePt), (counts.get(Math.round(edgePt)) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count * 2 >= MIN_LINES)
    .sort((one, other) => other[1] - one[1])
    .slice(0, MAX_EDGES)
    .map(([edgePt]) => edgePt);
}

function isBetweenProse(rows: readonly Gap[], startPt: number): boolean {
  if (rows.length < MIN_LINES) return false;
  const endPt = Math.max(...rows.map(({ fromPt }) => fromPt).filter((fromPt) => fromPt < startPt));
  let full = 0;
  let first = 0;
  let aligned = 0;
  let leftChars = 0;
  let rightChars = 0;
  for (const { line, at, first: isFirst, fromPt, toPt } of rows) {
    if (isFirst) first += 1;
    if (endPt - fromPt < 2 * line.sizePt) full += 1;
    if (Math.abs(toPt - startPt) < 0.4 * line.sizePt) aligned += 1;
    line.words.forEach(({ text }, index) => {
      if (index < at) leftChars += text.length;
      else rightChars += text.length;
    });
  }
  const enough = MIN_CHARS * rows.length;
  if (leftChars < enough || rightChars < enough || first < 0.8 * rows.length) return false;
  return full >= 0.6 * rows.length && aligned >= 0.6 * rows.length;
}
