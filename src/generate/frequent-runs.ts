import {
  add,
  type FrequentPhrase,
  type KeyedPhrases,
  mostFrequent,
  type PhraseShare,
} from './frequent-phrases.ts';
import type { Language } from './language.ts';
import { isUnspaced, joinWords } from './segments.ts';
import { wordsOf } from './words.ts';

/** Signs, digits and code: no phrase goes over them. */
const BOUNDARY = /`[^`\n]*`|[^\p{L}\p{M}\s-]+|\n/u;
const MOST_WORDS = 3;
const LEAST_COUNT = 3;
/** A single word of Chinese or Japanese is a term when it is used more often than a phrase. */
const LEAST_COUNT_OF_WORD = 6;
/** Of a word that is no phrase, "files" in "files" is one of many forms; only scripts without spaces have but one. */
const LEAST_LETTERS = 3;

/**
 * The noun phrases of a lesson in a language without articles: runs of words of meaning between small words and signs,
 * told by what stands beside them or by their form.
 */
export function runsIn(text: string, language: Language): PhraseShare {
  const found = new Map<string, PhraseShare['phrases'][number]>();
  for (const stretch of text.split(BOUNDARY)) addRuns(found, wordsOf(stretch), language);
  return { phrases: [...found.values()], verbs: [], characters: text.length };
}

/** Those that a course uses again and again, the most frequent first. */
export const frequentRuns = (shares: readonly KeyedPhrases[]): FrequentPhrase[] =>
  mostFrequent(
    shares,
    ({ name, count }) => count >= (name.includes(' ') ? LEAST_COUNT : LEAST_COUNT_OF_WORD),
  );

function addRuns(
  found: Map<string, PhraseShare['phrases'][number]>,
  words: readonly string[],
  language: Language,
): void {
  let start = 0;
  for (let index = 0; index <= words.length; index += 1) {
    const word = words[index];
    if (word !== undefined && !language.stopWords.has(word)) continue;
    const run = words.slice(start, index);
    if (isNounPhrase(run, words[start - 1] ?? '', word ?? '', language))
      add(found, { name: run.reduce(joinWords), count: 1 });
    start = index + 1;
  }
}

function isNounPhrase(
  run: readonly string[],
  before: string,
  after: string,
  { nounPhrase, genericTerms, emptyModifiers, stopWords }: Language,
): boolean {
  const last = run.at(-1);
  if (nounPhrase === undefined || last === undefined || run.length > MOST_WORDS) return false;
  const name = run.reduce(joinWords);
  const isOne = !name.includes(' ');
  if (isOne ? !isUnspaced(name) || name.length < 2 : name.length < LEAST_LETTERS * 2) return false;
  // Names in Latin letters are found by how they are set.
  if (/^[\p{Script=Latin}\s-]+$/u.test(name)) return false;
  if (genericTerms.has(last) || run.some((word) => emptyModifiers.has(word) || stopWords.has(word)))
    return false;
  const fits = (pattern: RegExp | undefined, text: string): boolean => pattern?.test(text) ?? true;
  return fits(nounPhrase.before, before) && fits(nounPhrase.after, after) && fits(nounPhrase.form, name);
}
