import type { Question } from '../../course/quiz.ts';
import { wordCount } from '../words.ts';
import { type CheckContext, error, type Finding, warning } from './finding.ts';
import { distractorsOf, hasDistractors, shownTexts, statementOf } from './shown.ts';

const MOST_OPTION_WORDS = 25;
const MOST_STEM_WORDS = 60;
/** Letters, Roman or other numbers joined by a word, as "A and C" or "I, II and III". */
const COMBINED =
  /^(?:[A-E]|[IV]{1,3}|\d)(?:, ?(?:[A-E]|[IV]{1,3}|\d)){0,4},? \p{L}{1,4} (?:[A-E]|[IV]{1,3}|\d)(?: \p{L}+)?$/u;
const QUOTED = /[“„«"][^”“»"]{0,600}[”“»"]/gu;

/** Check 8: no "all of the above", no "A and C". */
export function checkCatchAll({ options }: Question, { language }: CheckContext): Finding[] {
  const option = options.find((text) => language.catchAll.test(text) || COMBINED.test(text));
  return option === undefined ? [] : [error(8, `"${option}"`)];
}

/** Check 9: the stem does not ask for what is not so; where it must, the word is set off and no option denies too. */
export function checkNegative(question: Question, { language }: CheckContext): Finding[] {
  const { kind, question_text, options } = question;
  if (kind === 'matching' || kind === 'ordering') return [];
  // What stands in quotation marks is the source's, not the question's, unless it only says what a thing is not.
  const isOwn = (quoted: string): boolean => language.negative.test(quoted.split(' ', 2).join(' '));
  const stem =
    kind === 'choice'
      ? question_text.replace(QUOTED, (quoted) => (isOwn(quoted) ? quoted : ''))
      : statementOf(question_text, language);
  const word = language.negative.exec(stem)?.[0];
  if (word === undefined) return [];
  const findings = [warning(9, `"${word}" in the stem`)];
  if (kind === 'true_false') return findings;
  if (options.some((option) => language.negative.test(option)))
    findings.push(error(9, `"${word}" in the stem and an option that denies too`));
  if (kind === 'choice' && !isSetOff(stem, word)) findings.push(warning(9, `"${word}" is not set off`));
  return findings;
}

/** In capitals or in bold. */
const isSetOff = (stem: string, word: string): boolean =>
  (word.length > 1 && word === word.toUpperCase()) || stem.includes(`**${word}`);

/** Checks 10 and 11: words without exception only in wrong options; words that any answer fits. */
export function checkQualifiers(question: Question, { language }: CheckContext): Finding[] {
  if (question.kind === 'ordering' || question.kind === 'matching') return [];
  const findings: Finding[] = [];
  const judged =
    question.kind === 'true_false' ? [statementOf(question.question_text, language)] : question.options;
  const absolute = absoluteGiveaway(question, language.absolute, judged);
  if (absolute !== undefined) findings.push(warning(10, `"${absolute}" only where it is wrong`));
  const vague = judged.map((text) => language.vague.exec(text)?.[0]).find((word) => word !== undefined);
  if (vague !== undefined) findings.push(warning(11, `"${vague}"`));
  return findings;
}

function absoluteGiveaway(
  question: Question,
  absolute: RegExp,
  judged: readonly string[],
): string | undefined {
  if (hasDistractors(question)) {
    if (absolute.test(question.options[question.correct] ?? '')) return undefined;
    return distractorsOf(question)
      .map((option) => absolute.exec(option)?.[0])
      .find((word) => word !== undefined);
  }
  const isSaid = question.citations.some(({ quote }) => absolute.test(quote));
  const isFalse = question.kind === 'true_false' && question.correct === 1;
  return isFalse && !isSaid ? absolute.exec(judged[0] ?? '')?.[0] : undefined;
}

/** Check 22: nothing too long to hold in mind. */
export function checkLoad(question: Question): Finding[] {
  const [stem = '', ...rest] = shownTexts(question);
  const isHeavy = rest.some((text) => wordCount(text) > MOST_OPTION_WORDS);
  return isHeavy || wordCount(stem) > MOST_STEM_WORDS ? [warning(22, 'long to read')] : [];
}
