import type { PrintedLine } from './printed-lines.ts';

// LaTeX indents by one and a half ems, books by one or two.
const LEAST_EM = 0.8;
const MOST_EM = 2.5;
const MOST_STEP_EM = 1.8;
// Fewer may be items of a list that wrap to its bullets.
const LEAST_TIMES = 3;

/**
 * Where a page indents the first lines of its paragraphs to: where lines begin that stand right over a line of the
 * same size further left, on one margin.
 *
 * Out: points from the left; undefined for pages that indent none, or that have several margins.
 */
export function firstIndent(lines: readonly PrintedLine[]): number | undefined {
  const times = new Map<number, { count: number; margins: Set<number> }>();
  for (let at = 1; at < lines.length; at += 1) {
    const [line, below] = [lines[at - 1], lines[at]];
    if (line === undefined || below === undefined || !isFirst(line, below)) continue;
    const key = Math.round(line.leftPt);
    const known = times.get(key) ?? { count: 0, margins: new Set<number>() };
    known.count += 1;
    known.margins.add(Math.round(below.leftPt));
    times.set(key, known);
  }
  const [only, other] = [...times].filter(([, { count }]) => count >= LEAST_TIMES);
  if (only === undefined || other !== undefined || only[1].margins.size > 1) return undefined;
  return only[0];
}

function isFirst(line: PrintedLine, below: PrintedLine): boolean {
  const { sizePt } = line;
  if (!line.level || line.monospace || !below.level || Math.abs(below.sizePt - sizePt) > 0.1) return false;
  const stepPt = below.baselinePt - line.baselinePt;
  const indentPt = line.leftPt - below.leftPt;
  if (stepPt <= 0 || stepPt > MOST_STEP_EM * sizePt) return false;
  return indentPt > LEAST_EM * sizePt && indentPt < MOST_EM * sizePt;
}
