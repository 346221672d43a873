import { mendAccents } from './accents.ts';
import {
  type Codes,
  countUndecodable,
  HYPHEN_MARK,
  isBullet,
  isMacosSlide,
  isSpace,
  readCodes,
  repairGlyphNumbers,
  showSpaces,
  textOf,
} from './char-codes.ts';
import type { FontLook } from './font-look.ts';
import type { Ink } from './hidden-text.ts';
import type { Ligatures } from './ligatures.ts';
import type { PageFrame } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';
import { hasRightToLeft, type LineRange, readBothWays } from './right-to-left.ts';
import type { RaisedMark } from './scripts.ts';
import { hasSyllables, mendSyllables } from './syllables.ts';
import { mendTexSigns } from './tex-signs.ts';
import { putVowelsBehind } from './vowels-before.ts';
import { type WordReader, wordReader } from './word-reader.ts';

/**
 * A run of characters without white space, where and how it is printed. `addWord` gives all of them every field:
 * V8 compiles what reads words again for each set of fields that it meets.
 */
export interface Word {
  text: string;
  leftPt: number;
  rightPt: number;
  /** From the top of the page. */
  baselinePt: number;
  sizePt: number;
  look: FontLook;
  /** Reads from left to right, or right to left, on a level line. */
  level: boolean;
  /** From the top of its box to the bottom; given where the word is not level, and not known from its size. */
  heightPt?: number | undefined;
  /** From OCR: how sure it is, 0 to 100. */
  confidence?: number | undefined;
  /** Not level: quarter turns clockwise. */
  turn?: 1 | 2 | 3 | undefined;
  /** Not level: upright characters under each other, as Japanese is set. */
  upright?: true | undefined;
  /** Raised pieces that may call footnotes. */
  raised?: RaisedMark[] | undefined;
  /** How many of its first characters are raised: they belong to the word that they touch. */
  risen?: number | undefined;
  /** How it is painted, where it may not be seen. */
  ink?: Ink | undefined;
}

/** Words up to where PDFium sees a line end. `hyphenated`: it ends in a hyphen that PDFium holds for a break. */
export interface WordRun {
  words: Word[];
  hyphenated: boolean;
}

export interface PageWords {
  runs: WordRun[];
  /** Characters beyond the limit, not read. */
  lostChars: number;
  /** Characters for which the file gives no Unicode. */
  undecodableChars: number;
  /** Characters that are too small for eyes, or beside the page. */
  unseenChars: number;
}

/** A page of dense print has 10,000 characters; what has 20 times that was not made for reading. */
export const MAX_CHARS_PER_PAGE = 200_000;

/** Reads the words of one page in PDFium's order, which is the reading order where the file has one. */
export function readWords(
  pdfium: Pdfium,
  textPage: number,
  frame: PageFrame,
  ligatures: Ligatures,
): PageWords {
  const total = pdfium.wasm.FPDFText_CountChars(textPage);
  if (total <= 0) return { runs: [], lostChars: 0, undecodableChars: 0, unseenChars: 0 };
  const count = Math.min(total, MAX_CHARS_PER_PAGE);
  const codes = readCodes(pdfium, textPage, count);
  ligatures.mend(textPage, codes);
  const reader = wordReader(pdfium, textPage, frame);
  const slides = isMacosSlide(codes);
  if (slides) repairGlyphNumbers(pdfium, textPage, codes);
  if (hasSyllables(codes)) {
    mendSyllables(pdfium, textPage, codes);
    putVowelsBehind(codes);
  }
  showSpaces(codes);
  mendTexSigns(codes, reader.lookAt);
  mendAccents(pdfium, textPage, codes, reader.edges);
  const ranges = rangesOf(codes);
  const read = (range: LineRange): WordRun => readRun(codes, range, reader, slides);
  const runs = hasRightToLeft(codes) ? readBothWays(codes, ranges, reader, read) : ranges.map(read);
  return {
    runs: runs.filter(({ words }) => words.length > 0),
    lostChars: total - count,
    undecodableChars: countUndecodable(codes),
    unseenChars: reader.unseenChars(),
  };
}

/** The characters from one line end of PDFium's to the next. */
function rangesOf(codes: Codes): LineRange[] {
  const ranges: LineRange[] = [];
  let start = 0;
  for (let index = 0; index <= codes.length; index += 1) {
    const code = codes[index] ?? 10;
    const hyphenated = code === HYPHEN_MARK;
    if (!hyphenated && code !== 10 && code !== 13) continue;
    if (index > start) ranges.push({ start, end: index, hyphenated });
    start = index + 1;
  }
  return ranges;
}

function readRun(
  codes: Codes,
  { start, end, hyphenated }: LineRange,
  reader: WordReader,
  slides: boolean,
): WordRun {
  const words: Word[] = [];
  let first = -1;
  for (let index = start; index <= end; index += 1) {
    const inside = index < end && !isSpace(codes[index] ?? 32, slides);
    if (inside && first < 0) first = index;
    if (inside || first < 0) continue;
    // PDFium sees no room before a wide opening quotation mark: "•《".
    if (words.length === 0 && index > first + 1 && isBullet(codes[first] ?? 0)) {
      reader.read(words, textOf(codes, first, first + 1, slides), first, first);
      first += 1;
    }
    const text = textOf(codes, first, index, slides);
    if (text !== '') reader.read(words, text, first, index - 1);
    first = -1;
  }
  // A single character does not tell how its column runs.
  const column = words.some((word) => word.upright);
  return { words: column ? words.map(uprightWord) : words, hyphenated };
}

const uprightWord = (word: Word): Word =>
  word.level ? { ...word, level: false, upright: true, heightPt: word.sizePt } : word;
