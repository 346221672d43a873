import { isSpace, textOf } from './char-codes.ts';
import type { WordReader } from './word-reader.ts';
import type { Word, WordRun } from './words.ts';

/** Characters from one line end of PDFium's to the next; `end` is exclusive. */
export interface LineRange {
  start: number;
  end: number;
  hyphenated: boolean;
}

type Codes = Uint16Array | Uint32Array;

const isRightToLeft = (code: number): boolean =>
  (code >= 0x590 && code <= 0x8ff) ||
  (code >= 0xfb1d && code <= 0xfdff) ||
  (code >= 0xfe70 && code <= 0xfefc);

/** Whether a page holds any Hebrew, Arabic or the like. */
export function hasRightToLeft(codes: Codes): boolean {
  for (let index = 0; index < codes.length; index += 1) if (isRightToLeft(codes[index] ?? 0)) return true;
  return false;
}

/** A character with its marks, where it is printed. */
interface Sign {
  text: string;
  first: number;
  last: number;
  leftPt: number;
  rightPt: number;
  topPt: number;
  bottomPt: number;
}

// PDFium begins a line where a mark is raised; marks and letters of one line are closer than this.
const SAME_LINE_EM = 0.6;

/**
 * Reads a page with right-to-left text. Some programs draw it letter after letter to the left, others as it
 * looks; PDFium takes everything for the second. So lines with such text are read from the places of their
 * characters, and put in the order in which they are spoken.
 *
 * In: `read` reads a line that has none.
 */
export function readBothWays(
  codes: Codes,
  ranges: readonly LineRange[],
  reader: WordReader,
  read: (range: LineRange) => WordRun,
): WordRun[] {
  let balance = 0;
  for (const code of codes) balance += directionOf(code);
  const runs: WordRun[] = [];
  for (let at = 0; at < ranges.length; at += 1) {
    const range = ranges[at];
    if (range === undefined) continue;
    const together = [range];
    for (let next = ranges[at + 1]; next !== undefined; next = ranges[at + 1]) {
      if (!isOneLine(codes, reader, range, next)) break;
      together.push(next);
      at += 1;
    }
    const turned = together.some((line) => hasRightToLeft(codes.subarray(line.start, line.end)));
    if (!turned || !reader.lookAt(firstShown(codes, range)).level) runs.push(...together.map(read));
    else runs.push({ words: readLine(codes, together, reader, balance < 0), hyphenated: false });
  }
  return runs;
}

/** 1 for a letter that reads to the right, -1 for one that reads to the left. */
function directionOf(code: number): number {
  if (isRightToLeft(code)) return -1;
  const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code >= 0xc0;
  return isLetter && code < 0x2000 ? 1 : 0;
}

const firstShown = (codes: Codes, { start, end }: LineRange): number => {
  for (let index = start; index < end; index += 1) if (!isSpace(codes[index] ?? 32, false)) return index;
  return start;
};

function isOneLine(codes: Codes, reader: WordReader, before: LineRange, line: LineRange): boolean {
  const one = reader.lookAt(firstShown(codes, before));
  const other = reader.lookAt(firstShown(codes, line));
  return Math.abs(one.baselinePt - other.baselinePt) < SAME_LINE_EM * Math.max(one.sizePt, other.sizePt);
}

// Letters of a word touch or overlap; the narrowest space between words is an eighth of the type.
const SPACE_EM = 0.12;

function readLine(codes: Codes, ranges: readonly LineRange[], reader: WordReader, page: boolean): Word[] {
  const signs = signsOf(codes, ranges, reader);
  signs.sort((one, other) => one.leftPt - other.leftPt);
  const seen: Sign[][] = [];
  let rightPt = Number.NEGATIVE_INFINITY;
  for (const sign of signs) {
    const spacePt = SPACE_EM * reader.lookAt(sign.first).sizePt;
    const word = seen.at(-1);
    if (word === undefined || sign.leftPt - rightPt > spacePt) seen.push([sign]);
    else word.push(sign);
    rightPt = Math.max(rightPt, sign.rightPt);
  }
  let left = 0;
  let right = 0;
  for (const { text } of signs) {
    const direction = directionOf(text.codePointAt(0) ?? 0);
    if (direction < 0) left += 1;
    else if (direction > 0) right += 1;
  }
  const toLeft = left > right || (page && left * 4 > right);
  const words: Word[] = [];
  for (const word of spoken(seen, wordDirection, toLeft)) addSpoken(words, word, reader, toLeft);
  return words;
}

