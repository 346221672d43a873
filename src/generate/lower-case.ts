import type { LessonText } from './lesson-text.ts';

/**
 * A phrase with its first word in lower case, where the lesson's own text writes that word so inside a sentence;
 * a name or an abbreviation keeps its capital.
 */
export function lowerInText(phrase: string, text: LessonText): string {
  const first = /^\p{Lu}\p{Ll}+(?=[\s,;-]|$)/u.exec(phrase)?.[0];
  if (first === undefined) return phrase;
  // "Pre-Installation" is written with two capitals or none.
  if (/^-\p{Lu}/u.test(phrase.slice(first.length))) return phrase;
  const lower = first.toLowerCase();
  if (text.language.verbalNoun.test(first)) return lower + phrase.slice(first.length);
  // "The Debian archive" is no name of its own.
  if (text.language.article.test(`${lower} `)) return lower + phrase.slice(first.length);
  // A phrase of capitals ("Debian Policy") is a name.
  if (/ \p{Lu}/u.test(phrase)) return phrase;
  const isCommon =
    text.language.stopWords.has(lower) ||
    (text.language.tag === 'en' && ADJECTIVE.test(phrase)) ||
    text.passages.some(({ kind, text: body }) => kind !== 'heading' && hasWord(body, lower));
  return isCommon &&
    !text.passages.some(
      ({ kind, text: body }) => kind === 'paragraph' && hasNameInside(withoutTitle(body, phrase), first),
    )
    ? lower + phrase.slice(first.length)
    : phrase;
}

/** "Delayed uploads", "Basic rules for use": the first word says of the second how it is. */
const ADJECTIVE =
  /^(?!(?:Red|Embed|Music|Logic|Topic|Public|Traffic|Arctic|Baltic|Royal|Portal|Terminal|Signal)\b)\p{Lu}\p{Ll}{2,}(?:ed|al|ic|ive|ous|able|ible|ary) \p{Ll}/u;

/** A text without the places where it names a section by its title of several words. */
const withoutTitle = (text: string, title: string): string =>
  title.includes(' ') ? text.replaceAll(title, '') : text;

/** Whether a word has its capital in the middle of a sentence too. */
function hasNameInside(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (/[\p{Ll},] $/u.test(text.slice(Math.max(0, at - 2), at))) return true;
  return false;
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isOpen = at === 0 || !/[\p{L}\p{N}_./$-]/u.test(text.charAt(at - 1));
    if (isOpen && !/[\p{L}\p{N}_/(]/u.test(text.charAt(at + word.length))) return true;
  }
  return false;
}
