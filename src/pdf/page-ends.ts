import type { PrintedLine } from './printed-lines.ts';

/** The furthest end that two lines share, for one line may stick out of the column. */
export function sharedEnd(endsPt: readonly number[], sizePt: number): number | undefined {
  const sorted = [...endsPt].sort((first, second) => second - first);
  return sorted.find((endPt, index) => {
    const next = sorted[index + 1];
    return next !== undefined && endPt - next < 0.3 * sizePt;
  });
}

// Lines side by side are columns or cells: where one ends says nothing about another.
const MOST_BESIDE = 2;
const SAME_MARGIN_EM = 2;

/**
 * Where text ends on a page of one column.
 *
 * Out: for some lines of it, the furthest end that two lines share which begin at most two ems beside theirs;
 * undefined for none, and for pages with columns.
 */
export function pageEnds(all: readonly PrintedLine[]): (lines: readonly PrintedLine[]) => number | undefined {
  const level = all.filter((line) => line.level && !line.monospace);
  if (standBeside(level) > MOST_BESIDE) return () => undefined;
  const emPt = level[level.length >> 1]?.sizePt ?? 10;
  const byMargin = new Map<number, number[]>();
  for (const { leftPt, rightPt } of level) {
    const key = Math.round(leftPt / emPt);
    const ends = byMargin.get(key);
    if (ends === undefined) byMargin.set(key, [rightPt]);
    else ends.push(rightPt);
  }
  const shared = new Map([...byMargin].map(([key, ends]) => [key, sharedEnd(ends, emPt)]));
  return (lines) => {
    const margin = Math.round(Math.min(...lines.map(({ leftPt }) => leftPt)) / emPt);
    let furthest: number | undefined;
    for (let key = margin - SAME_MARGIN_EM; key <= margin + SAME_MARGIN_EM; key += 1) {
      const endPt = shared.get(key);
      if (endPt !== undefined && (furthest === undefined || endPt > furthest)) furthest = endPt;
    }
    return furthest;
  };
}

/** How many lines stand on the level of another one, beside it. */
function standBeside(lines: readonly PrintedLine[]): number {
  const sorted = [...lines].sort((one, other) => one.baselinePt - other.baselinePt);
  return sorted.filter((line, index) => {
    const next = sorted[index + 1];
    if (next === undefined || next.baselinePt - line.baselinePt > 0.3 * line.sizePt) return false;
    return next.leftPt > line.rightPt || line.leftPt > next.rightPt;
  }).length;
}
