import { norm } from '../../course/norm.ts';
import { BLANK, keyOf } from '../../course/question-key.ts';
import type { MatchingQuestion, Question } from '../../course/quiz.ts';
import { isCodeName } from '../definitions.ts';
import type { Language } from '../language.ts';
import { isUnspaced } from '../segments.ts';
import { contentStems, jaccard, wordsOf } from '../words.ts';
import { type CheckContext, error, type Finding, holdsWords, warning } from './finding.ts';
import { distractorsOf, hasDistractors } from './shown.ts';

const LEAST_KEY = 4;
const LEAST_UNSPACED_KEY = 2;
const LEAST_RARE = 5;
/** A key is most like the others when it is so by this factor, and shares words with two. */
const CONVERGES = 1.25;
/** Longer options are phrases, whose last word tells nothing of their number. */
const MOST_TERM_WORDS = 4;

/** Check 12: the stem does not contain the key, nor a telling word that only the key repeats. */
export function checkNoGiveaway(question: Question, { language }: CheckContext): Finding[] {
  if (question.kind === 'matching') return matchingGiveaways(question, language);
  if (question.kind === 'ordering') return orderGiveaways(question.options);
  if (!hasDistractors(question)) return [];
  const { question_text } = question;
  const key = keyOf(question);
  if (key.length >= leastOf(key) && holdsWords(norm(question_text), norm(key)))
    return [error(12, `the stem holds "${key}"`)];
  const part = tellingPart(question_text, key, distractorsOf(question), language);
  if (part !== undefined) return [error(12, `the stem holds "${part}", as only the key does`)];
  const telling = tellingWord(question_text, key, distractorsOf(question), language);
  return telling === undefined ? [] : [warning(12, `only the key repeats "${telling}" of the stem`)];
}

/** A word without spaces around it has its meaning in two characters. */
const leastOf = (key: string): number => (isUnspaced(key) ? LEAST_UNSPACED_KEY : LEAST_KEY);

const PART = /[\p{L}\p{M}]{2,}/gu;

/** A name as programs have it too, of which a part may stand alone in a text. */
const HYPHENATED = /^\p{Ll}+(?:-\p{Ll}+)+$/u;

/** A part of a code name that the stem spells as well and no other option has: "levels" of "levels()". */
function tellingPart(
  stem: string,
  key: string,
  others: readonly string[],
  language: Language,
): string | undefined {
  if (!isCodeName(key) && !HYPHENATED.test(key)) return undefined;
  const partsOf = (text: string): string[] => contentStems((text.match(PART) ?? []).join(' '), language);
  const inStem = new Set(partsOf(stem));
  const elsewhere = new Set(others.flatMap(partsOf));
  return partsOf(key).find((part) => inStem.has(part) && !elsewhere.has(part));
}

/** A long word of the stem that one option has and no other. */
function tellingWord(
  stem: string,
  key: string,
  others: readonly string[],
  language: Language,
): string | undefined {
  const elsewhere = new Set(others.flatMap((option) => contentStems(option, language)));
  const inStem = new Set(contentStems(stem, language));
  return contentStems(key, language).find(
    (word) => word.length >= LEAST_RARE && inStem.has(word) && !elsewhere.has(word),
  );
}

function matchingGiveaways({ prompts, options, pairs }: MatchingQuestion, language: Language): Finding[] {
  return prompts.flatMap((prompt, index) => {
    const own = pairs[index] ?? -1;
    const key = options[own] ?? '';
    const isHeld = prompt.length >= LEAST_KEY && holdsWords(norm(key), norm(prompt));
    if (isHeld) return [error(12, `"${prompt}" stands in its own option`)];
    const others = options.filter((_option, at) => at !== own);
    const telling = tellingWord(prompt, key, others, language);
    return telling === undefined ? [] : [warning(12, `only one option repeats "${telling}"`)];
  });
}

/** Steps that carry their numbers are in order already. */
function orderGiveaways(options: readonly string[]): Finding[] {
  const numbered = options.filter((option) => /^\W{0,3}(?:\p{L}{1,12} )?\d{1,3}[.):]/u.test(option));
  return numbered.length < 2 ? [] : [error(12, `numbered: "${numbered[0]}"`)];
}

/** Check 13: the key is not the option that is most like all others. */
export function checkConvergence(question: Question, { language }: CheckContext): Finding[] {
  if (!hasDistractors(question)) return [];
  const words = question.options.map((option) => new Set(contentStems(option, language)));
  const likeness = words.map((own, index) =>
    words.reduce((sum, other, at) => (at === index ? sum : sum + jaccard(own, other)), 0),
  );
  const key = words[question.correct] ?? new Set();
  const shared = words.filter((other) => other !== key && [...other].some((word) => key.has(word))).length;
  const most = Math.max(...likeness.filter((_value, index) => index !== question.correct));
  if (shared < 2 || (likeness[question.correct] ?? 0) < most * CONVERGES) return [];
  return [warning(13, `"${keyOf(question)}" is most like the others`)];
}

/** Check 14: the grammar of stem and options fits them all or none: articles, number. */
export function checkGrammar(question: Question, { language }: CheckContext): Finding[] {
  if (!hasDistractors(question)) return [];
  const key = keyOf(question);
  const others = distractorsOf(question);
  const isAlone = (trait: (option: string) => boolean): boolean =>
    others.every((option) => trait(option) !== trait(key));
  const before = question.question_text.split(BLANK)[0] ?? '';
  const isTold = question.question_text.includes(BLANK) && language.tellingArticle.test(before);
  if (isTold && new Set(question.options.map(opensWithVowel)).size > 1)
    return [warning(14, 'the article before the blank tells how the answer begins')];
  if (isAlone((option) => language.article.test(option))) return [warning(14, `article of "${key}"`)];
  const areTerms = question.options.every(
    (option) => /^[\p{L} -]+$/u.test(option) && option.split(' ').length <= MOST_TERM_WORDS,
  );
  if (areTerms && isAlone((option) => isPlural(option, language)))
    return [warning(14, `the number of "${key}"`)];
  return [];
}

/** Only languages whose article tells how the next word begins come here. */
const opensWithVowel = (option: string): boolean => /^[aeiou]/i.test(option);

/** A term whose last word has a plural ending. */
function isPlural(option: string, language: Language): boolean {
  const last = wordsOf(option).at(-1) ?? '';
  return contentStems(last, language)[0] !== last;
}
