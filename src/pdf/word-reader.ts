import { composeAccents } from './accents.ts';
import { type CharEdges, charEdges, type Edges } from './char-edges.ts';
import { hasFixedPitch } from './fixed-pitch.ts';
import { type FontLook, PLAIN, readFontLook } from './font-look.ts';
import { type Ink, readInk } from './hidden-text.ts';
import { spellOut } from './ligatures.ts';
import { type PageFrame, shownX, shownY } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';
import { placeOfScript, type RaisedMark, raisedMarks, scriptText } from './scripts.ts';
import { isSyllabic } from './syllables.ts';
import { composeSigns, texSigns } from './tex-signs.ts';
import type { Word } from './words.ts';

/** Reads words of one page, given by their characters. */
export interface WordReader {
  /** Adds a word to the list. It may become two, where PDFium missed a space, or none, where nobody can see it. */
  read(words: Word[], text: string, first: number, last: number): void;
  /** Adds a word that is put together elsewhere, set like character `index`. */
  add(words: Word[], text: string, index: number, box: Edges): void;
  edges: CharEdges;
  /** How a character is set. */
  lookAt(index: number): ObjectLook;
  /** How many characters were given that nobody can see: too small, or beside the page. */
  unseenChars(): number;
}

/** What was read of a text object, which PDFium makes for each string that is shown. */
interface ObjectLook {
  sizePt: number;
  baselinePt: number;
  level: boolean;
  /** Quarter turns clockwise. */
  turn: 0 | 1 | 2 | 3;
  look: FontLook;
  ink: Ink | undefined;
}

/** Characters `first` to `last` of a word, all of one text object. */
interface Piece extends ObjectLook {
  first: number;
  last: number;
}

/** A reader of the words of one page. */
export function wordReader(pdfium: Pdfium, textPage: number, frame: PageFrame): WordReader {
  const { wasm } = pdfium;
  let knownObject = -1;
  let known: ObjectLook = { sizePt: 0, baselinePt: 0, level: true, turn: 0, look: PLAIN, ink: undefined };
  let unseenChars = 0;
  const edges = charEdges(pdfium, textPage, frame);
  const lookOfFont = fontLooks(pdfium, textPage);

  const lookAt = (index: number, object = wasm.FPDFText_GetTextObject(textPage, index)): ObjectLook => {
    if (object !== knownObject || object === 0) {
      known = readObject(pdfium, textPage, index, object, frame, lookOfFont);
      knownObject = object;
    }
    return known;
  };
  const piecesOf = (first: number, last: number): Piece[] => {
    const pieces: Piece[] = [];
    let object = -1;
    for (let index = first; index <= last; index += 1) {
      const here = wasm.FPDFText_GetTextObject(textPage, index);
      const piece = pieces.at(-1);
      if (piece !== undefined && (here === object || here === 0)) piece.last = index;
      else pieces.push({ ...lookAt(index, here), first: index, last: index });
      object = here === 0 ? object : here;
    }
    return pieces;
  };
  const put = (words: Word[], set: SetText, box: WordBox): void => {
    if (!addWord(words, set, box, frame)) unseenChars += set.text.length;
  };
  const read = (words: Word[], text: string, first: number, last: number): void => {
    const object = wasm.FPDFText_GetTextObject(textPage, first);
    const look = lookAt(first, object);
    const mixed = last > first && wasm.FPDFText_GetTextObject(textPage, last) !== object;
    if (!mixed || !look.level || text.length !== last - first + 1 || isSyllabic(text.charCodeAt(0))) {
      put(words, plain(text, look), readBox(edges, first, last));
      return;
    }
    const pieces = piecesOf(first, last);
    const seam = seamOf(pieces, edges, words.length === 0 ? text : '');
    if (seam !== undefined) {
      read(words, text.slice(0, seam - first), first, seam - 1);
      read(words, text.slice(seam - first), seam, last);
      return;
    }
    put(words, withScripts(text, pieces), readBox(edges, first, last));
  };
  return {
    read,
    add: (words, text, index, box) =>
      put(words, plain(text, lookAt(index)), { ...box, downPt: 0, asidePt: 0 }),
    edges,
    lookAt: (index) => lookAt(index),
    unseenChars: () => unseenChars,
  };
}

interface WordBox extends Edges {
  /** From the middle of the first character down to that of the last, and how far that is aside. */
  downPt: number;
  asidePt: number;
}

