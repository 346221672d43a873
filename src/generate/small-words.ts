import type { Language } from './language.ts';
import { isUnspaced } from './segments.ts';
import { wordsOf } from './words.ts';

/** Enough of a text to tell its small words from those of its subject. */
const SAMPLE_CHARS = 120_000;
const LEAST_WORDS = 200;
/** Small words are short and make up at least this share of a text; the most frequent are enough. */
const LONGEST = 5;
const LEAST_SHARE = 0.003;
const MOST = 80;
/** A word of the subject may be as frequent, but small words stand in every part of a text. */
const PARTS = 8;
const LEAST_PARTS = 6;

/**
 * The small words of a text in a language without a file: short words that are frequent in nearly every part of it.
 * Without them nothing tells what a text is about from "and" and "the".
 */
export function smallWordsIn(texts: Iterable<string>): string[] {
  const words: string[] = [];
  let length = 0;
  for (const text of texts) {
    const sample = text.slice(0, SAMPLE_CHARS - length);
    length += sample.length;
    words.push(...wordsOf(sample));
    if (length >= SAMPLE_CHARS) break;
  }
  if (words.length < LEAST_WORDS) return [];
  const size = Math.ceil(words.length / PARTS);
  const seen = new Map<string, { count: number; parts: number; last: number }>();
  words.forEach((word, index) => {
    if (word.length > LONGEST || /\d/.test(word)) return;
    const part = Math.floor(index / size);
    const entry = seen.get(word) ?? { count: 0, parts: 0, last: -1 };
    entry.count += 1;
    if (part !== entry.last) entry.parts += 1;
    entry.last = part;
    seen.set(word, entry);
  });
  return [...seen]
    .filter(([word, { count, parts }]) => {
      // Two characters are a small word of Thai, and half a noun of Chinese.
      const isShort = word.length === 1 || !isUnspaced(word) || word < '\u2e80';
      return isShort && parts >= LEAST_PARTS && count >= words.length * LEAST_SHARE;
    })
    .sort(([left, one], [right, other]) => other.count - one.count || (left < right ? -1 : 1))
    .slice(0, MOST)
    .map(([word]) => word);
}

/** A language with the small words of these texts, where it has no file that lists them. */
export function withSmallWords(language: Language, texts: Iterable<string>): Language {
  if (language.stopWords.size > 0) return language;
  const stopWords = new Set(smallWordsIn(texts));
  return stopWords.size === 0 ? language : { ...language, stopWords };
}
