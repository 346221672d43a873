import type { Ruling } from './rulings.ts';
import { describePiece, type Level, type Piece } from './table-pieces.ts';

export interface Columns {
  /** Where one column ends and the next begins, left to right. */
  cutsPt: number[];
  /** Pieces that stand across columns. */
  spanners: Set<Piece>;
}

export interface ColumnRules {
  leftPt: number;
  rightPt: number;
  uprights: readonly Ruling[];
  /** Share of the levels that must show a gap between two columns. */
  minShare: number;
}

export const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const MAX_WIDTH_PT = 4000;
// A gap that this share of the levels shows is one that a wider piece stands across, not one that it fills.
const ZONE_SHARE = 0.4;
const MAX_SPANNING_SHARE = 0.5;
// An upright that is shorter than this share of the table separates the parts of a head only.
const UPRIGHT_SHARE = 0.4;

/**
 * Finds columns: upright stripes that no piece enters but those that span, with text on both sides.
 *
 * Out: undefined where there are none, or too many pieces go across.
 */
export function findColumns(levels: readonly Level[], rules: ColumnRules): Columns | undefined {
  const { leftPt, rightPt, minShare } = rules;
  const width = Math.ceil(rightPt - leftPt);
  if (!(width > 0) || width > MAX_WIDTH_PT || levels.length < 2) return undefined;
  const gaps = countGaps(levels, leftPt, width);
  const spanners = findSpanners(levels, gaps, leftPt);
  const spanning = levels.filter(({ pieces }) => pieces.some((piece) => spanners.has(piece))).length;
  if (spanning > MAX_SPANNING_SHARE * levels.length) return undefined;
  const minGaps = Math.max(2, minShare * levels.length);
  const stripes = freeRuns(levels, spanners, leftPt, width)
    .map(([from, to]) => ({ ...narrow(gaps, from, to), fromPt: leftPt + from, toPt: leftPt + to }))
    .filter(({ count }) => count >= minGaps);
  const uprights = interiorUprights(levels, rules);
  const cutsPt = [...uprights];
  for (const { from, to, count, fromPt, toPt } of stripes) {
    const ruled = uprights.some((atPt) => atPt > fromPt - 6 && atPt < toPt + 6);
    const cutPt = leftPt + (from + to) / 2;
    const sure = uprights.length === 0 || (count > 3 && isCutInside(levels, uprights, cutPt));
    if (!ruled && sure) cutsPt.push(cutPt);
  }
  if (cutsPt.length === 0) return undefined;
  cutsPt.sort((one, other) => one - other);
  return { cutsPt, spanners: crossing(levels, cutsPt) };
}

const INSIDE_SHARE = 0.6;

/** Whether most levels have text on both sides of a cut before the next rules: columns that no rule separates. */
function isCutInside(levels: readonly Level[], uprights: readonly number[], cutPt: number): boolean {
  const fromPt = Math.max(Number.NEGATIVE_INFINITY, ...uprights.filter((atPt) => atPt < cutPt));
  const toPt = Math.min(Number.POSITIVE_INFINITY, ...uprights.filter((atPt) => atPt > cutPt));
  const parted = levels.filter(
    ({ pieces }) =>
      pieces.some(({ leftPt, rightPt }) => leftPt > fromPt - 2 && rightPt < cutPt + 1) &&
      pieces.some(({ leftPt, rightPt }) => leftPt > cutPt - 1 && rightPt < toPt + 2),
  );
  return parted.length > INSIDE_SHARE * levels.length;
}

/** For each point of the width: how many levels have text on both sides of it and none there. */
function countGaps(levels: readonly Level[], leftPt: number, width: number): Uint16Array {
  const gaps = new Uint16Array(width + 1);
  for (const { pieces } of levels) {
    for (let index = 1; index < pieces.length; index += 1) {
      const from = Math.max(0, Math.ceil((pieces[index - 1]?.rightPt ?? 0) - leftPt));
      const to = Math.min(width, Math.floor((pieces[index]?.leftPt ?? 0) - leftPt));
      for (let at = from; at <= to; at += 1) gaps[at] = (gaps[at] ?? 0) + 1;
    }
  }
  return gaps;
}

/** Pieces that cover a whole stripe which is a gap in many levels. */
function findSpanners(levels: readonly Level[], gaps: Uint16Array, leftPt: number): Set<Piece> {
  const zones: [number, number][] = [];
  const minCount = Math.max(2, ZONE_SHARE * levels.length);
  let from = -1;
  for (let at = 0; at <= gaps.length; at += 1) {
    const inside = at < gaps.length && (gaps[at] ?? 0) >= minCount;
    if (inside && from < 0) from = at;
    if (inside || from < 0) continue;
    zones.push([leftPt + from, leftPt + at - 1]);
    from = -1;
  }
  const spanners = new Set<Piece>();
  for (const { pieces } of levels) {
    for (const piece of pieces) {
      if (zones.some(([start, end]) => piece.leftPt < start - 1 && piece.rightPt > end + 1))
        spanners.add(piece);
    }
  }
  return spanners;
}

