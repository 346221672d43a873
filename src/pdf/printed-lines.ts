import type { Box } from '../course/document.ts';
import { putDropCaps, takeDropCaps } from './drop-caps.ts';
import { joinScript } from './scripts.ts';
import { closeUp } from './spaced-letters.ts';
import type { Word, WordRun } from './words.ts';

/** One line as it is printed, before it is known what it belongs to. */
export interface PrintedLine {
  words: Word[];
  hyphenated: boolean;
  leftPt: number;
  rightPt: number;
  baselinePt: number;
  /** The size, weight and slant of most of its characters. */
  sizePt: number;
  weight: number;
  italic: boolean;
  /** Every word with a letter or digit is set in a monospaced font, and there is one. */
  monospace: boolean;
  level: boolean;
}

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const MARKER = /^(?:[•‣◦▪■□●○–—*·∙➢✓\uf0b7\uf0a7-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])$/i;

/** A bullet, or a number as lists have it. */
export const isMarker = (text: string): boolean => MARKER.test(text) || /^\d+(?:\.\d+)*\.?$/.test(text);

/**
 * Groups words into printed lines, in the order of the words.
 *
 * PDFium ends a line where the baseline moves, so a superscript or a change of size cuts one in pieces; pieces
 * that stand side by side on one level are joined again.
 */
export function buildPrintedLines(all: readonly WordRun[]): PrintedLine[] {
  const { runs, caps } = takeDropCaps(all);
  const lines = joinRuns(runs).map(closeUp);
  return caps.length === 0 ? lines : putDropCaps(lines, caps);
}

function joinRuns(runs: readonly WordRun[]): PrintedLine[] {
  const lines: PrintedLine[] = [];
  for (const run of runs) {
    for (const words of splitAtJumps(run.words)) {
      const piece = describeLine(words, false);
      const before = lines.at(-1);
      const open = before !== undefined && !before.hyphenated ? before : undefined;
      if (open !== undefined && standsBeside(open, piece))
        lines[lines.length - 1] = describeLine(joinPieces(open.words, words), false);
      else if (fillsHole(lines, piece)) continue;
      else if (open !== undefined && isNextCell(open, piece))
        lines[lines.length - 1] = describeLine([...open.words, ...words], false);
      else lines.push(piece);
    }
    const last = lines.at(-1);
    if (last !== undefined && run.hyphenated) last.hyphenated = true;
  }
  return lines;
}

// A superscript touches the word that it belongs to.
const TOUCHING_EM = 0.12;

function joinPieces(before: readonly Word[], words: readonly Word[]): Word[] {
  const [last, first] = [before.at(-1), words[0]];
  if (last === undefined || first === undefined) return [...before, ...words];
  const gapPt = first.leftPt - last.rightPt;
  const moved = Math.abs(last.baselinePt - first.baselinePt) > 0.1 * last.sizePt;
  const scripted = moved || first.risen !== undefined || endsRaised(last);
  if (!scripted || gapPt > TOUCHING_EM * last.sizePt || gapPt < -last.sizePt) return [...before, ...words];
  // A footnote's number stands before its text, a superscript after its word.
  if (before.length === 1 && last.sizePt < 0.9 * first.sizePt) return [...before, ...words];
  return [...before.slice(0, -1), joinScript(last, first), ...words.slice(1)];
}

/** Whether a word ends in its superscript, as "(km²": what touches it belongs to it. */
const endsRaised = ({ text, raised }: Word): boolean => {
  const mark = raised?.at(-1);
  return mark !== undefined && mark.from + mark.mark.length === text.length;
};

const HOLE_LOOKBACK = 60;
const HOLE_ROOM_EM = 0.8;
const MAX_HOLE_WORDS = 12;

/**
 * Puts a piece into the holes of an earlier line, or at its ends: some programs write the links of a page after
 * its text.
 *
 * Out: whether there was such a line; it is then replaced in `lines`.
 */
function fillsHole(lines: PrintedLine[], piece: PrintedLine): boolean {
  if (!piece.level || piece.words.length > MAX_HOLE_WORDS) return false;
  const from = Math.max(0, lines.length - HOLE_LOOKBACK);
  for (let index = lines.length - 1; index >= from; index -= 1) {
    const line = lines[index];
    if (line === undefined || !line.level || Math.abs(line.baselinePt - piece.baselinePt) > 1) continue;
    const words = fitTogether(line, piece);
    if (words === undefined) continue;
    lines[index] = describeLine(words, line.hyphenated);
    return true;
  }
  return false;
}

/** The words of both from left to right, where those of the piece fit closely between those of the line. */
function fitTogether(line: PrintedLine, piece: PrintedLine): Word[] | undefined {
  if (piece.rightPt < line.leftPt - piece.sizePt || piece.leftPt > line.rightPt + piece.sizePt)
    return undefined;
  if (piece.words.some(({ text }) => RTL.test(text))) return undefined;
  const own = new Set(piece.words);
  const words = [...line.words, ...piece.words].sort((one, other) => one.leftPt - other.leftPt);
  if (line.hyphenated && words.at(-1) !== line.words.at(-1)) return undefined;
  for (let at = 1; at < words.length; at += 1) {
    const [before, word] = [words[at - 1], words[at]];
    if (before === undefined || word === undefined || own.has(before) === own.has(word)) continue;
    const gapPt = word.leftPt - before.rightPt;
    if (gapPt <= -0.05 * piece.sizePt || gapPt >= HOLE_ROOM_EM * piece.sizePt) return undefined;
  }
  return words;
}

