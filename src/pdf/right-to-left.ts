import type { Codes } from './char-codes.ts';
import { isSpace, textOf } from './char-codes.ts';
import { directionOf, isRightToLeft, spokenLine } from './spoken-order.ts';
import { putMarks } from './vowel-marks.ts';
import type { WordReader } from './word-reader.ts';
import type { Word, WordRun } from './words.ts';

/** Characters from one line end of PDFium's to the next; `end` is exclusive. */
export interface LineRange {
  start: number;
  end: number;
  hyphenated: boolean;
}

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
  originPt: number;
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

/** The first letter or sign; marks stand on lines of their own. */
const firstShown = (codes: Codes, { start, end }: LineRange): number => {
  for (let index = start; index < end; index += 1) {
    const code = codes[index] ?? 32;
    if (!isSpace(code, false) && !/^\p{M}/u.test(String.fromCodePoint(code))) return index;
  }
  return start;
};

function isOneLine(codes: Codes, reader: WordReader, before: LineRange, line: LineRange): boolean {
  const one = reader.lookAt(firstShown(codes, before));
  const other = reader.lookAt(firstShown(codes, line));
  return Math.abs(one.baselinePt - other.baselinePt) < SAME_LINE_EM * Math.max(one.sizePt, other.sizePt);
}

// Letters of a word touch or overlap; the narrowest space between words is an eighth of the type.
const SPACE_EM = 0.12;
// Where the file draws its spaces, other room is none: glyphs may be narrower than the room they take.
const WIDE_EM = 0.6;
// Words of more letters than this are rare, so fewer spaces are not all of them.
const LETTERS_PER_SPACE = 16;

function readLine(codes: Codes, ranges: readonly LineRange[], reader: WordReader, page: boolean): Word[] {
  const { signs, spaces } = signsOf(codes, ranges, reader);
  let left = 0;
  let right = 0;
  for (const { text } of signs) {
    const direction = directionOf(text.codePointAt(0) ?? 0);
    if (direction < 0) left += 1;
    else if (direction > 0) right += 1;
  }
  const toLeft = left > right || (page && left * 4 > right);
  const drawn = spaces.length > 0 && spaces.length * LETTERS_PER_SPACE >= signs.length;
  const line = withSpaces(drawn ? [...signs, ...spaces] : signs, drawn ? WIDE_EM : SPACE_EM, reader);
  const words: Word[] = [];
  let word: Sign[] = [];
  const marker = page ? 0 : markerEnd(line);
  const spokenSigns = [...line.slice(0, marker), ...spokenLine(line.slice(marker), toLeft && marker === 0)];
  for (const sign of [...spokenSigns, undefined]) {
    if (sign !== undefined && sign.text !== SPACE) {
      word.push(sign);
      continue;
    }
    addSpoken(words, word, reader);
    word = [];
  }
  return words;
}

const SPACE = ' ';
const MARKER = /^\(?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[IVX]{1,5})[.)]$/;

/** How many signs at the left of a line are the marker of an item: on a page of Latin text its list reads to the right. */
function markerEnd(line: readonly Sign[]): number {
  const end = line.findIndex(({ text }) => text === SPACE);
  const first = line.slice(0, Math.max(0, end));
  return MARKER.test(first.map(({ text }) => text).join('')) ? first.length : 0;
}

/**
 * Letters overlap, and a stroke may reach over the next letter, so the pen's places tell their order; a sign without
 * width stands at the edge of two others.
 */
const placePt = ({ leftPt, rightPt, originPt }: Sign): number =>
  rightPt - leftPt < 0.01 ? leftPt - 0.005 : originPt;

/** Signs from left to right, with a space where there is room for one. */
function withSpaces(signs: readonly Sign[], spaceEm: number, reader: WordReader): Sign[] {
  const line: Sign[] = [];
  let rightPt = Number.NEGATIVE_INFINITY;
  for (const sign of signs.toSorted((one, other) => placePt(one) - placePt(other))) {
    const isWide = sign.leftPt - rightPt > spaceEm * reader.lookAt(sign.first).sizePt;
    if (isWide && line.length > 0) line.push({ ...sign, text: SPACE });
    line.push(sign);
    rightPt = Math.max(rightPt, sign.rightPt);
  }
  return line;
}

/** Each character with the marks over and under it. */
function signsOf(
  codes: Codes,
  ranges: readonly LineRange[],
  reader: WordReader,
): { signs: Sign[]; spaces: Sign[] } {
  const signs: Sign[] = [];
  const spaces: Sign[] = [];
  const marks: Sign[] = [];
  for (const { start, end } of ranges) {
    for (let index = start; index < end; index += 1) {
      if (isSpace(codes[index] ?? 32, false)) {
        const space = drawnSpace(index, reader);
        if (space !== undefined) spaces.push(space);
        continue;
      }
      const pair = (codes[index] ?? 0) >= 0xd800 && (codes[index] ?? 0) <= 0xdbff ? 2 : 1;
      const text = textOf(codes, index, index + pair, false);
      if (text === '') continue;
      const isMark = /^\p{M}/u.test(text);
      if (isMark) reader.edges.readDrawn(index);
      else reader.edges.read(index);
      const { left: leftPt, right: rightPt, top: topPt, bottom: bottomPt } = reader.edges;
      const originPt = reader.edges.originPt(index);
      const sign = { text, first: index, last: index, leftPt, rightPt, topPt, bottomPt, originPt };
      const before = signs.at(-1);
      // One glyph for several letters: PDFium turned their order with the rest.
      const same = before !== undefined && before.leftPt === leftPt && before.rightPt === rightPt;
      if (isMark) marks.push(sign);
      else if (same && isRightToLeft(codes[index] ?? 0)) before.text = text + before.text;
      else signs.push(sign);
    }
  }
  signs.push(...putMarks(signs, marks));
  return { signs, spaces };
}

/** A space that the file draws; those of PDFium's own have no width. */
function drawnSpace(index: number, reader: WordReader): Sign | undefined {
  reader.edges.read(index);
  const { left: leftPt, right: rightPt, top: topPt, bottom: bottomPt } = reader.edges;
  if (rightPt - leftPt < 0.5) return undefined;
  return { text: SPACE, first: index, last: index, leftPt, rightPt, topPt, bottomPt, originPt: leftPt };
}

function addSpoken(words: Word[], signs: readonly Sign[], reader: WordReader): void {
  const [first] = signs;
  if (first === undefined) return;
  const text = signs.map((sign) => sign.text).join('');
  reader.add(words, text, first.first, {
    left: Math.min(...signs.map((sign) => sign.leftPt)),
    right: Math.max(...signs.map((sign) => sign.rightPt)),
    top: Math.min(...signs.map((sign) => sign.topPt)),
    bottom: Math.max(...signs.map((sign) => sign.bottomPt)),
  });
}
