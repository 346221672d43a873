import type { Question } from '../../course/quiz.ts';
import { wordsOf } from '../words.ts';
import { type CheckContext, type Finding, warning } from './finding.ts';
import { statementOf } from './shown.ts';

/** Languages deny with one word, or with two and a helping verb, as "ne ... pas" or "does not". */
const MOST_ADDED = 3;

/** Check 19 for one question: a false statement is not the source's sentence with a "not". */
export function checkDenied(question: Question, { language }: CheckContext): Finding[] {
  if (question.kind !== 'true_false' || question.correct !== 1 || question.origin === 'book') return [];
  const stated = wordsOf(statementOf(question.question_text, language));
  const isDenied = question.citations.some(({ quote }) => {
    const said = wordsOf(quote);
    const added = without(stated, said);
    const removed = without(said, stated);
    const isSmall = added.length <= MOST_ADDED && removed.length <= MOST_ADDED;
    const denies = (words: readonly string[]): boolean => language.negative.test(words.join(' '));
    return isSmall && (denies(added) || denies(removed));
  });
  return isDenied ? [warning(19, 'only a word of denial parts the statement from the source')] : [];
}

function without(words: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return words.filter((word) => !known.has(word));
}
