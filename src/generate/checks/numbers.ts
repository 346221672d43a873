import type { Question } from '../../course/quiz.ts';
import { error, type Finding } from './finding.ts';
import { hasDistractors } from './shown.ts';

const NUMERIC = /^([-−+]?[\d.,:/-]{1,40})\s?([%‰°€$£]?\p{L}{0,12})$/u;

/** A number, version, time or date, with or without a unit. */
export const isNumeric = (option: string): boolean => /\d/.test(option) && NUMERIC.test(option);

export const isSorted = ({ kind, options }: Question): boolean =>
  (kind === 'choice' || kind === 'cloze') && options.every(isNumeric);

/** "2.15.1", "12:30" and "2024-05-01" are compared part by part, anything else by its value. */
function partsOf(option: string): number[] {
  const number = NUMERIC.exec(option)?.[1] ?? '';
  const parts = number.match(/\d+/g) ?? [];
  const isCompound = parts.length > 2 || /\d[:/-]\d/.test(number);
  if (isCompound) return parts.map(Number);
  const isGrouped = /^\D?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(number);
  return [
    Number.parseFloat(isGrouped ? number.replaceAll(',', '') : number.replace(',', '.').replace('−', '-')),
  ];
}

/** Digits behind the point, or how many parts there are. */
function precisionOf(option: string): number {
  const parts = partsOf(option);
  if (parts.length > 1) return -parts.length;
  const number = NUMERIC.exec(option)?.[1] ?? '';
  return /^\D?\d{1,3}(?:,\d{3})+$/.test(number) ? 0 : (/[.,](\d+)$/.exec(number)?.[1]?.length ?? 0);
}

function compare(left: string, right: string): number {
  const one = partsOf(left);
  const two = partsOf(right);
  const at = one.findIndex((part, index) => part !== two[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (two[at] ?? 0);
}

/** Numeric options in rising order, the key with them; any other question as it is. */
export function withNumbersSorted(question: Question): Question {
  if (!hasDistractors(question) || !isSorted(question)) return question;
  const key = question.options[question.correct] ?? '';
  const options = question.options.toSorted(compare);
  return { ...question, options, correct: options.indexOf(key) };
}

/** Check 21: numbers among which to choose have one unit and precision, differ, and rise. */
export function checkNumbers(question: Question): Finding[] {
  if (!isSorted(question)) return [];
  const { options } = question;
  const units = new Set(options.map((option) => NUMERIC.exec(option)?.[2] ?? ''));
  const findings: Finding[] = [];
  if (units.size > 1) findings.push(error(21, `units differ: ${options.join(', ')}`));
  if (new Set(options.map(precisionOf)).size > 1)
    findings.push(error(21, `precision differs: ${options.join(', ')}`));
  const steps = options.slice(1).map((option, index) => compare(options[index] ?? '', option));
  if (steps.some((step) => step === 0)) findings.push(error(21, `equal numbers: ${options.join(', ')}`));
  if (steps.some((step) => step > 0)) findings.push(error(21, `not sorted: ${options.join(', ')}`));
  return findings;
}