/** Each character with the marks over and under it. */
function signsOf(codes: Codes, ranges: readonly LineRange[], reader: WordReader): Sign[] {
  const signs: Sign[] = [];
  const marks: Sign[] = [];
  for (const { start, end } of ranges) {
    for (let index = start; index < end; index += 1) {
      if (isSpace(codes[index] ?? 32, false)) continue;
      const pair = (codes[index] ?? 0) >= 0xd800 && (codes[index] ?? 0) <= 0xdbff ? 2 : 1;
      const text = textOf(codes, index, index + pair, false);
      if (text === '') continue;
      reader.edges.read(index);
      const { left: leftPt, right: rightPt, top: topPt, bottom: bottomPt } = reader.edges;
      const sign = { text, first: index, last: index, leftPt, rightPt, topPt, bottomPt };
      const before = signs.at(-1);
      // One glyph for several letters: PDFium turned their order with the rest.
      const same = before !== undefined && before.leftPt === leftPt && before.rightPt === rightPt;
      if (/^\p{M}/u.test(text)) marks.push(sign);
      else if (same && isRightToLeft(codes[index] ?? 0)) before.text = text + before.text;
      else signs.push(sign);
    }
  }
  const letters = signs.filter((sign) => signDirection(sign) !== 0);
  for (const mark of marks) {
    const base = nearest(letters, (mark.leftPt + mark.rightPt) / 2);
    if (base === undefined) signs.push(mark);
    else base.text += mark.text;
  }
  return signs;
}

function nearest(signs: readonly Sign[], middlePt: number): Sign | undefined {
  let best: Sign | undefined;
  let bestPt = Number.POSITIVE_INFINITY;
  for (const sign of signs) {
    const distancePt = Math.abs((sign.leftPt + sign.rightPt) / 2 - middlePt);
    if (distancePt >= bestPt) continue;
    best = sign;
    bestPt = distancePt;
  }
  return best;
}

const signDirection = ({ text }: Sign): number => {
  const direction = directionOf(text.codePointAt(0) ?? 0);
  return direction === 0 && /^\p{N}/u.test(text) ? 1 : direction;
};

const wordDirection = (word: readonly Sign[]): number => {
  const sum = word.reduce((total, sign) => total + directionOf(sign.text.codePointAt(0) ?? 0), 0);
  if (sum !== 0) return Math.sign(sum);
  return word.some((sign) => /^\p{N}/u.test(sign.text)) ? 1 : 0;
};

/**
 * Things in the order in which they are spoken, from the order in which they stand from left to right.
 *
 * In: `directionOfItem` is 1, -1, or 0 for what takes the direction around it.
 * Source: the reordering of the Unicode bidirectional algorithm (UAX 9, L2) with one level inside another.
 */
export function spoken<Item>(
  items: readonly Item[],
  directionOfItem: (item: Item) => number,
  toLeft: boolean,
): Item[] {
  const base = toLeft ? -1 : 1;
  const ordered = toLeft ? items.toReversed() : [...items];
  const out: Item[] = [];
  for (let at = 0; at < ordered.length; ) {
    let end = at;
    // Up to the last item against the base's direction, what is neutral between them included.
    for (let next = at; next < ordered.length; next += 1) {
      const item = ordered[next];
      const direction = item === undefined ? base : directionOfItem(item);
      if (direction === base) break;
      if (direction === -base) end = next + 1;
      else if (end === at) break;
    }
    if (end > at) out.push(...ordered.slice(at, end).reverse());
    else out.push(...ordered.slice(at, at + 1));
    at = Math.max(end, at + 1);
  }
  return out;
}

const MIRRORED: Readonly<Record<string, string>> = { '(': ')', ')': '(', '[': ']', ']': '[' };

/** Signs at the edge of a word that reads against its line belong to the line, as PDFium did not take them. */
function lineOrder(seen: readonly Sign[]): string {
  const isOwn = (sign: Sign): boolean => signDirection(sign) !== 0;
  const from = seen.findIndex(isOwn);
  const to = seen.findLastIndex(isOwn) + 1;
  const outer = (signs: readonly Sign[]): string => signs.map(({ text }) => MIRRORED[text] ?? text).join('');
  const inner = spoken(seen.slice(from, to), signDirection, true);
  return outer(seen.slice(0, from)) + inner.map(({ text }) => text).join('') + outer(seen.slice(to));
}

function addSpoken(words: Word[], seen: readonly Sign[], reader: WordReader, toLeft: boolean): void {
  const own = wordDirection(seen);
  const [first] = seen;
  if (first === undefined) return;
  const text =
    own < 0 && !toLeft
      ? lineOrder(seen)
      : spoken(seen, signDirection, own === 0 ? toLeft : own < 0)
          .map((sign) => sign.text)
          .join('');
  reader.add(words, text, first.first, {
    left: Math.min(...seen.map((sign) => sign.leftPt)),
    right: Math.max(...seen.map((sign) => sign.rightPt)),
    top: Math.min(...seen.map((sign) => sign.topPt)),
    bottom: Math.max(...seen.map((sign) => sign.bottomPt)),
  });
}
