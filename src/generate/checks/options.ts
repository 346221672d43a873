import { norm } from '../../course/norm.ts';
import { hasOneKey, type Question } from '../../course/quiz.ts';
import { jaccard, wordsOf } from '../words.ts';
import { type CheckContext, error, type Finding, warning } from './finding.ts';

const LEAST_OPTIONS = 3;
const MOST_OPTIONS = 5;
const SAME = 0.85;
const MOST_KEY_LENGTH = 1.5;
const MOST_SPREAD = 3;
const MOST_OPTION_WORDS = 25;
const MOST_STEM_WORDS = 60;

/** Checks 3 and 4: one key that exists, among three to five options. */
export function checkKeyAndCount(question: Question): Finding[] {
  if (!hasOneKey(question)) return [];
  const { correct, options } = question;
  const findings: Finding[] = [];
  if (!Number.isInteger(correct) || options[correct] === undefined)
    findings.push(error(3, `no option has index ${correct}`));
  const key = options[correct];
  if (key !== undefined && options.filter((option) => norm(option) === norm(key)).length > 1)
    findings.push(error(3, `the key "${key}" is there twice`));
  if (options.length < LEAST_OPTIONS || options.length > MOST_OPTIONS)
    findings.push(error(4, `${options.length} options`));
  return findings;
}

/** Check 5: options differ in more than an article, none holds another whole, ranges of numbers are apart. */
export function checkDistinct({ options }: Question, { language }: CheckContext): Finding[] {
  const bare = options.map(
    (option) => wordsOf(norm(option).replace(language.article, '')).join(' ') || norm(option),
  );
  const findings: Finding[] = [];
  bare.forEach((left, index) => {
    for (let other = index + 1; other < bare.length; other += 1) {
      const right = bare[other] ?? '';
      if (areTooClose(left, right) || overlap(options[index] ?? '', options[other] ?? ''))
        findings.push(error(5, `"${options[index]}" and "${options[other]}" are too close`));
    }
  });
  return findings;
}

function areTooClose(left: string, right: string): boolean {
  if (left === right || ` ${left} `.includes(` ${right} `) || ` ${right} `.includes(` ${left} `)) return true;
  return jaccard(new Set(left.split(' ')), new Set(right.split(' '))) >= SAME;
}

/** Whether two ranges as "10-20" and "15 to 30" share a number. */
function overlap(left: string, right: string): boolean {
  const one = rangeIn(left);
  const two = rangeIn(right);
  return one !== undefined && two !== undefined && one[0] <= two[1] && two[0] <= one[1];
}

function rangeIn(text: string): [number, number] | undefined {
  const [, from, to] = /^\D*(\d+(?:\.\d+)?)\s*(?:-|–|to|bis|à|a)\s*(\d+(?:\.\d+)?)\D*$/.exec(text) ?? [];
  return from === undefined || to === undefined ? undefined : [Number(from), Number(to)];
}

/** Checks 6 and 7: the key does not stand out by its length, and the options look alike. */
export function checkLengths(question: Question): Finding[] {
  if (!hasOneKey(question)) return [];
  const { options, correct } = question;
  const findings: Finding[] = [];
  const key = options[correct]?.length ?? 0;
  const others = options.filter((_option, index) => index !== correct).map((option) => option.length);
  if (key > Math.max(...others) * MOST_KEY_LENGTH)
    findings.push(error(6, `the key has ${key} characters, the longest other option ${Math.max(...others)}`));
  const lengths = [key, ...others];
  const isEven = Math.max(...lengths) / Math.max(1, Math.min(...lengths)) <= MOST_SPREAD;
  const endings = new Set(options.map((option) => /[.!?]$/.test(option)));
  const numeric = new Set(options.map(isNumeric));
  if (!isEven || endings.size > 1 || numeric.size > 1)
    findings.push(warning(7, 'the options differ in form'));
  return findings;
}

export const isNumeric = (option: string): boolean =>
  /^[\d.,:/-]+(?:\s\p{L}{1,12})?$|^\d{4}-\d\d/u.test(option);

/** Checks 8 and 22: no "all of the above"; nothing too long to hold in mind. */
export function checkWording({ options, question_text }: Question, { language }: CheckContext): Finding[] {
  const findings: Finding[] = [];
  const catchAll = options.find((option) => language.catchAll.test(option));
  if (catchAll !== undefined) findings.push(error(8, `"${catchAll}"`));
  const isHeavy = options.some((option) => wordsOf(option).length > MOST_OPTION_WORDS);
  if (isHeavy || wordsOf(question_text).length > MOST_STEM_WORDS) findings.push(warning(22, 'long to read'));
  return findings;
}
