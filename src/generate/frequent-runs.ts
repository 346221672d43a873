import type { FrequentPhrase } from './frequent-phrases.ts';
import type { Language } from './language.ts';
import { isUnspaced, joinWords } from './segments.ts';
import { wordsOf } from './words.ts';

/** Signs, digits and code: no phrase goes over them. */
const BOUNDARY = /`[^`\n]*`|[^\p{L}\p{M}\s-]+|\n/u;
const MOST_WORDS = 3;
const LEAST_COUNT = 3;
/** A single word of Chinese or Japanese is a term when it is used more often than a phrase. */
const LEAST_COUNT_OF_WORD = 6;
const MOST_PHRASES = 500;
/** Of a word that is no phrase, "files" in "files" is one of many forms; only scripts without spaces have but one. */
const LEAST_LETTERS = 3;

/**
 * The noun phrases that a course in a language without articles uses again and again: runs of words of meaning
 * between small words and signs, told by what stands beside them or by their form.
 */
export function frequentRuns(
  lessons: readonly { key: string; text: string }[],
  language: Language,
): FrequentPhrase[] {
  const found = new Map<string, FrequentPhrase>();
  for (const { key, text } of lessons)
    for (const stretch of text.split(BOUNDARY)) addRuns(found, wordsOf(stretch), key, language);
  return [...found.values()]
    .filter(({ name, count }) => count >= (name.includes(' ') ? LEAST_COUNT : LEAST_COUNT_OF_WORD))
    .sort((left, right) => right.count - left.count || (left.name < right.name ? -1 : 1))
    .slice(0, MOST_PHRASES);
}

function addRuns(
  found: Map<string, FrequentPhrase>,
  words: readonly string[],
  lesson: string,
  language: Language,
): void {
  let start = 0;
  for (let index = 0; index <= words.length; index += 1) {
    const word = words[index];
    if (word !== undefined && !language.stopWords.has(word)) continue;
    const run = words.slice(start, index);
    if (isNounPhrase(run, words[start - 1] ?? '', word ?? '', language)) {
      const name = run.reduce(joinWords);
      const known = found.get(name);
      if (known === undefined) found.set(name, { name, lesson, count: 1 });
      else known.count += 1;
    }
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