function readBox(edges: CharEdges, first: number, last: number): WordBox {
  edges.read(first);
  const { left, right, top, bottom } = edges;
  if (last === first) return { left, right, top, bottom, downPt: 0, asidePt: 0 };
  edges.read(last);
  return {
    left: Math.min(left, edges.left),
    right: Math.max(right, edges.right),
    top: Math.min(top, edges.top),
    bottom: Math.max(bottom, edges.bottom),
    downPt: (edges.top + edges.bottom - top - bottom) / 2,
    asidePt: Math.abs(edges.left + edges.right - left - right) / 2,
  };
}

interface SetText {
  text: string;
  look: ObjectLook;
  raised: RaisedMark[] | undefined;
  risen: number | undefined;
}

const plain = (text: string, look: ObjectLook): SetText => ({
  text: look.look.signs === undefined ? text : texSigns(text, look.look.signs),
  look,
  raised: undefined,
  risen: undefined,
});

// Smaller print than this cannot be read on paper; it is there to be found by programs.
const MIN_SHOWN_PT = 1;
const UPRIGHT_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Adds a word. Out: false where the word cannot be seen, and `words` stays as it is. */
function addWord(words: Word[], set: SetText, box: WordBox, frame: PageFrame): boolean {
  const { left, right, top, bottom } = box;
  const { text, look } = set;
  const odd = look.sizePt < 2 || look.sizePt > 400;
  const sizePt = odd ? Math.max(1, bottom - top) : look.sizePt;
  if (!isShown(frame, left, right, top, bottom)) return false;
  if (look.sizePt < MIN_SHOWN_PT && bottom - top < MIN_SHOWN_PT && right - left < text.length) return false;
  const upright = look.level && box.downPt > 0.5 * sizePt && box.downPt > 2 * box.asidePt;
  const level = look.level && Number.isFinite(look.baselinePt) && !(upright && UPRIGHT_SCRIPT.test(text));
  words.push({
    text: spellOut(composeSigns(composeAccents(text))),
    leftPt: left,
    rightPt: right,
    baselinePt: level ? look.baselinePt : bottom,
    sizePt,
    look: look.look,
    level,
    heightPt: level ? undefined : bottom - top,
    confidence: undefined,
    turn: level || look.turn === 0 ? undefined : look.turn,
    upright: !level && upright ? true : undefined,
    raised: level
      ? set.raised?.map((mark) => ({ ...mark, from: spellOut(text.slice(0, mark.from)).length }))
      : undefined,
    risen: level ? set.risen : undefined,
    ink: look.ink,
  });
  return true;
}

/** Whether any of it is on the page; what a crop box hides is not read. Boxes that are no numbers are not. */
const isShown = (frame: PageFrame, left: number, right: number, top: number, bottom: number): boolean =>
  right > -EDGE_PT && left < frame.widthPt + EDGE_PT && bottom > -EDGE_PT && top < frame.heightPt + EDGE_PT;

// Print marks and bleed stand further out.
const EDGE_PT = 2;

