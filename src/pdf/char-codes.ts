import type { Pdfium } from './pdfium.ts';

/** What PDFium writes for a hyphen that breaks a word at a line's end. */
export const HYPHEN_MARK = 0xfffe;
const MACOS_SPACE = 0x0231;

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
export function readCodes(pdfium: Pdfium, textPage: number, count: number): Uint16Array | Uint32Array {
  const { wasm } = pdfium;
  const pointer = wasm.malloc(count * 4 + 4);
  const written = wasm.FPDFText_GetText(textPage, 0, count, pointer) - 1;
  const at = pointer >> 1;
  const codes = pdfium.heap().words16.slice(at, at + Math.max(0, written));
  wasm.free(pointer);
  const astral = codes.some((code) => code >= 0xd800 && code <= 0xdfff);
  if (written === count && !astral) return codes;
  // Characters without Unicode are left out of the text, and those beyond U+FFFF are two units in it.
  const exact = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) {
    const code = wasm.FPDFText_GetUnicode(textPage, index);
    const breaks =
      code === 2 || ((code === 0x2d || code === 0xad) && wasm.FPDFText_IsHyphen(textPage, index) === 1);
    exact[index] = breaks ? HYPHEN_MARK : code;
  }
  return exact;
}

/** Signs of macOS's slides and what they stand for, where U+0231 stands for the space. */
const MACOS_REPAIRS: ReadonlyMap<number, string> = new Map([
  [0xa2, 'y'],
  [0x134, 'tt'],
  [0x1ef, '.'],
  [0x1f0, ','],
  [0x1f1, ':'],
  [0x1f7, '!'],
  [0x1fb, '('],
  [0x1fc, ')'],
  [0x207, "'"],
  [0x226, '/'],
  [0x22c, '-'],
]);
const MACOS_SIGNS = [MACOS_SPACE, 0x1ef, 0x1f0, 0x1f1, 0x1fb, 0x1fc, 0x22c];
const MIN_MACOS_SPACES = 3;

/** Several of its spaces, or two of the rare signs on one page: no language has them side by side. */
export function isMacosSlide(codes: Uint16Array | Uint32Array): boolean {
  const signs = MACOS_SIGNS.filter((sign) => codes.includes(sign));
  if (!signs.includes(MACOS_SPACE)) return signs.length >= 2;
  let spaces = 0;
  for (const code of codes) if (code === MACOS_SPACE) spaces += 1;
  return signs.length >= 2 || spaces >= MIN_MACOS_SPACES;
}

/** Characters `start` to `end` (exclusive), without control characters, soft hyphens and lone surrogates. */
export function textOf(
  codes: Uint16Array | Uint32Array,
  start: number,
  end: number,
  slides: boolean,
): string {
  let text = '';
  for (let index = start; index < end; index += 1) {
    const code = codes[index] ?? 0;
    if (code < 32 || (code >= 0x7f && code <= 0x9f) || code === 0xad || code === 0xfeff || code === 0xffff)
      continue;
    if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) continue;
    text += (slides ? MACOS_REPAIRS.get(code) : undefined) ?? String.fromCodePoint(code);
  }
  return text;
}

/** Whether a code stands for a glyph without Unicode: a control character that is neither space nor hyphen. */
const isUndecodable = (code: number): boolean =>
  code < 32 ? code !== 2 && (code < 9 || code > 13) : code === 0xffff || (code >= 0x7f && code <= 0x9f);

/** How many glyphs of a page the file gives no Unicode for; `textOf` leaves them out. */
export function countUndecodable(codes: Uint16Array | Uint32Array): number {
  let count = 0;
  for (const code of codes) if (isUndecodable(code)) count += 1;
  return count;
}

/** Accents that old fonts set as signs of their own before the letter, and the marks that Unicode joins to it. */
const ACCENTS: Readonly<Record<string, string>> = {
  '\u00b4': '\u0301',
  '\u00a8': '\u0308',
  '\u00b8': '\u0327',
  '\u02c6': '\u0302',
  '\u02c7': '\u030c',
  '\u02d8': '\u0306',
  '\u02da': '\u030a',
  '\u02dc': '\u0303',
  '\u02dd': '\u030b',
};
const ACCENTED = /([\u00b4\u00a8\u00b8\u02c6\u02c7\u02d8\u02da\u02dc\u02dd])(\p{L})/gu;

/** "Fran¸cois" as "François"; a sign that makes no letter with the next one stays. */
export function composeAccents(text: string): string {
  return text.replace(ACCENTED, (both, accent: string, letter: string) => {
    const letterWithAccent = `${letter}${ACCENTS[accent] ?? ''}`.normalize('NFC');
    return letterWithAccent.length === letter.length ? letterWithAccent : both;
  });
}
