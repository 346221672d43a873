import type { BlockKind } from '../course/document.ts';
import type { Language } from './language.ts';
import { isUnspaced, splitUnspaced } from './segments.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’._-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
/**
 * What a character of Latin text is to a word, by its code: a letter or digit, or what may join two of them. No mark
 * that combines comes before this end.
 */
const LATIN_END = 0x250;
const LETTER = 1;
const JOINT = 2;
const LATIN = Uint8Array.from({ length: LATIN_END }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[\p{L}\p{N}]/u.test(character)) return LETTER;
  return /['._-]/.test(character) ? JOINT : 0;
});
/** Quotation marks, dashes and spaces of typography: no letters; the joiners among them are seen to elsewhere. */
const TYPOGRAPHY = { from: 0x2010, to: 0x206f, apostrophe: 0x2019 };

/** What joins letters in Persian and Hindi and is not seen. */
const JOINER = /[\u200c\u200d]/;
const JOINERS = /[\u200c\u200d]/g;

const CODE_FACTOR = 2;

// 255 characters of Chinese are read in the time of 158 words, 357 of Japanese in that of 193 (Trauzettel-Klosinski &
// Dietz 2012); a word of Thai or Khmer has about five letters.
const WORDS_PER_IDEOGRAPH = 0.62;
const WORDS_PER_KANA = 0.54;
const WORDS_PER_UNSPACED = 0.2;

/**
 * The words of a text in lower case; numbers, names with dots and hyphenated words are one word each. Scripts without
 * spaces are cut by a dictionary.
 */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const latin = latinWords(lower);
  if (latin !== undefined) return latin;
  // Most other texts have spaces and no joiners: they are done here.
  if (!isUnspaced(lower)) return (JOINER.test(lower) ? lower.replace(JOINERS, '') : lower).match(WORD) ?? [];
  return (lower.match(WORD) ?? []).flatMap(splitUnspaced);
}

/** What `WORD` finds in a text that is all Latin, in a third of the time; undefined for any other text. */
function latinWords(text: string): string[] | undefined {
  const words: string[] = [];
  let start = -1;
  const { length } = text;
  for (let at = 0; at < length; at += 1) {
    const kind = latinKind(text.charCodeAt(at));
    if (kind === undefined) return undefined;
    if (kind === LETTER) {
      if (start < 0) start = at;
    } else if (start >= 0 && (kind !== JOINT || latinKind(text.charCodeAt(at + 1)) !== LETTER)) {
      words.push(text.slice(start, at));
      start = -1;
    }
  }
  if (start >= 0) words.push(text.slice(start));
  return words;
}

function latinKind(code: number): number | undefined {
  if (code < LATIN_END) return LATIN[code];
  if (code < TYPOGRAPHY.from || code > TYPOGRAPHY.to) return undefined;
  return code === TYPOGRAPHY.apostrophe ? JOINT : 0;
}

// Strings of so many makes come here that V8 looks up their method for each character; not so this one.
const codeAt = String.prototype.charCodeAt;

/**
 * How many words a text is worth to a reader: tokens between spaces, and a share of a word for each
 * character of the scripts that write without spaces.
 */
export function wordCount(text: string): number {
  let tokens = 0;
  let fractional = 0;
  let inToken = false;
  const { length } = text;
  for (let index = 0; index < length; index += 1) {
    const code: number = codeAt.call(text, index);
    let isInside = code > 32 && code !== 0xa0;
    if (code >= FIRST_WITHOUT_SPACES) {
      const share = shareOf(code);
      fractional += share;
      isInside = share === 0 && (code < 0x3000 || !isWidePunctuation(code));
    }
    if (isInside && !inToken) tokens += 1;
    inToken = isInside;
  }
  return tokens + Math.round(fractional);
}

/** Thai, the first script in Unicode's order that writes without spaces. */
const FIRST_WITHOUT_SPACES = 0x0e00;

const isWidePunctuation = (code: number): boolean =>
  code <= 0x303f || (code >= 0xff00 && code <= 0xff0f) || (code >= 0xff1a && code <= 0xff20);

function shareOf(code: number): number {
  if (code >= 0x3400 && code <= 0x9fff) return WORDS_PER_IDEOGRAPH;
  if (code >= 0x3040 && code <= 0x30ff) return WORDS_PER_KANA;
  if ((code >= 0x0e00 && code <= 0x0eff) || (code >= 0x1000 && code <= 0x109f)) return WORDS_PER_UNSPACED;
  return code >= 0x1780 && code <= 0x17ff ? WORDS_PER_UNSPACED : 0;
}

/** A figure is looked at for some seconds, a formula is read sign by sign. */
const FIGURE_WORDS = 40;
const FORMULA_WORDS = 15;

/** Reading time as words of prose; code is read at half the speed. */
export function loadOf(words: number, kind: BlockKind | 'paragraph' | 'heading'): number {
  if (kind === 'code') return words * CODE_FACTOR;
  if (kind === 'figure') return words + FIGURE_WORDS;
  return kind === 'formula' ? words + FORMULA_WORDS : words;
}

/** Minutes to read that many words of prose. */
export const minutesOf = (load: number, { readPerMinute }: Language): number =>
  Math.max(1, Math.ceil(load / readPerMinute));

/** A word without its plural ending, so that "vectors" and "vector" are one. */
function stemOf(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss') || word.endsWith('us')) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith('es') && /(?:sses|shes|ches|xes)$/.test(word)) return word.slice(0, -2);
  return word.endsWith('is') ? word : word.slice(0, -1);
}

/** Longer than any small word. */
const LONGEST_LAST = 40;

/** The letters that a text ends with, in lower case, as far as it can be a small word; '' where it ends otherwise. */
export const lastWordOf = (text: string): string =>
  /[\p{L}\p{M}'’]+$/u.exec(text.slice(-LONGEST_LAST))?.[0].toLowerCase() ?? '';

/** A word without the signs at its end. Every word of a course comes here, too often for a pattern. */
export function withoutEnd(word: string, signs: string): string {
  let end = word.length;
  while (end > 0 && signs.includes(word.charAt(end - 1))) end -= 1;
  return end === word.length ? word : word.slice(0, end);
}

/** More different words than a book has; the same few thousand are asked for again and again. */
const MOST_KNOWN = 30_000;
const known = new WeakMap<Language, Map<string, string>>();

/** The stems of the words that carry meaning, in order, with repeats. */
export function contentStems(text: string, language: Language): string[] {
  let stemOfWord = known.get(language);
  if (stemOfWord === undefined || stemOfWord.size > MOST_KNOWN) {
    stemOfWord = new Map();
    known.set(language, stemOfWord);
  }
  const stems: string[] = [];
  for (const word of wordsOf(text)) {
    let stem = stemOfWord.get(word);
    if (stem === undefined) {
      const isTelling = !language.stopWords.has(word) && (word.length > 1 || word > '\u2e80');
      stem = isTelling ? stemOf(word) : '';
      if (word.length <= LONGEST_LAST) stemOfWord.set(word, stem);
    }
    if (stem !== '') stems.push(stem);
  }
  return stems;
}

/** Shared members over all members, 0 to 1. */
export function jaccard(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const member of left) if (right.has(member)) shared += 1;
  const all = left.size + right.size - shared;
  return all === 0 ? 1 : shared / all;
}
