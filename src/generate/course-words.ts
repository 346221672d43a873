import { push } from './pool-index.ts';
import { isUnspaced, isUnspacedCharacter } from './segments.ts';
import { wordsOf } from './words.ts';

/** The words of a lesson, in order and in lower case, and how often it has each; only those that spaces part. */
export interface LessonWordList {
  key: string;
  text: string;
  words: readonly string[];
  counts: ReadonlyMap<string, number>;
}

/** Reads the words of each lesson once. */
export const readWords = (lessons: readonly { key: string; text: string }[]): LessonWordList[] =>
  lessons.map(({ key, text }) => {
    const words = wordsOf(isUnspaced(text) ? withoutUnspaced(text) : text);
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    return { key, text, words, counts };
  });

/** A dictionary would take long over a whole book; what it would find is looked for by its signs. */
const withoutUnspaced = (text: string): string =>
  Array.from(text, (character) => (isUnspacedCharacter(character) ? ' ' : character)).join('');

interface Sought {
  index: number;
  words: readonly string[];
}

/**
 * Finds which lessons use each term, as whole words in either number; one pass over the words of each lesson.
 *
 * Out: for each term the keys of its lessons, in their order.
 */
export function findUses(terms: readonly string[], lessons: readonly LessonWordList[]): string[][] {
  const uses = terms.map((): string[] => []);
  const byFirstWord = new Map<string, Sought[]>();
  const byFirstSigns = new Map<string, { index: number; term: string }[]>();
  terms.forEach((term, index) => {
    if (isUnspaced(term)) {
      push(byFirstSigns, term.slice(0, 2), { index, term });
      return;
    }
    const words = wordsOf(term);
    const last = words.at(-1);
    if (last === undefined) return;
    for (const ending of new Set([last, otherNumber(last)])) {
      const variant = [...words.slice(0, -1), ending];
      push(byFirstWord, variant[0] ?? '', { index, words: variant });
    }
  });
  for (const { key, words, text } of lessons) {
    const found = new Set<number>();
    words.forEach((word, at) => {
      for (const sought of byFirstWord.get(word) ?? [])
        if (!found.has(sought.index) && standsAt(sought.words, words, at)) found.add(sought.index);
    });
    if (byFirstSigns.size > 0)
      for (let at = 0; at < text.length; at += 1)
        for (const { index, term } of byFirstSigns.get(text.slice(at, at + 2)) ?? [])
          if (!found.has(index) && text.startsWith(term, at)) found.add(index);
    for (const index of found) uses[index]?.push(key);
  }
  return uses;
}

const standsAt = (sought: readonly string[], words: readonly string[], at: number): boolean =>
  sought.every((word, offset) => words[at + offset] === word);

/** "vectors" for "vector" and the other way round. */
const otherNumber = (word: string): string => {
  if (word.length < 3) return word;
  return /[^s]s$/.test(word) ? word.slice(0, -1) : `${word}s`;
};
