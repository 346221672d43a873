import type { Codes } from './char-codes.ts';
import { readFontName } from './font-look.ts';
import { type LigatureTable, readLigatureTable, withoutPrefix } from './ligature-table.ts';
import type { Pdfium } from './pdfium.ts';

/**
 * Ligatures as one code each, so that a word has as many codes as PDFium has characters of it: those of Unicode, then
 * codes that it leaves free behind them.
 */
const FIRST = 0xfb00;
const LIGATURES = [
  ...['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'],
  ...['Th', 'tt', 'ct', 'fj', 'ffj', 'ft', 'fft', 'fb', 'fh', 'fk', 'sp', 'tf'],
];
const CODE_OF = new Map(LIGATURES.map((letters, at) => [letters, FIRST + at]));
const ANY = new RegExp(
  `[\\u{${FIRST.toString(16)}}-\\u{${(FIRST + LIGATURES.length - 1).toString(16)}}]`,
  'gu',
);

/** A word with the letters of its ligatures. */
export const spellOut = (word: string): string =>
  word.replace(ANY, (ligature) => LIGATURES[ligature.charCodeAt(0) - FIRST] ?? ligature);

/** Gives the ligatures of a document a code of their own, where PDFium gives a letter that only has their place. */
export interface Ligatures {
  /** Changes `codes` of a page in place; `spellOut` then tells the letters. */
  mend(textPage: number, codes: Codes): void;
}

/**
 * LaTeX names the ligatures of some fonts "f_f" and gives them the place of a "U", say: PDFium then reads "diUerent" and
 * tells that it has no Unicode for it. The names are read from the file at the first such letter.
 *
 * In: `readFile` gives the bytes of the file; undefined where they are too many.
 */
export function openLigatures(pdfium: Pdfium, readFile: () => Buffer | undefined): Ligatures {
  const { wasm } = pdfium;
  let table: LigatureTable | undefined;
  const ligatureAt = (textPage: number, index: number, code: number): number | undefined => {
    if (wasm.FPDFText_HasUnicodeMapError(textPage, index) !== 1) return undefined;
    if (table === undefined) {
      const bytes = readFile();
      table = bytes === undefined ? new Map() : readLigatureTable(bytes);
    }
    const object = wasm.FPDFText_GetTextObject(textPage, index);
    if (table.size === 0 || object === 0) return undefined;
    const name = readFontName(pdfium, wasm.FPDFTextObj_GetFont(object));
    const own = table.get(name) ?? table.get(withoutPrefix(name));
    return CODE_OF.get(own?.get(code) ?? '');
  };
  return {
    mend(textPage, codes) {
      if (table?.size === 0) return;
      for (let index = 0; index < codes.length; index += 1) {
        const code = codes[index] ?? 0;
        if (code > 0xff || !mayStandForOther(code, codes[index - 1] ?? 0, codes[index + 1] ?? 0)) continue;
        const ligature = ligatureAt(textPage, index, code);
        if (ligature !== undefined) codes[index] = ligature;
      }
    },
  };
}

const isSmall = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || code >= FIRST;

/** Asking PDFium of each character would cost too much: a ligature has a small letter beside it, and is none itself. */
function mayStandForOther(code: number, before: number, after: number): boolean {
  if (code < 32) return code !== 0 && (code < 9 || code > 13);
  return code > 32 && !isSmall(code) && (isSmall(before) || isSmall(after));
}
