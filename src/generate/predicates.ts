import type { Blank } from './blanks.ts';
import { fillIn } from './language.ts';
import type { StatementRules } from './statement-rules.ts';
import { kindNounOf } from './term-kind.ts';
import { wordsOf } from './words.ts';

const LEAST_WORDS = 5;
const MOST_WORDS = 32;
/** "options are" and "files in" show that the word before was a plural noun, no verb. */
export const PLURAL_SUBJECT =
  /^\p{Ll}+s (?:is|are|was|were|can|may|must|will|should|that|which|and|or|have)\b/u;
/** Adverbs that tie a sentence to the one before it. */
const LINKS = /\b(?:also|then|however|therefore|thus|again),? /gu;

/** "Which function does this?" from "The x function does this."; undefined where the sentence has another shape. */
export function predicateOf(sentence: string, blank: Blank, rules: StatementRules): string | undefined {
  if (rules.which === undefined || !blank.isSubject || blank.term.kind === 'plural') return undefined;
  const { ofKind, ofAny, predicate, kinds } = rules.which;
  const behind = sentence
    .slice(blank.end)
    .replace(/^["”’'`]/, '')
    .trimStart();
  const isNamed = blank.sort !== undefined && behind.toLowerCase().startsWith(`${blank.sort} `);
  const said = (isNamed ? behind.slice((blank.sort?.length ?? 0) + 1) : behind)
    .replace(LINKS, '')
    .replace(/\s*\.$/, '')
    .trim();
  if (!predicate.test(said) || PLURAL_SUBJECT.test(said) || /[;:?!—]|\. /.test(said)) return undefined;
  // A second name after "and" has a statement of its own.
  if (/, (?:and|but|while|so|whereas) \S*[\p{Lu}_.\d]\S* \p{Ll}+s?\b/u.test(said)) return undefined;
  const count = wordsOf(said).length;
  if (count < LEAST_WORDS || count > MOST_WORDS) return undefined;
  const kind = blank.sort ?? blank.term.sort ?? kindNounOf(blank.term.kind);
  return kind !== undefined && kinds.has(kind)
    ? fillIn(ofKind, { kind, '': said })
    : fillIn(ofAny, { '': said });
}
