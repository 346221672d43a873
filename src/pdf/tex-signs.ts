import { type Codes, isUndecodable } from './char-codes.ts';
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

const ENCODINGS = Object.keys(SIGNS).filter((name): name is SignEncoding => name in SIGNS);

/** Private codes that stand for the signs of codes that are no characters, until a word is whole. */
const FIRST_PRIVATE = 0xec80;
const LAST_PRIVATE = FIRST_PRIVATE + 128 * ENCODINGS.length - 1;

/** "h" of a font of TeX's signs as "⟨"; the length never changes. */
export const texSigns = (text: string, encoding: SignEncoding): string =>
  text.replace(/[!-~]/g, (letter) => signOf(letter.charCodeAt(0), encoding) ?? letter);

/**
 * Puts private codes in the place of codes that are no characters at all; `composeSigns` makes signs of them. A sign
 * itself, as "(", might be the letter of another code.
 *
 * In: `codes` of a page, changed in place.
 */
export function mendTexSigns(codes: Codes, lookAt: (index: number) => { look: FontLook }): void {
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0;
    if (code === 0 || !isUndecodable(code)) continue;
    const { signs } = lookAt(index).look;
    if (signs === undefined || signOf(code, signs) === undefined) continue;
    codes[index] = FIRST_PRIVATE + 128 * ENCODINGS.indexOf(signs) + code;
  }
}

/** Signs that TeX puts together of two: a stroke stands before what it goes through, the foot of an arrow at its end. */
const PAIRS: Readonly<Record<string, string>> = { '↦→': '↦', '←↪': '↩' };

/** "̸=" as "≠", and the signs of private codes. */
export function composeSigns(text: string): string {
  if (!hasPair(text)) return text;
  return text
    .replace(/[\uec80-\ueeff]/g, signOfPrivate)
    .replace(/(.?)\u0338(.?)/gu, struckOut)
    .replace(/↦→|←↪/g, (pair) => PAIRS[pair] ?? pair);
}

function signOfPrivate(letter: string): string {
  const at = letter.charCodeAt(0) - FIRST_PRIVATE;
  const encoding = ENCODINGS[at >> 7];
  return (encoding === undefined ? undefined : signOf(at & 127, encoding)) ?? letter;
}

/** TeX sets the stroke before its sign; a file that tells what its signs are has it behind. */
function struckOut(_all: string, before: string, after: string): string {
  const own = `${before}\u0338`.normalize('NFC');
  if (before !== '' && own.length === before.length) return own + after;
  return before + `${after}\u0338`.normalize('NFC');
}

/** As with accents, a pattern over all words costs too much for the few that have one. */
function hasPair(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x338 || code === 0x21a6 || code === 0x21aa) return true;
    if (code >= FIRST_PRIVATE && code <= LAST_PRIVATE) return true;
  }
  return false;
}
