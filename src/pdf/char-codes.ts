import type { Pdfium } from './pdfium.ts';

/** One code for each character of PDFium. */
export type Codes = Uint16Array | Uint32Array;

/** Takes a character out of a text: `textOf` leaves it out, and no word ends at it. */
export const DROPPED = 0xfeff;
/** What PDFium writes for a hyphen that breaks a word at a line's end. */
export const HYPHEN_MARK = 0xfffe;
const MACOS_SPACE = 0x0231;
const NO_UNICODE = 0xffff;

/** White space of any width; on slides of macOS its sign for it too. */
export const isSpace = (code: number, slides: boolean): boolean =>
  code <= 32 ||
  code === 0xa0 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000 ||
  (slides && code === MACOS_SPACE);

/** One code per character of PDFium, so that an index in the result is the index that its calls take. */
export function readCodes(pdfium: Pdfium, textPage: number, count: number): Codes {
  const { wasm } = pdfium;
  const pointer = wasm.malloc(count * 4 + 4);
  const written = wasm.FPDFText_GetText(textPage, 0, count, pointer) - 1;
  const at = pointer >> 1;
  const codes = pdfium.heap().words16.slice(at, at + Math.max(0, written));
  wasm.free(pointer);
  // PDFium writes a glyph without Unicode as it writes a hyphen, though no line ends there.
  codes.forEach((code, index) => {
    if (code === HYPHEN_MARK && wasm.FPDFText_GetUnicode(textPage, index) === 0) codes[index] = NO_UNICODE;
  });
  // What lies beyond U+FFFF is two characters for PDFium too.
  if (written === count) return codes;
  // Characters without Unicode are left out of the text.
  const exact = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) {
    const code = wasm.FPDFText_GetUnicode(textPage, index);
    const breaks =
      code === 2 || ((code === 0x2d || code === 0xad) && wasm.FPDFText_IsHyphen(textPage, index) === 1);
    exact[index] = breaks ? HYPHEN_MARK : code;
  }
  return exact;
}

/** Glyphs of macOS's slides that stand in the text by their number, and what they show; U+0231 is the space. */
const MACOS_REPAIRS: ReadonlyMap<number, string> = new Map([
  [0x134, 'tt'],
  [0x1ef, '.'],
  [0x1f0, ','],
  [0x1f1, ':'],
  [0x1f2, ';'],
  [0x1f5, '?'],
  [0x1f7, '!'],
  [0x1fb, '('],
  [0x1fc, ')'],
  [0x207, "'"],
  [0x208, '"'],
  [0x226, '/'],
  [0x20f, '_'],
  [0x22c, '-'],
  // The digits stand one after the other, 0 first.
  ...Array.from({ length: 10 }, (_, digit) => [0x156 + digit, String(digit)] as const),
]);
const MACOS_SIGNS = [MACOS_SPACE, 0x1ef, 0x1f0, 0x1f1, 0x1fb, 0x1fc, 0x22c];
const MIN_MACOS_SPACES = 3;

/** Several of its spaces, or two of the rare signs on one page: no language has them side by side. */
export function isMacosSlide(codes: Codes): boolean {
  const signs = MACOS_SIGNS.filter((sign) => codes.includes(sign));
  if (!signs.includes(MACOS_SPACE)) return signs.length >= 2;
  let spaces = 0;
  for (const code of codes) if (code === MACOS_SPACE) spaces += 1;
  return signs.length >= 2 || spaces >= MIN_MACOS_SPACES;
}

/**
 * Puts letters in the place of glyph numbers. macOS leaves glyphs out of a font's table of characters; PDFium then
 * gives the number of the glyph, and says that it does.
 *
 * In: `codes` of a page of macOS's slides, changed in place.
 * Source: most TrueType fonts have the glyphs of ASCII from 3 on; Palatino has its small letters from 138 on.
 */
export function repairGlyphNumbers({ wasm }: Pdfium, textPage: number, codes: Codes): void {
  codes.forEach((code, index) => {
    const ascii = code >= 0x8a && code <= 0xa3 ? code - 0x29 : code >= 4 && code <= 0x61 ? code + 0x1d : 0;
    if (ascii === 0 || code === 10 || code === 13) return;
    if (wasm.FPDFText_HasUnicodeMapError(textPage, index) === 1) codes[index] = ascii;
  });
}

const SHOWN_SPACE = 0x2423;
const MIN_SHOWN_SPACES = 3;

/**
 * Makes spaces of the signs for them in a listing that shows each of its spaces, for nobody can run it with them. One or
 * two are there to be talked of. Changes `codes` in place.
 */
export function showSpaces(codes: Codes): void {
  const first = codes.indexOf(SHOWN_SPACE);
  if (first < 0) return;
  const places: number[] = [];
  codes.forEach((code, index) => {
    if (code === SHOWN_SPACE) places.push(index);
  });
  if (places.length >= MIN_SHOWN_SPACES) for (const index of places) codes[index] = 32;
}

/** Characters `start` to `end` (exclusive), without control characters, soft hyphens and lone surrogates. */
export function textOf(codes: Codes, start: number, end: number, slides: boolean): string {
  let text = '';
  for (let index = start; index < end; index += 1) {
    const code = codes[index] ?? 0;
    if (code < 32 || (code >= 0x7f && code <= 0x9f) || code === 0xad || code === DROPPED || code === 0xffff)
      continue;
    if (code >= 0xd800 && code <= 0xdfff) {
      const low = codes[index + 1] ?? 0;
      if (code > 0xdbff || low < 0xdc00 || low > 0xdfff) continue;
      text += String.fromCharCode(code, low);
      index += 1;
      continue;
    }
    if (code > 0x10ffff) continue;
    text += (slides ? MACOS_REPAIRS.get(code) : undefined) ?? String.fromCodePoint(code);
  }
  return text;
}

/** Whether a code stands for a glyph without Unicode: a control character that is neither space nor hyphen. */
export const isUndecodable = (code: number): boolean =>
  code < 32 ? code !== 2 && (code < 9 || code > 13) : code === 0xffff || (code >= 0x7f && code <= 0x9f);

/** How many glyphs of a page the file gives no Unicode for; `textOf` leaves them out. */
export function countUndecodable(codes: Codes): number {
  let count = 0;
  for (const code of codes) if (isUndecodable(code)) count += 1;
  return count;
}

const BULLETS = new Set([...'•‣◦▪■●'].map((bullet) => bullet.charCodeAt(0)));

/** Whether a code is a sign that opens an item of a list and nothing else. */
export const isBullet = (code: number): boolean => code >= 0x2022 && BULLETS.has(code);
