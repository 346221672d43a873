import type { Language } from './language.ts';

/** A label that was set before its sentence: "partman-md Allows the user", "Footnotes Footnotes are". */
const LABELLED_NAME = /^\S*[\p{L}\d][-_./()=]\S*(?: -\S+)? \p{Lu}\p{Ll}+ \p{Ll}/u;
const SAID_TWICE = /^(\p{Lu}\p{L}{2,}) \1(?!\p{L})/u;
const LABEL_WORDS = 6;
const CAPITAL_WITHIN = / \p{Lu}\p{Ll}+ \p{Ll}/u;

/** Whether a sentence has the name before it that it explains, as entries of lists of terms have. */
export function isLabelled(text: string, language: Language): boolean {
  if (LABELLED_NAME.test(text) || SAID_TWICE.test(text)) return true;
  // German writes "Sie" with a capital everywhere.
  if (language.capitalNouns === true) return false;
  // Most sentences have no such word at all.
  if (!CAPITAL_WITHIN.test(text)) return false;
  const words = text.split(' ', LABEL_WORDS + 2);
  return words.some((word, at) => {
    if (at === 0 || at > LABEL_WORDS || !/^\p{Lu}\p{Ll}+$/u.test(word)) return false;
    const isOpening = /[\p{L}\p{N})]$/u.test(words[at - 1] ?? '') && /^\p{Ll}/u.test(words[at + 1] ?? '');
    return isOpening && language.stopWords.has(word.toLowerCase());
  });
}
