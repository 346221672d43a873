import { type Codes, packLetters } from './char-codes.ts';
import { type LigatureTable, readLigatureTable } from './encodings.ts';
import { readFontName } from './font-look.ts';
import type { Pdfium } from './pdfium.ts';

/** Gives the ligatures of a document their letters, where PDFium gives a letter that only has their place. */
export interface Ligatures {
  /** Out: the same codes, or others where there were such ligatures. */
  mend(textPage: number, codes: Codes): Codes;
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
  const lettersAt = (textPage: number, index: number, code: number): string | undefined => {
    if (wasm.FPDFText_HasUnicodeMapError(textPage, index) !== 1) return undefined;
    if (table === undefined) {
      const bytes = readFile();
      table = bytes === undefined ? new Map() : readLigatureTable(bytes);
    }
    const object = wasm.FPDFText_GetTextObject(textPage, index);
    if (table.size === 0 || object === 0) return undefined;
    const name = readFontName(pdfium, wasm.FPDFTextObj_GetFont(object)).replace(/^[A-Z]{6}\+/, '');
    return table.get(name)?.get(code);
  };
  return {
    mend(textPage, codes) {
      if (table?.size === 0) return codes;
      let mended: Uint32Array | undefined;
      for (let index = 0; index < codes.length; index += 1) {
        const code = codes[index] ?? 0;
        if (code > 0xff || !mayStandForOther(code, codes[index - 1] ?? 0, codes[index + 1] ?? 0)) continue;
        const letters = lettersAt(textPage, index, code);
        if (letters === undefined) continue;
        mended ??= Uint32Array.from(codes);
        mended[index] = packLetters(letters);
      }
      return mended ?? codes;
    },
  };
}

const isSmall = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/** Asking PDFium of each character would cost too much: a ligature has a small letter beside it, and is none itself. */
function mayStandForOther(code: number, before: number, after: number): boolean {
  if (code <= 32 && code !== 0 && (code < 9 || code > 13) && code !== 32) return true;
  return code > 32 && !isSmall(code) && (isSmall(before) || isSmall(after));
}
