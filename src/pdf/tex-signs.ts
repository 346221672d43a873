import { isUndecodable } from './char-codes.ts';
import type { FontLook } from './font-look.ts';

/**
 * What TeX's fonts of signs show for the codes 0 to 127, where the name of the glyph is in no list of characters, so that
 * PDFium gives the letter of the code. A blank stands for a code that PDFium knows, or whose letter another code of
 * the font has, as the full stop.
 *
 * Source: the metrics of cmmi10, cmsy10, cmex10, msam10 and msbm10, and their glyphs in texglyphlist.txt.
 */
const SIGNS = {
  OML: [
    '               ϵ                ',
    '    ϖϱ  ↼↽⇀⇁ ↪                 ⋆',
    '                           ♭♮♯⌣⌢',
    'ℓ                               ',
  ],
  OMS: [
    '     ⋄   ⊖ ⊘⊙©  ≍     ⪯⪰    ≪≫ ≻',
    '     ↗↘≃     ↖↙ ′  ∋△▽\u0338↦    ℜℑ⊤ ',
    '                             ⊎  ',
    '⊢⊣⌊⌋⌈⌉  ⟨⟩ ‖↕⇕ ≀ ∐  ⊔⊓⊑⊒        ',
  ],
  OMX: [
    '()[]⌊⌋⌈⌉{}⟨⟩|‖/\\()()[]⌊⌋⌈⌉{}⟨⟩/\\',
    ' )[]⌊⌋⌈⌉{}⟨⟩/\\/\\                ',
    '    ⟨⟩⊔⊔∮∮⨀⨀⨁⨁⨂⨂∑∏∫⋃⋂⨄⋀⋁∑∏∫⋃⋂⨄⋀⋁',
    '∐∐^^^~~~[]⌊⌋⌈⌉{}√√√√√           ',
  ],
  MSA: [
    '⊡⊞⊠□■▪ ♦⟳⟲⇌⇋⊟⊩⊪⊨↠↞  ⇈⇊↾⇂↿⇃↣↢⇆⇄↰↱',
    '⇝↭↫↬⊜≿≳⪆⊸∴∵≑≜≾≲⪅⪕⪖⋞⋟≼≦⩽ ‵-≓≒≽≧⩾ ',
    '⊏⊐▷◁⊵⊴★≬▼▶◀⇢⇠△▲▽≖⋚⋛⪋⪌¥⇛⇚✓⊻⊼⩞ ∡∢ ',
    '⌣⌢⋐⋑⋓⋒⋏⋎⋋⋌⫅⫆≏≎  ⌜⌝®Ⓢ⋔∔∽⋍⌞⌟✠∁⊺⊚⊛⊖',
  ],
  MSB: [
    '≨≩≰≱   ⊁≨≩≰≱⪇⪈⋠⋡⋨⋩⋦⋧≰≱⪵⪶⪹⪺⪉⪊≁≇⧸⧹',
    '⊊⊋⊈⊉⫋⫌⊊⊋⊊⊋⊈⊉ ∤∤∦⊬⊮⊭⊯⋭⋬⋪⋫↚↛⇍⇏⇎↮⋇ ',
    '∄                          ^^~~ ',
    'Ⅎ⅁    ℧ ≂ℶ ℸ⋖⋗⋉⋊∣∥∖  ≊≿≾↶↷Ϝ  ℏℏ϶',
  ],
} as const;

/** An encoding of TeX whose letters and digits are signs. */
export type SignEncoding = keyof typeof SIGNS;

const TABLES = new Map(Object.entries(SIGNS).map(([name, rows]) => [name, rows.join('')]));

/** The name of a font's encoding, without the letters before "+" in it; undefined where its letters are letters. */
export function signEncodingOf(fontName: string): SignEncoding | undefined {
  return FONTS.find(([pattern]) => pattern.test(fontName))?.[1];
}

const FONTS: readonly (readonly [RegExp, SignEncoding])[] = [
  [/^(?:cmmib?\d|lmmathitalic)/i, 'OML'],
  [/^(?:cmb?sy\d|lmmathsymbols|(?:ntx|tx|px)b?sy(?!a|b))/i, 'OMS'],
  [/^(?:cmex\d|lmmathextension)/i, 'OMX'],
  [/^(?:msam\d|(?:ntx|tx|px)sya|kp-*m?-sya)/i, 'MSA'],
  [/^msbm\d/i, 'MSB'],
];

const signOf = (code: number, encoding: SignEncoding): string | undefined => {
  const sign = TABLES.get(encoding)?.[code];
  return sign === undefined || sign === ' ' ? undefined : sign;
};

/** "h" of a font of TeX's signs as "⟨"; the length never changes. */
export const texSigns = (text: string, encoding: SignEncoding): string =>
  text.replace(/[!-~]/g, (letter) => signOf(letter.charCodeAt(0), encoding) ?? letter);

/**
 * Puts signs in the place of codes that are no characters at all.
 *
 * In: `codes` of a page, changed in place.
 */
export function mendTexSigns(
  codes: Uint16Array | Uint32Array,
  lookAt: (index: number) => { look: FontLook },
): void {
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0;
    if (code === 0 || !isUndecodable(code)) continue;
    const { signs } = lookAt(index).look;
    const sign = signs === undefined ? undefined : signOf(code, signs);
    if (sign !== undefined) codes[index] = sign.charCodeAt(0);
  }
}

/** Signs that TeX puts together of two: a stroke stands before what it goes through, the foot of an arrow at its end. */
const PAIRS: Readonly<Record<string, string>> = { '↦→': '↦', '←↪': '↩' };

/** "̸=" as "≠". */
export function composeSigns(text: string): string {
  if (!hasPair(text)) return text;
  return text
    .replace(/\u0338(.)/gu, (_both, sign: string) => `${sign}\u0338`.normalize('NFC'))
    .replace(/↦→|←↪/g, (pair) => PAIRS[pair] ?? pair);
}

/** As with accents, a pattern over all words costs too much for the few that have one. */
function hasPair(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x338 || code === 0x21a6 || code === 0x21aa) return true;
  }
  return false;
}
