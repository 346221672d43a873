import {
  composeAccents,
  countUndecodable,
  HYPHEN_MARK,
  isMacosSlide,
  isSpace,
  readCodes,
  textOf,
} from './char-codes.ts';
import { type FontLook, PLAIN, readFontLook } from './font-look.ts';
import { type PageFrame, shownX, shownY } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';

/** A run of characters without white space, where and how it is printed. */
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
  heightPt?: number;
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
}

/** A page of dense print has 10,000 characters; what has 20 times that was not made for reading. */
export const MAX_CHARS_PER_PAGE = 200_000;

/** What was read of a text object, which PDFium makes for each string that is shown. */
interface ObjectLook {
  sizePt: number;
  baselinePt: number;
  level: boolean;
  look: FontLook;
}

/** Reads the words of one page in PDFium's order, which is the reading order where the file has one. */
export function readWords(pdfium: Pdfium, textPage: number, frame: PageFrame): PageWords {
  const total = pdfium.wasm.FPDFText_CountChars(textPage);
  if (total <= 0) return { runs: [], lostChars: 0, undecodableChars: 0 };
  const count = Math.min(total, MAX_CHARS_PER_PAGE);
  const codes = readCodes(pdfium, textPage, count);
  const reader = wordReader(pdfium, textPage, frame);
  const slides = isMacosSlide(codes);
  const runs: WordRun[] = [];
  let run: WordRun = { words: [], hyphenated: false };
  let start = -1;
  for (let index = 0; index <= codes.length; index += 1) {
    const code = codes[index] ?? 10;
    const hyphen = code === HYPHEN_MARK;
    if (!hyphen && !isSpace(code, slides)) {
      if (start < 0) start = index;
      continue;
    }
    if (start >= 0) {
      const text = textOf(codes, start, index, slides);
      if (text !== '') reader(run.words, text, start, index - 1);
      start = -1;
    }
    if (!hyphen && code !== 10 && code !== 13) continue;
    if (run.words.length > 0) {
      run.hyphenated = hyphen;
      runs.push(run);
      run = { words: [], hyphenated: false };
    }
  }
  return { runs, lostChars: total - count, undecodableChars: countUndecodable(codes) };
}

/** Reads words into a list. One may become two: see `seamOf`. */
function wordReader(pdfium: Pdfium, textPage: number, frame: PageFrame) {
  const { wasm } = pdfium;
  const fonts = new Map<number, FontLook>();
  let knownObject = -1;
  let known: ObjectLook = { sizePt: 0, baselinePt: 0, level: true, look: PLAIN };
  const edges = charEdges(pdfium, textPage, frame);

  const push = (words: Word[], text: string, first: number, last: number): void => {
    const object = wasm.FPDFText_GetTextObject(textPage, first);
    if (object !== knownObject || object === 0) {
      known = readObject(pdfium, textPage, first, object, frame, fonts);
      knownObject = object;
    }
    const { level, look, baselinePt } = known;
    if (last > first && text.length === last - first + 1 && level) {
      const mayBeFootnote = words.length === 0 && FOOTNOTE_MARK.test(text);
      const { sizePt } = known;
      const seam = seamOf(pdfium, textPage, { first, last, object, sizePt, edges, mayBeFootnote });
      if (seam !== undefined) {
        push(words, text.slice(0, seam - first), first, seam - 1);
        push(words, text.slice(seam - first), seam, last);
        return;
      }
    }
    edges.read(first);
    let { left, right, top, bottom } = edges;
    if (last > first) {
      edges.read(last);
      left = Math.min(left, edges.left);
      right = Math.max(right, edges.right);
      top = Math.min(top, edges.top);
      bottom = Math.max(bottom, edges.bottom);
    }
    const odd = known.sizePt < 2 || known.sizePt > 400;
    const sizePt = odd ? Math.max(1, bottom - top) : known.sizePt;
    if (!isShown(frame, left, right, top, bottom)) return;
    const word = { text: composeAccents(text), leftPt: left, rightPt: right, sizePt, look, level };
    words.push(
      level && Number.isFinite(baselinePt)
        ? { ...word, baselinePt }
        : { ...word, level: false, baselinePt: bottom, heightPt: bottom - top },
    );
  };
  return push;
}

