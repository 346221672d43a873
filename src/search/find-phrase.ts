/** Words as they are compared, and whether their first character may stand inside of a run of others. */
export interface Phrase {
  words: string;
  unspaced: boolean;
}

/** Characters `start` to `end` (exclusive) of a text, in UTF-16. */
export interface PhraseMatch {
  start: number;
  end: number;
}

// Marks of no script of their own are accents, those of Arabic and Hebrew vowels that print mostly leaves out; the
// vowel signs of Indic scripts are letters.
const FOLDED_AWAY = /[[\p{M}&&[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}]]\p{Cf}]/gv;
const WORD = /[\p{L}\p{N}\p{M}]/u;
// Chinese, Japanese, Thai and their like are written without spaces: their words begin anywhere.
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ASCII = /^[\0-\x7f]*$/;

const folded = new Map<string, string>();

/** A character without accent and case; " " for what parts words, "" for what does not count. */
function fold(char: string): string {
  const known = folded.get(char);
  if (known !== undefined) return known;
  const plain = char.normalize('NFKD').replace(FOLDED_AWAY, '').toLowerCase().replace(FOLDED_AWAY, '');
  const made = Array.from(plain, (part) => (WORD.test(part) ? part : ' ')).join('');
  folded.set(char, made);
  return made;
}

/** Folds a text, and says from where in it each folded character comes, if `places` is given. */
function foldText(text: string, places?: number[]): string {
  let out = '';
  let at = 0;
  for (const char of text) {
    for (const part of fold(char)) {
      if (part === ' ' && (out === '' || out.endsWith(' '))) continue;
      out += part;
      for (let unit = 0; unit < part.length; unit += 1) places?.push(at);
    }
    at += char.length;
  }
  return out;
}

/** What a query asks for; undefined when it holds no word. */
export function buildPhrase(query: string): Phrase | undefined {
  const words = foldText(query).trim();
  return words === '' ? undefined : { words, unspaced: UNSPACED.test(words) };
}

/**
 * The places of a text where the words of a phrase stand one after the other, whatever their case and accents and
 * whatever parts them. The last word may go on: "cell" finds "cells".
 */
export function findPhrase(text: string, { words, unspaced }: Phrase): PhraseMatch[] {
  // Most texts do not hold the phrase: they are told apart without the places of their characters.
  const quick = ASCII.test(text) ? text.toLowerCase().replace(/[^a-z0-9]+/g, ' ') : foldText(text);
  if (!quick.includes(words)) return [];
  const places: number[] = [];
  const plain = foldText(text, places);
  const matches: PhraseMatch[] = [];
  for (let from = plain.indexOf(words); from !== -1; ) {
    const startsWord = from === 0 || unspaced || plain[from - 1] === ' ';
    const start = places[from];
    if (startsWord && start !== undefined)
      matches.push({ start, end: endOf(text, places[from + words.length - 1] ?? start) });
    from = plain.indexOf(words, from + (startsWord ? words.length : 1));
  }
  return matches;
}

/** The end of the character at `at`, with the marks that belong to it. */
function endOf(text: string, at: number): number {
  let end = at + String.fromCodePoint(text.codePointAt(at) ?? 0).length;
  while (end < text.length && fold(text.charAt(end)) === '') end += 1;
  return end;
}

const MOST_BEFORE = 60;
const MOST_AFTER = 90;

/** The text round a match, from a space to a space, on one line. */
export function snippetOf(text: string, match: PhraseMatch): { snippet: string; match: PhraseMatch } {
  const from = match.start <= MOST_BEFORE ? 0 : roundUp(text, match.start - MOST_BEFORE, match.start);
  const to =
    text.length - match.end <= MOST_AFTER ? text.length : roundDown(text, match.end + MOST_AFTER, match.end);
  const before = from === 0 ? '' : '…';
  const after = to === text.length ? '' : '…';
  const snippet = `${before}${text.slice(from, to).replace(/\s/g, ' ')}${after}`;
  const shift = before.length - from;
  return { snippet, match: { start: match.start + shift, end: match.end + shift } };
}

function roundUp(text: string, from: number, limit: number): number {
  const space = text.slice(from, limit).search(/\s/);
  if (space !== -1) return from + space + 1;
  return isLowSurrogate(text, from) ? from + 1 : from;
}

function roundDown(text: string, to: number, limit: number): number {
  const space = text.slice(limit, to).search(/\s\S*$/);
  if (space !== -1) return limit + space;
  return isLowSurrogate(text, to) ? to - 1 : to;
}

const isLowSurrogate = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
};
