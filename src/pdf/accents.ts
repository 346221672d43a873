import { type Codes, DROPPED } from './char-codes.ts';
import type { CharEdges } from './char-edges.ts';
import type { Pdfium } from './pdfium.ts';

/** Accents that old fonts set as signs of their own before the letter, and the marks that Unicode joins to it. */
const ACCENTS: Readonly<Record<string, string>> = {
  '\u00b4': '\u0301',
  '\u00a8': '\u0308',
  '\u00af': '\u0304',
  '\u00b8': '\u0327',
  '\u02c6': '\u0302',
  '\u02c7': '\u030c',
  '\u02c9': '\u0304',
  '\u02ca': '\u0301',
  '\u02cb': '\u0300',
  '\u02d8': '\u0306',
  '\u02d9': '\u0307',
  '\u02da': '\u030a',
  '\u02db': '\u0328',
  '\u02dc': '\u0303',
  '\u02dd': '\u030b',
};
const SIGNS = Object.keys(ACCENTS).join('');
const ACCENTED = new RegExp(`([${SIGNS}])(\\p{L})`, 'gu');
/** The sign stands behind its letter in some fonts; before another letter it belongs to that. */
const ACCENTED_BEFORE = new RegExp(`(\\p{L})([${SIGNS}])(?!\\p{L})`, 'gu');
/** The letters that are made to carry an accent: they have no dot of their own. */
const DOTLESS: Readonly<Record<string, string>> = { '\u0131': 'i', '\u0237': 'j' };

/** Or a sign near them, as the degree. */
const isAccentCode = (code: number): boolean =>
  code >= 0xa8 && (code <= 0xb8 || (code >= 0x2c6 && code <= 0x2dd));

/** Nearly no word has one, and a pattern over all words costs a thirtieth of reading. */
function hasAccent(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (isAccentCode(text.charCodeAt(at))) return true;
  return false;
}

/** "Fran¸cois" as "François"; a sign that makes no letter with the next one stays. */
export function composeAccents(text: string): string {
  if (!hasAccent(text)) return text;
  return text
    .replace(ACCENTED, (both, accent: string, letter: string) => composed(letter, accent) ?? both)
    .replace(ACCENTED_BEFORE, (both, letter: string, accent: string) => composed(letter, accent) ?? both);
}

function composed(letter: string, accent: string): string | undefined {
  const base = DOTLESS[letter] ?? letter;
  const mark = ACCENTS[accent];
  if (mark === undefined) return undefined;
  const letterWithAccent = `${base}${mark}`.normalize('NFC');
  return letterWithAccent.length === base.length ? letterWithAccent : undefined;
}

const GRAVE = 0x60;
const MODIFIER_GRAVE = 0x2cb;
const SPACE = 32;
// Accents of capitals are raised, so that PDFium puts them elsewhere in their line; a line has some 100 characters.
const LOOK_ROUND = 250;
// A capital's accent stands 0.25 em higher than that of a small letter; the next line is 1.1 em away.
const MOST_RAISED = 0.5;
// Letters of a word touch; words are 0.16 em or more apart.
const WORD_GAP = 0.08;

/**
 * Finds the letters of accents that the font sets as signs of their own: the grave accent, which is a quotation mark
 * too, is an accent where it stands over a letter; one that PDFium has put elsewhere in the line, as over a capital, goes
 * to the letter under it.
 *
 * In: `codes` of a page, changed in place.
 */
export function mendAccents({ wasm }: Pdfium, textPage: number, codes: Codes, edges: CharEdges): void {
  const isMade = (index: number): boolean =>
    codes[index] === SPACE && wasm.FPDFText_IsGenerated(textPage, index) === 1;
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0;
    if (code !== GRAVE && !isAccentCode(code)) continue;
    const isAlone = isBlank(codes[index - 1] ?? SPACE) && isBlank(codes[index + 1] ?? SPACE);
    if (isAlone) giveToLetter(codes, index, edges, isMade);
    else if (
      code === GRAVE &&
      (standsOver(codes, index, index + 1, edges) || standsOver(codes, index, index - 1, edges))
    )
      codes[index] = MODIFIER_GRAVE;
  }
}

const isBlank = (code: number): boolean => code <= SPACE;

function standsOver(codes: Codes, accent: number, index: number, edges: CharEdges): boolean {
  if (composedCode(codes, accent, index) === undefined) return false;
  edges.read(accent);
  const middle = (edges.left + edges.right) / 2;
  const { top, bottom } = edges;
  edges.read(index);
  return (
    edges.left < middle && middle < edges.right && Math.abs(edges.top - top) < MOST_RAISED * (bottom - top)
  );
}

/** The letter at `index` with the accent, or undefined where there is none. */
function composedCode(codes: Codes, accent: number, index: number): number | undefined {
  const code = codes[accent] === GRAVE ? MODIFIER_GRAVE : (codes[accent] ?? 0);
  const letter = String.fromCodePoint(codes[index] ?? SPACE);
  return /\p{L}/u.test(letter) ? composed(letter, String.fromCodePoint(code))?.codePointAt(0) : undefined;
}

/** Gives an accent that stands alone to the letter under it, and takes away the spaces that PDFium has made round it. */
function giveToLetter(
  codes: Codes,
  accent: number,
  edges: CharEdges,
  isMade: (index: number) => boolean,
): void {
  const first = Math.max(0, accent - LOOK_ROUND);
  const last = Math.min(codes.length - 1, accent + LOOK_ROUND);
  for (let index = first; index <= last; index += 1) {
    if (!standsOver(codes, accent, index, edges)) continue;
    codes[index] = composedCode(codes, accent, index) ?? SPACE;
    codes[accent] = SPACE;
    if (isMade(accent - 1) && isMade(accent + 1) && areJoined(accent - 2, accent + 2, edges))
      codes.fill(DROPPED, accent - 1, accent + 2);
    return;
  }
}

function areJoined(before: number, after: number, edges: CharEdges): boolean {
  edges.read(before);
  const { right, top, bottom } = edges;
  edges.read(after);
  return Math.abs(edges.left - right) < WORD_GAP * (bottom - top) && Math.abs(edges.top - top) < 1;
}
