import type { Pdfium } from './pdfium.ts';
import { type SignEncoding, signEncodingOf } from './tex-signs.ts';

/** What a reader sees of a font. */
export interface FontLook {
  weight: number;
  italic: boolean;
  monospace: boolean;
  /** Made for formulas: its letters are variables, its other characters signs. */
  math?: true;
  /** A font of TeX whose letters and digits are signs. */
  signs?: SignEncoding;
}

export const PLAIN: FontLook = { weight: 400, italic: false, monospace: false };

const HEAVY = /black|heavy|ultra|extrabold/i;
const BOLD = /bold|semib|demi(?!r)|medi\b|-medi|cmbx|cmb\d|[sl]fbx|ecbx|ecrb|[-,]bd\b/i;
// "Optima-B", "LMRoman-BX10"; but "GB" ends the name of Chinese fonts.
const BOLD_LETTER = /(?:-|[a-z])B$|BX\d/;
const LIGHT = /light|thin/i;
const ITALIC = /ital|obli|slant|cmti|cmsl|cmmi|sfti|sfsl|ecti|ecsl|[-,](bold|medi|regu)?it?$/i;
const MONOSPACE =
  /mono|nimbusmon|cour|typewriter|cm\w*tt|sftt|ectt|lmtt|t1xb?tt|consol|menlo|fixed|inconsolata|tt\d+$/i;

const MATH =
  /math|^(?:lm)?(?:cm(?:mi|sy|ex|bsy|mib)|eu[frs][bm]|ms[ab]m|rsfs|lasy|wasy|stmary|esint|symbol|euclid|mt-?extra)|(?:tx|px|ztm|kp|zpl|fou|ntx)b?(?:mi|sy|ex|sya|syb)\d*/i;

// Signs lean in some fonts, by their numbers only: "{" and "\\" are not set apart by it.
const SIGNS_ONLY =
  /^(?:cm(?:b?sy|ex)|ms[ab]m|stmary|wasy|lasy|symbol)|math(?:symbols|extension)|(?:tx|px|ztm|zpl|ntx)b?(?:sy|ex)/i;

const FLAG_FIXED_PITCH = 1;
const FLAG_ITALIC = 64;
const FLAG_FORCE_BOLD = 1 << 18;

/**
 * The look a font has, from its name first: StemV, from which PDFium derives a weight, is often made up.
 *
 * In: `flags` of the font descriptor (ISO 32000-2, table 121).
 */
export function lookOf(baseFontName: string, flags: number): FontLook {
  const name = baseFontName.replace(/^[A-Z]{6}\+/, '');
  const proportionalName = /proport/i.test(name);
  const look: FontLook = {
    weight: weightOf(name, flags),
    italic: (ITALIC.test(name) || (flags & FLAG_ITALIC) !== 0) && !SIGNS_ONLY.test(name),
    monospace: !proportionalName && (MONOSPACE.test(name) || (flags & FLAG_FIXED_PITCH) !== 0),
  };
  if (MATH.test(name)) look.math = true;
  const signs = signEncodingOf(name);
  if (signs !== undefined) look.signs = signs;
  return look;
}

function weightOf(name: string, flags: number): number {
  if (HEAVY.test(name)) return 900;
  if (BOLD.test(name) || BOLD_LETTER.test(name)) return 700;
  if (LIGHT.test(name)) return 300;
  return (flags & FLAG_FORCE_BOLD) !== 0 ? 700 : 400;
}

/** The name of a loaded font. */
export function readFontName(pdfium: Pdfium, fontPointer: number): string {
  const { wasm, scratch } = pdfium;
  const length = Math.min(wasm.FPDFFont_GetBaseFontName(fontPointer, scratch, 256), 256);
  const { bytes } = pdfium.heap();
  return Buffer.from(bytes.subarray(scratch, scratch + Math.max(0, length - 1))).toString('latin1');
}

/** Reads the look of a loaded font. */
export function readFontLook(pdfium: Pdfium, fontPointer: number): FontLook {
  if (fontPointer === 0) return PLAIN;
  const flags = Math.max(0, pdfium.wasm.FPDFFont_GetFlags(fontPointer));
  return lookOf(readFontName(pdfium, fontPointer), flags);
}