// From advance to origin: within a word and to its superscript up to 0.05 em, from word to word 0.16 or more.
const SEAM_EM = 0.11;
const FOOTNOTE_MARK = /^(?:\d{1,3}|[a-z*†‡§¶∗])[\p{L}"“‘(]/u;

/**
 * Where a word is really two: PDFium misses some spaces where the font changes, and a footnote's number
 * stands close to its text.
 *
 * In: `opening` is the text of a word that begins its line, else empty.
 * Out: the index of the second part's first character.
 */
function seamOf(pieces: readonly Piece[], edges: CharEdges, opening: string): number | undefined {
  const mayBeFootnote = FOOTNOTE_MARK.test(opening);
  for (let at = 1; at < pieces.length; at += 1) {
    const [before, piece] = [pieces[at - 1], pieces[at]];
    if (before === undefined || piece === undefined) continue;
    if (piece.ink !== before.ink) return piece.first;
    if (mayBeFootnote && at === 1 && piece.sizePt > before.sizePt * 1.2) return piece.first;
    edges.read(before.last);
    const { left: leftBefore, right: rightBefore } = edges;
    edges.read(piece.first);
    const gapPt = Math.max(edges.left - rightBefore, leftBefore - edges.right);
    if (gapPt > SEAM_EM * (pieces[0]?.sizePt ?? 0)) return piece.first;
  }
  return undefined;
}

/** A word of several pieces, its superscripts and subscripts as such; the largest piece is the word's own type. */
function withScripts(text: string, pieces: readonly Piece[]): SetText {
  const start = pieces[0]?.first ?? 0;
  // A drop cap is larger than its word, but the word stands on its own line.
  const [opening, second] = pieces;
  const own =
    opening !== undefined && second !== undefined && isDropCap(opening, second) ? pieces.slice(1) : pieces;
  const largest = own.reduce((best, piece) => (piece.sizePt > best.sizePt * 1.05 ? piece : best));
  const look = { ...largest, look: lookOfMost(pieces) };
  const set: SetText = plain('', look);
  const raised: RaisedMark[] = [];
  let main: Piece | undefined;
  for (const piece of pieces) {
    const from = piece.first - start;
    const printed = text.slice(from, piece.last - start + 1);
    const own = piece.look.signs === undefined ? printed : texSigns(printed, piece.look.signs);
    const place = placeOfScript(main ?? look, piece);
    if (main === undefined && place === 'raised') set.risen = from + own.length;
    const isScript = main !== undefined && place !== undefined;
    if (isScript && place === 'raised') raised.push(...raisedMarks(own, from));
    if (place === undefined && piece.sizePt > 0.9 * look.sizePt) main = piece;
    set.text += isScript ? scriptText(own, place) : own;
  }
  if (raised.length > 0) set.raised = raised;
  return set;
}

const isDropCap = (cap: Piece, next: Piece): boolean =>
  cap.first === cap.last &&
  cap.sizePt > 1.7 * next.sizePt &&
  cap.baselinePt > next.baselinePt + 0.5 * next.sizePt;

/** Chinese has no spaces, so that bold and plain text may be one word. */
function lookOfMost(pieces: readonly Piece[]): FontLook {
  const counts = new Map<FontLook, number>();
  for (const { look, first, last } of pieces) counts.set(look, (counts.get(look) ?? 0) + last - first + 1);
  let best = PLAIN;
  let most = 0;
  for (const [look, count] of counts) {
    if (count <= most) continue;
    best = look;
    most = count;
  }
  return best;
}

/** The look of a font whose first character on the page is `index`. */
type LookOfFont = (fontPointer: number, index: number) => FontLook;

function fontLooks(pdfium: Pdfium, textPage: number): LookOfFont {
  const fonts = new Map<number, FontLook>();
  return (fontPointer, index) => {
    const known = fonts.get(fontPointer);
    if (known !== undefined) return known;
    const named = readFontLook(pdfium, fontPointer);
    const mayBeFixed = fontPointer !== 0 && !named.monospace && named.math !== true;
    const isFixed = mayBeFixed && hasFixedPitch(pdfium, textPage, index, fontPointer);
    const look = isFixed ? { ...named, monospace: true } : named;
    fonts.set(fontPointer, look);
    return look;
  };
}

function readObject(
  pdfium: Pdfium,
  textPage: number,
  index: number,
  object: number,
  frame: PageFrame,
  lookOfFont: LookOfFont,
): ObjectLook {
  const { wasm, scratch } = pdfium;
  const fontPointer = object === 0 ? 0 : wasm.FPDFTextObj_GetFont(object);
  let look = lookOfFont(fontPointer, index);
  const fontSize = Math.abs(wasm.FPDFText_GetFontSize(textPage, index));
  wasm.FPDFText_GetMatrix(textPage, index, scratch);
  const at = scratch >> 2;
  const [a = 1, b = 0, c = 0, d = 1] = pdfium.heap().floats32.subarray(at, at + 4);
  wasm.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8);
  const [x = 0, y = 0] = pdfium.heap().floats64.subarray(scratch >> 3, (scratch >> 3) + 2);
  const baselinePt = shownY(frame, x, y);
  const ahead = shownX(frame, x + a, y + b) - shownX(frame, x, y);
  const down = shownY(frame, x + a, y + b) - baselinePt;
  // Mirrored letters, as in a logo, stand on their line.
  const mirrored = a * d - b * c < 0;
  const level = (mirrored ? Math.abs(ahead) : ahead) > Math.abs(down) * 5;
  const turn = level ? 0 : Math.abs(down) > Math.abs(ahead) ? (down > 0 ? 1 : 3) : ahead < 0 ? 2 : 0;
  const ink = object === 0 ? undefined : readInk(pdfium, object);
  // The fonts of OCR layers have no letters, all of one width.
  if (ink === 'none' && look.monospace) look = PLAIN;
  return { sizePt: fontSize * Math.hypot(c, d), baselinePt, level, turn, look, ink };
}
