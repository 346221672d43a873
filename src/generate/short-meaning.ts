import { inOneLine } from '../course/one-line.ts';
import { isCutList } from './cut-list.ts';
import type { Definition } from './definitions.ts';
import type { Language } from './language.ts';
import { wordsOf } from './words.ts';

/** Where a meaning goes on to something that is not needed to tell it from others. */
const ASIDES = [
  /^(.{20,}?)(?:; |: | \(|, but |, although |, however)/u,
  /^(.{20,}?), (?:which|and|so|where|since|e\.g\.|i\.e\.|such as|usually|often) /u,
];
const LEAST_HEAD_WORDS = 5;

/** What meanings of one question open with alike: an article, a capital or a small letter. */
export type Opening = 'article' | 'upper' | 'lower';

export const openingOf = (text: string, language: Language): Opening =>
  language.openingArticle.test(text) ? 'article' : /^\p{Lu}/u.test(text) ? 'upper' : 'lower';

/**
 * A meaning as it can stand in a list: its article in lower case, no full stop, cut before its first aside where it
 * is too long.
 *
 * Out: undefined where it has more than `most` words, or fewer than five, all the same.
 */
export function shortMeaning({ meaning }: Definition, language: Language, most: number): string | undefined {
  const whole = inOneLine(meaning).replace(/[.;:,\s]+$/, '');
  const heads = ASIDES.map((aside) => aside.exec(whole)?.[1] ?? '').filter((head) => !isCutList(head, whole));
  const fit = [whole, ...heads].find((text) => {
    const count = wordsOf(text).length;
    return count >= LEAST_HEAD_WORDS && count <= most && isBalanced(text);
  });
  if (fit === undefined) return undefined;
  return language.openingArticle.test(fit) ? fit.charAt(0).toLowerCase() + fit.slice(1) : fit;
}

const isBalanced = (text: string): boolean =>
  text.split('(').length === text.split(')').length && text.split('“').length === text.split('”').length;