/** PDFium sometimes keeps on one line what stands on two; a level word far off the line begins another. */
function splitAtJumps(words: Word[]): Word[][] {
  const parts: Word[][] = [];
  let part: Word[] = [];
  for (const word of words) {
    const before = part.at(-1);
    if (before !== undefined && jumps(before, word)) {
      parts.push(part);
      part = [];
    }
    part.push(word);
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

function jumps(before: Word, word: Word): boolean {
  if (!before.level || !word.level) return before.level !== word.level;
  return Math.abs(before.baselinePt - word.baselinePt) > 0.9 * Math.max(before.sizePt, word.sizePt);
}

function standsBeside(before: PrintedLine, piece: PrintedLine): boolean {
  if (!before.level || !piece.level) return false;
  const sizePt = Math.max(before.sizePt, piece.sizePt);
  if (Math.abs(before.baselinePt - piece.baselinePt) > 0.6 * sizePt) return false;
  const marker = before.words.length === 1 && isMarker(before.words[0]?.text ?? '');
  const reachPt = (marker ? 4 : 1.5) * sizePt;
  // The letters of logos, such as TeX's, stand over each other.
  const overlapPt = 0.4 * sizePt;
  const rightGapPt = piece.leftPt - before.rightPt;
  if (rightGapPt > -overlapPt && rightGapPt < reachPt) return true;
  const leftGapPt = before.leftPt - piece.rightPt;
  const rightToLeft = RTL.test(before.words[0]?.text ?? '') || RTL.test(piece.words[0]?.text ?? '');
  return rightToLeft && leftGapPt > -overlapPt && leftGapPt < reachPt;
}

/** The next cell of a row; what only shares the level is cut apart again by `cutAtGaps`. */
function isNextCell(before: PrintedLine, piece: PrintedLine): boolean {
  if (!before.level || !piece.level || piece.leftPt <= before.rightPt) return false;
  const sizePt = Math.max(before.sizePt, piece.sizePt);
  const sameLevel = Math.abs(before.baselinePt - piece.baselinePt) < 0.1 * sizePt;
  return sameLevel && Math.abs(before.sizePt - piece.sizePt) < 0.5;
}

/** Measures a line from its words; what most of its characters share counts. */
export function describeLine(words: Word[], hyphenated: boolean): PrintedLine {
  const { sizePt, baselinePt } = commonType(words);
  let chars = 0;
  let weightSum = 0;
  let italicChars = 0;
  let monospace = false;
  let proportional = false;
  let level = true;
  let leftPt = Number.POSITIVE_INFINITY;
  let rightPt = Number.NEGATIVE_INFINITY;
  const [number, second] = words;
  for (const word of words) {
    const length = word.text.length;
    chars += length;
    if (word.look.weight >= 600) weightSum += length;
    if (word.look.italic) italicChars += length;
    // An arrow or a sign is often set in another font than the code around it.
    if (word.look.monospace) monospace = true;
    else if (/[\p{L}\p{N}]/u.test(word.text) && !(word === number && isLineNumber(word, second)))
      proportional = true;
    level &&= word.level;
    leftPt = Math.min(leftPt, word.leftPt);
    rightPt = Math.max(rightPt, word.rightPt);
  }
  return {
    words,
    hyphenated,
    leftPt,
    rightPt,
    baselinePt,
    sizePt,
    weight: weightSum > chars * 0.6 ? 700 : 400,
    italic: italicChars > chars * 0.6,
    monospace: monospace && !proportional,
    level,
  };
}

/** The size and the baseline that most characters have; in most lines all have the same. */
function commonType(words: readonly Word[]): { sizePt: number; baselinePt: number } {
  const [first] = words;
  if (first === undefined) return { sizePt: 0, baselinePt: 0 };
  const { sizePt, baselinePt } = first;
  if (words.every((word) => word.sizePt === sizePt && word.baselinePt === baselinePt))
    return { sizePt, baselinePt };
  const bySize = new Map<number, number>();
  const byBaseline = new Map<number, number>();
  for (const { text, sizePt: size, baselinePt: baseline } of words) {
    bySize.set(size, (bySize.get(size) ?? 0) + text.length);
    byBaseline.set(baseline, (byBaseline.get(baseline) ?? 0) + text.length);
  }
  return { sizePt: mostFrequent(bySize), baselinePt: mostFrequent(byBaseline) };
}

/** Listings number their lines in smaller type of another font. */
const isLineNumber = (word: Word, next: Word | undefined): boolean =>
  next !== undefined && word.sizePt < 0.9 * next.sizePt && /^\d{1,4}$/.test(word.text);

function mostFrequent(counts: Map<number, number>): number {
  let best = 0;
  let bestCount = -1;
  for (const [value, count] of counts) {
    if (count <= bestCount) continue;
    best = value;
    bestCount = count;
  }
  return best;
}

/** Ascent and descent of common fonts, in sizes; the glyphs' own boxes differ from line to line. */
export function boxOf({ leftPt, rightPt, baselinePt, sizePt, level, words }: PrintedLine): Box {
  const topPt = level
    ? baselinePt - 0.8 * sizePt
    : Math.min(...words.map((word) => word.baselinePt - (word.heightPt ?? sizePt)));
  const bottomPt = level ? topPt + 1.05 * sizePt : Math.max(...words.map((word) => word.baselinePt));
  return roundBox({ leftPt, topPt, widthPt: rightPt - leftPt, heightPt: bottomPt - topPt });
}

/** A hundredth of a point is finer than any print. */
export const roundPt = (valuePt: number): number => Math.round(valuePt * 100) / 100;

export const roundBox = ({ leftPt, topPt, widthPt, heightPt }: Box): Box => ({
  leftPt: roundPt(leftPt),
  topPt: roundPt(topPt),
  widthPt: roundPt(widthPt),
  heightPt: roundPt(heightPt),
});