/** The runs of points that no piece covers, spanning ones aside. */
function freeRuns(
  levels: readonly Level[],
  spanners: ReadonlySet<Piece>,
  leftPt: number,
  width: number,
): [number, number][] {
  const covered = new Uint8Array(width + 1);
  for (const { pieces } of levels) {
    for (const piece of pieces) {
      if (spanners.has(piece)) continue;
      const from = Math.max(0, Math.floor(piece.leftPt - leftPt));
      covered.fill(1, from, Math.max(from, Math.min(width, Math.ceil(piece.rightPt - leftPt))) + 1);
    }
  }
  const runs: [number, number][] = [];
  let from = -1;
  for (let at = 0; at <= width + 1; at += 1) {
    const free = at <= width && covered[at] === 0;
    if (free && from < 0) from = at;
    if (free || from < 0) continue;
    runs.push([from, at - 1]);
    from = -1;
  }
  return runs;
}

/** The part of a run that most levels show as a gap. */
function narrow(gaps: Uint16Array, from: number, to: number): { from: number; to: number; count: number } {
  let count = 0;
  for (let at = from; at <= to; at += 1) count = Math.max(count, gaps[at] ?? 0);
  let [first, last] = [to, from];
  for (let at = from; at <= to; at += 1) {
    if ((gaps[at] ?? 0) < count) continue;
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  return { from: first, to: last, count };
}

function interiorUprights(levels: readonly Level[], { leftPt, rightPt, uprights }: ColumnRules): number[] {
  const [first, last] = [levels[0], levels.at(-1)];
  if (first === undefined || last === undefined) return [];
  const heightPt = last.baselinePt - first.baselinePt + first.sizePt;
  const found: number[] = [];
  for (const { atPt, fromPt, toPt } of [...uprights].sort((one, other) => one.atPt - other.atPt)) {
    if (atPt < leftPt + 4 || atPt > rightPt - 4) continue;
    const insidePt = Math.min(toPt, last.baselinePt) - Math.max(fromPt, first.baselinePt - first.sizePt);
    if (insidePt < UPRIGHT_SHARE * heightPt) continue;
    // Double rules are one.
    if (atPt - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > 4) found.push(atPt);
  }
  const lefts = Math.min(...levels.map(({ pieces }) => pieces[0]?.leftPt ?? rightPt));
  const rights = Math.max(...levels.map(({ pieces }) => pieces.at(-1)?.rightPt ?? leftPt));
  return found.filter((atPt) => atPt > lefts && atPt < rights);
}

function crossing(levels: readonly Level[], cutsPt: readonly number[]): Set<Piece> {
  const spanners = new Set<Piece>();
  for (const { pieces } of levels)
    for (const piece of pieces)
      if (cutsPt.some((cutPt) => piece.leftPt < cutPt - 1 && piece.rightPt > cutPt + 1)) spanners.add(piece);
  return spanners;
}

// A space of a sentence that is not stretched is narrower.
const SPLIT_EM = 0.45;

/** Cuts pieces that span where a wide space of theirs stands between two columns: heads set close to each other. */
export function splitAtCuts(levels: readonly Level[], { cutsPt, spanners }: Columns): Level[] {
  if (spanners.size === 0) return [...levels];
  return levels.map((level) => ({
    ...level,
    pieces: level.pieces.flatMap((piece) => {
      if (!spanners.has(piece)) return [piece];
      const parts = cutPiece(piece, cutsPt);
      if (parts.length === 1) return [piece];
      spanners.delete(piece);
      for (const part of parts)
        if (cutsPt.some((cutPt) => part.leftPt < cutPt - 1 && part.rightPt > cutPt + 1)) spanners.add(part);
      return parts;
    }),
  }));
}

function cutPiece(piece: Piece, cutsPt: readonly number[]): Piece[] {
  const parts: Piece[] = [];
  let words: Piece['words'] = [];
  for (const word of piece.words) {
    const before = words.at(-1);
    const wide = before !== undefined && word.leftPt - before.rightPt > SPLIT_EM * piece.sizePt;
    if (wide && cutsPt.some((cutPt) => cutPt > before.rightPt - 1 && cutPt < word.leftPt + 1)) {
      parts.push(describePiece(words, false));
      words = [];
    }
    words.push(word);
  }
  parts.push(describePiece(words, piece.hyphenated));
  return parts;
}

/** Joins the pieces of a level that begin in one column: the stretched spaces of justified text. */
export function joinInColumns(levels: readonly Level[], { cutsPt, spanners }: Columns): Level[] {
  return levels.map((level) => {
    const pieces: Piece[] = [];
    for (const piece of level.pieces) {
      const before = pieces.at(-1);
      const same =
        before !== undefined &&
        !spanners.has(before) &&
        !spanners.has(piece) &&
        piece.leftPt > before.rightPt - 1 &&
        columnOf(before, cutsPt, false) === columnOf(piece, cutsPt, false);
      if (!same) pieces.push(piece);
      else {
        const rightToLeft = before.words[0] !== undefined && RIGHT_TO_LEFT.test(before.words[0].text);
        const words = rightToLeft ? [...piece.words, ...before.words] : [...before.words, ...piece.words];
        pieces[pieces.length - 1] = describePiece(words, before.hyphenated || piece.hyphenated);
      }
    }
    return { ...level, pieces };
  });
}

/** The column in which a piece begins. */
export function columnOf(piece: Piece, cutsPt: readonly number[], fromRight: boolean): number {
  const atPt = fromRight ? piece.rightPt - 1 : piece.leftPt + 1;
  let index = 0;
  for (const cutPt of cutsPt) if (cutPt < atPt) index += 1;
  return fromRight ? cutsPt.length - index : index;
}