/** Whether any of it is on the page; what a crop box hides is not read. Boxes that are no numbers are not. */
const isShown = (frame: PageFrame, left: number, right: number, top: number, bottom: number): boolean =>
  right > -EDGE_PT && left < frame.widthPt + EDGE_PT && bottom > -EDGE_PT && top < frame.heightPt + EDGE_PT;

// Print marks and bleed stand further out.
const EDGE_PT = 2;

interface CharEdges {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Reads the box of a character, from origin to advance, as it is shown, into the four fields. */
  read(index: number): void;
}

function charEdges({ wasm, scratch, heap }: Pdfium, textPage: number, frame: PageFrame): CharEdges {
  const at = scratch >> 2;
  return {
    left: 0,
    right: 0,
    top: 0,
    bottom: 0,
    read(index) {
      wasm.FPDFText_GetLooseCharBox(textPage, index, scratch);
      const { floats32 } = heap();
      const [left, top, right, bottom] = [
        floats32[at] ?? 0,
        floats32[at + 1] ?? 0,
        floats32[at + 2] ?? 0,
        floats32[at + 3] ?? 0,
      ];
      const x0 = shownX(frame, left, top);
      const y0 = shownY(frame, left, top);
      const x1 = shownX(frame, right, bottom);
      const y1 = shownY(frame, right, bottom);
      this.left = Math.min(x0, x1);
      this.right = Math.max(x0, x1);
      this.top = Math.min(y0, y1);
      this.bottom = Math.max(y0, y1);
    },
  };
}

// From advance to origin: within a word and to its superscript up to 0.05 em, from word to word 0.16 or more.
const SEAM_EM = 0.11;
const FOOTNOTE_MARK = /^(?:\d{1,3}|[a-z*†‡§¶∗])[\p{L}"“‘(]/u;

interface Stretch {
  first: number;
  last: number;
  object: number;
  sizePt: number;
  edges: CharEdges;
  /** The first word of its line that looks like "1The". */
  mayBeFootnote: boolean;
}

/**
 * Where a word is really two: PDFium misses some spaces where the font changes, and a footnote's number
 * stands close to its text.
 *
 * Out: the index of the second part's first character.
 */
function seamOf(
  { wasm }: Pdfium,
  textPage: number,
  { first, last, object, sizePt, edges, mayBeFootnote }: Stretch,
): number | undefined {
  if (wasm.FPDFText_GetTextObject(textPage, last) === object) return undefined;
  let before = object;
  for (let index = first + 1; index <= last; index += 1) {
    const here = wasm.FPDFText_GetTextObject(textPage, index);
    if (here === before || here === 0) continue;
    if (mayBeFootnote && wasm.FPDFText_GetFontSize(textPage, index) > sizePt * 1.2) return index;
    before = here;
    edges.read(index - 1);
    const { left: leftBefore, right: rightBefore } = edges;
    edges.read(index);
    const gapPt = Math.max(edges.left - rightBefore, leftBefore - edges.right);
    if (gapPt > SEAM_EM * sizePt) return index;
  }
  return undefined;
}

function readObject(
  pdfium: Pdfium,
  textPage: number,
  index: number,
  object: number,
  frame: PageFrame,
  fonts: Map<number, FontLook>,
): ObjectLook {
  const { wasm, scratch } = pdfium;
  const fontPointer = object === 0 ? 0 : wasm.FPDFTextObj_GetFont(object);
  let look = fonts.get(fontPointer);
  if (look === undefined) {
    look = readFontLook(pdfium, fontPointer);
    fonts.set(fontPointer, look);
  }
  const fontSize = Math.abs(wasm.FPDFText_GetFontSize(textPage, index));
  wasm.FPDFText_GetMatrix(textPage, index, scratch);
  const at = scratch >> 2;
  const [a = 1, b = 0, c = 0, d = 1] = pdfium.heap().floats32.subarray(at, at + 4);
  wasm.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8);
  const [x = 0, y = 0] = pdfium.heap().floats64.subarray(scratch >> 3, (scratch >> 3) + 2);
  const baselinePt = shownY(frame, x, y);
  const ahead = shownX(frame, x + a, y + b) - shownX(frame, x, y);
  const rise = Math.abs(shownY(frame, x + a, y + b) - baselinePt);
  return { sizePt: fontSize * Math.hypot(c, d), baselinePt, level: ahead > rise * 5, look };
}
