import type { Language } from './language.ts';
import { remembered } from './remembered.ts';
import { isUnspaced } from './segments.ts';
import { sentenceEnds } from './sentence-ends.ts';
import { wordCount } from './words.ts';

/** A sentence of a text, verbatim: `text` is the characters from `start` up to `end`, without outer spaces. */
export interface Sentence {
  start: number;
  end: number;
  text: string;
}

// Full stops of Latin, Chinese, Hindi, Arabic, Urdu, Burmese, Khmer, Armenian and Ethiopic; then what may close behind.
const ENDING = /[.!?…。！？।॥؟۔။។։።]["'”’“»«)\]」』）】》]*(?:\s|$)|[。！？।॥။]/u;
const LAST_TOKEN = /(?:^|[\s([“"‘'])([^\s([“"‘']+)\.$/u;
const INITIAL = /(?:^|[\s(])(?:\p{Lu}\p{Ll}+|\p{Lu}\.|and|by|&) ?\p{Lu}\.$/u;
/**
 * Cuts a text into sentences. What the segmenter cuts after an abbreviation ("e.g.", "Fig. 3"), an initial
 * ("J. Smith") or inside a pair of brackets is put together again.
 */
export function sentencesOf(text: string, language: Language): Sentence[] {
  if (!ENDING.test(text)) return addTrimmed([], text, 0, text.length);
  const sentences: Sentence[] = [];
  let start = 0;
  for (const end of sentenceEnds(text, language.tag)) {
    if (leansForward(text.slice(start, end).trimEnd(), text.slice(end, end + LOOK_AHEAD), language)) continue;
    addTrimmed(sentences, text, start, end);
    start = end;
  }
  return addTrimmed(sentences, text, start, text.length);
}

/** Whether what was cut off is no whole sentence yet. */
function leansForward(before: string, after: string, language: Language): boolean {
  if (after === '') return false;
  // "「はい。」と答えた" goes on behind the quotation.
  if (/^[\p{Ll},;:)\]、，；：）」』،؛]/u.test(after) || (/[」』]$/.test(before) && /^[とという]/.test(after)))
    return true;
  if (language.capitalNouns === true && (OPEN_ASIDE.test(before) || isOrdinal(before, after, language)))
    return true;
  if (before.length < LONGEST_ASIDE && (WIDE_OPEN.test(before) || WIDE_ASIDE.test(before))) return true;
  const token = LAST_TOKEN.exec(before.slice(-24))?.[1]?.toLowerCase();
  if (token === undefined) return !ENDING.test(`${before.slice(-6)} `);
  if (language.abbreviations.has(token) || (/^(?:\d{1,2}|[a-z])$/.test(token) && before.length < 5))
    return true;
  return INITIAL.test(before.slice(-24));
}

/** A bracket of Chinese or Japanese that is still open. */
const WIDE_OPEN = /[（「『《][^）」』》]*$/u;
/** A sentence in brackets inside of another: "软件包（见下。）已经 ...". */
const WIDE_ASIDE = /[^。！？\s]（[^（）]*[。！？]）$/u;
/** "Eine (oft unendliche!) Menge": an aside in a sentence that goes on, with a noun, whose capital tells nothing. */
const OPEN_ASIDE = /[\p{L}\p{N},] \(\p{Ll}[^()]{0,60}[.!?]\)$/u;
const LONGEST_ASIDE = 400;
/** "im 19. Jahrhundert": a number in its order, with a noun. */
const ORDINAL =
  /(?:^|[\s(])(?:am|im|vom|zum|zur|beim|d(?:er|ie|as|em|en|es)|jede[mnrs]?|eine?[mnrs]?|(?:ihr|sein|unser)e?[mnrs]?) \d{1,3}\.$/iu;
/** As much of what follows as tells its first word. */
const LOOK_AHEAD = 24;

/** Whether a noun follows a number, and no new sentence. */
function isOrdinal(before: string, after: string, { stopWords, dangling }: Language): boolean {
  if (!ORDINAL.test(before.slice(-24)) || dangling.test(after)) return false;
  const [next = ''] = /^\p{L}+/u.exec(after) ?? [];
  return !stopWords.has(next.toLowerCase());
}

function addTrimmed(sentences: Sentence[], text: string, start: number, end: number): Sentence[] {
  const raw = text.slice(start, end);
  const trimmed = raw.trim();
  if (trimmed === '') return sentences;
  const from = start + raw.indexOf(trimmed);
  sentences.push({ start: from, end: from + trimmed.length, text: trimmed });
  return sentences;
}

const OPENERS = '["\'“‘„«»¿¡(`「『《（【\\[]*';
/**
 * A capital, a letter of a script without capitals, a name in code, or a Latin word before such a script
 * ("dpkg 是 ...").
 */
const CASED_START = new RegExp(
  `^${OPENERS}[\\p{Lu}\\p{Lo}]|^[\`$/~.\\p{Ll}][\\p{L}\\p{N}_./-]*[_./()[\\]$-]|^[a-z][\\x21-\\x7e]{0,30} ?\\p{Lo}`,
  'u',
);
const WELL_ENDED = /[.!?。！？।॥؟۔။។։።]["'”’“»«)\]」』）】》]*$/u;
/** Thai and Lao have no full stop. */
const WITHOUT_STOP = /[\u0e00-\u0eff]$/;
const ASKS = /[?？؟]["'”’“»«)\]」』）]*$/u;
/** Translations often leave the names of parts in English. */
const ADDRESS = /https?:|www\.|@|\.{3,}|…|\b(?:Section|Chapter|Figure|Table|Appendix) [\dA-Z]\b/;
/** "The package provides {a,an,the} role" is a pattern to be filled in. */
const CHOICE = /(?:^|\s)\{/;
/** "Most people use more, however." goes on with what was said before. */
const LINKED_END =
  /, (?:however|though|sin embargo|no obstante|jedoch|allerdings|cependant|toutefois|porém|no entanto|tuttavia)[.]$/iu;
/** A raised footnote number comes out as "limited³", "limited3" or "commands 4 are". */
const FOOTNOTE_MARK =
  /\p{L}{3,}["”’)]?[.,;:]?[⁰¹²³⁴-⁹]|\p{Ll}{4,}\d{1,2}(?![\p{L}\d.])|\s\.(?:\s|$)|[.:;] \d\.?$/u;
/** One of its signs, without which no text has such a mark. */
const MARKS_FOOTNOTE = /[\d⁰¹²³⁴-⁹]|\s\./u;
/** Signs and digits; more than a quarter of them make a formula or a table. */
const NO_LETTERS = /[^\p{L}\p{M}\s]+/gu;
const LATIN_END = 0x250;
/** Whether a character of Latin text is one of them, by its code: 1 or 0. */
const LATIN_SIGNS = Uint8Array.from({ length: LATIN_END }, (_, code) =>
  /[^\p{L}\p{M}\s]/u.test(String.fromCharCode(code)) ? 1 : 0,
);
/** Dashes, quotation marks, bullets and dots of typography. */
const TYPOGRAPHY = { from: 0x2010, to: 0x2027 };
const MOST_OTHERS = 0.25;
const BRACKET = /[()“”„«»（）「」『』]/u;
/** Pairs as they open and close in English, German, French, Swedish and East Asian texts. */
const PAIR =
  /\([^()]*\)|（[^（）]*）|“[^“”]*”|„[^„“”]*[“”]|”[^“”]*”|«[^«»]*»|»[^«»]*«|「[^「」]*」|『[^『』]*』/gu;

/** Whether a bracket or quotation mark has no other half; pairs may stand in pairs. */
function isUnbalanced(text: string): boolean {
  if (!BRACKET.test(text)) return false;
  const outer = text.replace(PAIR, '');
  return BRACKET.test(outer) && BRACKET.test(outer.replace(PAIR, ''));
}

const hasFootnote = (text: string): boolean => MARKS_FOOTNOTE.test(text) && FOOTNOTE_MARK.test(text);

/** Whether a text ends as sentences of its script do. */
export const isWellEnded = (text: string): boolean => WELL_ENDED.test(text) || WITHOUT_STOP.test(text);

/**
 * Whether a sentence can be read alone: whole, not too short or long, mostly words, opening with no
 * "This" or "However", pointing to no figure or section.
 */
export function standsAlone(text: string, language: Language, words = { least: 6, most: 42 }): boolean {
  const count = wordsOfWhole(text, language);
  return count >= words.least && count <= words.most;
}

/** How many signs and digits a text has, in UTF-16 units; `NO_LETTERS` finds the same in ten times the time. */
function countSigns(text: string): number {
  let count = 0;
  const { length } = text;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < LATIN_END) count += LATIN_SIGNS[code] ?? 0;
    else if (code >= TYPOGRAPHY.from && code <= TYPOGRAPHY.to) count += 1;
    else return text.match(NO_LETTERS)?.join('').length ?? 0;
  }
  return count;
}

/** How many words a sentence has that can be read alone; 0 for any other. */
const wordsOfWhole = remembered((text: string, language: Language): number => {
  if (!isWellEnded(text) || !CASED_START.test(text) || ASKS.test(text)) return 0;
  if (language.dangling.test(text) || language.letter?.test(text) === false) return 0;
  if (ADDRESS.test(text) || isUnbalanced(text) || hasFootnote(text)) return 0;
  if (language.pointer.test(text) || CHOICE.test(text) || LINKED_END.test(text)) return 0;
  const count = wordCount(text);
  const others = countSigns(text);
  const spaces = isUnspaced(text) ? 0 : count;
  return others <= (text.length - spaces) * MOST_OTHERS ? count : 0;
});
