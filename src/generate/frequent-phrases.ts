import type { Language } from './language.ts';
import { statementRulesOf } from './statement-rules.ts';

/** Signs after a word that end the phrase it stands in. */
const ENDING = /[.,;:!?)]+$/;
/** No article is longer. */
const LONGEST_ARTICLE = 5;
const PLAIN = /^\p{Ll}[\p{Ll}-]{2,}$/u;
/** A phrase is one of the subject when the course uses it so often. */
const LEAST_COUNT = 3;
const MOST_WORDS = 3;
const MOST_PHRASES = 500;

/** A phrase of two or three words and the lesson that uses it first. */
export interface FrequentPhrase {
  name: string;
  lesson: string;
  count: number;
}

/**
 * Finds the noun phrases that a course uses again and again: what stands between an article and the next small
 * word or sign, as "source package" in "the source package is". Plurals are left out: there a verb looks alike.
 */
export function frequentPhrases(
  lessons: readonly { key: string; text: string }[],
  language: Language,
): FrequentPhrase[] {
  const found = new Map<string, FrequentPhrase>();
  for (const { key, text } of lessons) {
    let phrase: string[] | undefined;
    for (const token of text.split(/\s+/)) {
      const word = phrase === undefined ? token : token.replace(ENDING, '');
      const isContent = phrase !== undefined && PLAIN.test(word) && !language.stopWords.has(word);
      if (isContent) phrase?.push(word);
      if (isContent && word === token) continue;
      if (phrase !== undefined) count(found, phrase, key, language);
      const isArticle = token.length <= LONGEST_ARTICLE && language.article.test(`${token} `);
      phrase = isArticle ? [] : undefined;
    }
  }
  return [...found.values()]
    .filter((phrase) => phrase.count >= LEAST_COUNT)
    .sort((left, right) => right.count - left.count || (left.name < right.name ? -1 : 1))
    .slice(0, MOST_PHRASES);
}

function count(
  found: Map<string, FrequentPhrase>,
  words: readonly string[],
  lesson: string,
  language: Language,
): void {
  const last = words.at(-1) ?? '';
  if (words.length < 2 || words.length > MOST_WORDS || /[^s]s$/.test(last) || language.notNoun.test(last))
    return;
  if (language.genericTerms.has(last) || words.some((word) => language.emptyModifiers.has(word))) return;
  const name = words.join(' ');
  if (statementRulesOf(language.tag).comparing?.test(name) === true) return;
  const known = found.get(name);
  if (known === undefined) found.set(name, { name, lesson, count: 1 });
  else known.count += 1;
}
