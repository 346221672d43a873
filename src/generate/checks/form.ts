import type { Question } from '../../course/quiz.ts';
import { type CheckContext, error, type Finding, warning } from './finding.ts';
import { isNumeric } from './numbers.ts';
import { distractorsOf, hasDistractors } from './shown.ts';

const MOST_KEY_LENGTH = 1.5;
const MOST_SPREAD = 3;

/** Check 6: the key does not stand out by its length. */
export function checkKeyLength(question: Question): Finding[] {
  if (!hasDistractors(question)) return [];
  const key = question.options[question.correct]?.length ?? 0;
  const longest = Math.max(...distractorsOf(question).map((option) => option.length));
  if (key <= longest * MOST_KEY_LENGTH) return [];
  return [error(6, `the key has ${key} characters, the longest other option ${longest}`)];
}

/** Check 7: options are alike in form. Steps are as they are; "true" and "false" are alike. */
export function checkForm(question: Question, _context: CheckContext): Finding[] {
  if (question.kind === 'true_false' || question.kind === 'ordering') return [];
  const { options } = question;
  const lengths = options.map((option) => option.length);
  const unlike = [
    Math.max(...lengths) / Math.max(1, Math.min(...lengths)) > MOST_SPREAD ? 'length' : '',
    differ(options, endOf) ? 'last sign' : '',
    differ(options.filter(startsWithLetter), startsUpper) ? 'first letter' : '',
    differ(options, isNumeric) ? 'being a number' : '',
  ].filter((what) => what !== '');
  return unlike.length === 0 ? [] : [warning(7, `the options differ in ${unlike.join(', ')}`)];
}

const differ = (options: readonly string[], trait: (option: string) => unknown): boolean =>
  new Set(options.map(trait)).size > 1;

const endOf = (option: string): string =>
  /[.!?。！？]$/u.test(option) ? 'sentence' : /\(\)$/.test(option) ? 'call' : '';
const startsWithLetter = (option: string): boolean => /^[\p{Lu}\p{Ll}]/u.test(option);
const startsUpper = (option: string): boolean => /^\p{Lu}/u.test(option);
