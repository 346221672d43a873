import { readFontName } from './font-look.ts';
import type { Pdfium } from './pdfium.ts';

// Japanese and Chinese type sets Latin letters half as wide as its own signs: all alike, and no code.
const EAST_ASIAN = /sim(?:sun|hei|kai|fang)|song|ming|mincho|gothic|batang|gulim|dotum|kai|heiti|cjk/i;
const NARROW = /[fijlrtI]/;
const WIDE = /[abcdeghkmnopqsuvwxyzA-HJ-Z]/;
const LAST_LATIN = 0x24f;

const MOST_LOOKED_AT = 200;
const ENOUGH_STEPS = 40;
const MIN_LETTERS = 4;
// The narrow letters of other fonts are half as wide as the rest.
const SAME_STEP = 0.05;

/**
 * Whether a font sets narrow and wide letters in steps of one width, as typewriters do: many fonts for code have no flag
 * and no name that says so.
 *
 * In: `index` is the first character of the page in this font.
 * Out: false where the page shows too few letters of the font to tell.
 */
export function hasFixedPitch(pdfium: Pdfium, textPage: number, index: number, fontPointer: number): boolean {
  const { wasm } = pdfium;
  const letters = new Set<string>();
  const end = Math.min(wasm.FPDFText_CountChars(textPage), index + MOST_LOOKED_AT);
  let pitchEm = 0;
  let object = 0;
  let sizePt = 0;
  let before: { char: string; x: number; y: number } | undefined;
  let steps = 0;
  for (let at = index; at < end && steps < ENOUGH_STEPS; at += 1) {
    const code = wasm.FPDFText_GetUnicode(textPage, at);
    const here = wasm.FPDFText_GetTextObject(textPage, at);
    const isOther = here === 0 || (here !== object && wasm.FPDFTextObj_GetFont(here) !== fontPointer);
    if (isOther || code <= 32) {
      before = undefined;
      continue;
    }
    if (code > LAST_LATIN) return false;
    if (here !== object) {
      // Some programs show each letter by itself.
      object = here;
      const ownPt = sizeOf(pdfium, textPage, at);
      if (ownPt !== sizePt) before = undefined;
      sizePt = ownPt;
    }
    const [x, y] = originOf(pdfium, textPage, at);
    if (before !== undefined) {
      const stepEm = Math.hypot(x - before.x, y - before.y) / sizePt;
      if (!(stepEm > 0) || (steps > 0 && Math.abs(stepEm / pitchEm - 1) > SAME_STEP)) return false;
      pitchEm = stepEm;
      steps += 1;
      letters.add(before.char);
    }
    before = { char: String.fromCharCode(code), x, y };
  }
  const shown = [...letters];
  return (
    shown.length >= MIN_LETTERS &&
    shown.some((char) => NARROW.test(char)) &&
    shown.some((char) => WIDE.test(char)) &&
    !EAST_ASIAN.test(readFontName(pdfium, fontPointer))
  );
}

function sizeOf({ wasm, scratch, heap }: Pdfium, textPage: number, index: number): number {
  const fontSize = Math.abs(wasm.FPDFText_GetFontSize(textPage, index));
  wasm.FPDFText_GetMatrix(textPage, index, scratch);
  const [, , c = 0, d = 1] = heap().floats32.subarray(scratch >> 2, (scratch >> 2) + 4);
  return fontSize * Math.hypot(c, d);
}

function originOf({ wasm, scratch, heap }: Pdfium, textPage: number, index: number): [number, number] {
  wasm.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8);
  const { floats64 } = heap();
  return [floats64[scratch >> 3] ?? 0, floats64[(scratch >> 3) + 1] ?? 0];
}
