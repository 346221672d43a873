import { norm } from '../../course/norm.ts';
import { hasOneKey } from '../../course/question-key.ts';
import type { Question, QuestionKind } from '../../course/quiz.ts';
import { jaccard, wordsOf } from '../words.ts';
import { type CheckContext, error, type Finding } from './finding.ts';

const SAME = 0.85;
/** How many options each kind has, at least and at most. */
const COUNTS: Record<QuestionKind, readonly [least: number, most: number]> = {
  choice: [3, 5],
  cloze: [3, 5],
  true_false: [2, 2],
  matching: [3, 7],
  ordering: [3, 8],
};
const LEAST_PROMPTS = 3;
const MOST_PROMPTS = 6;

/** Checks 3 and 4: one key that exists, among as many options as the kind has. */
export function checkKeyAndCount(question: Question, { language }: CheckContext): Finding[] {
  const findings = keyFaults(question, language.phrases).map((fault) => error(3, fault));
  const [least, most] = COUNTS[question.kind];
  const { length } = question.options;
  if (length < least || length > most) findings.push(error(4, `${length} options`));
  if (question.kind === 'matching') {
    const prompts = question.prompts.length;
    if (prompts < LEAST_PROMPTS || prompts > MOST_PROMPTS) findings.push(error(4, `${prompts} prompts`));
    if (length < prompts) findings.push(error(4, `${prompts} prompts for ${length} options`));
  }
  return findings;
}

function keyFaults(
  question: Question,
  phrases: { trueLabel: string; falseLabel: string } | undefined,
): string[] {
  const { options } = question;
  if (question.kind === 'matching') {
    const { pairs, prompts } = question;
    const isWhole = pairs.length === prompts.length && isChoiceOf(pairs, options.length);
    return isWhole ? [] : [`the pairs ${pairs.join(', ')} do not give each prompt an option of its own`];
  }
  if (question.kind === 'ordering') {
    const { order } = question;
    const isWhole = order.length === options.length && isChoiceOf(order, options.length);
    return isWhole ? [] : [`the order ${order.join(', ')} is not one of all options`];
  }
  if (!hasOneKey(question)) return [];
  const key = options[question.correct];
  if (key === undefined || !Number.isInteger(question.correct))
    return [`no option has index ${question.correct}`];
  if (options.filter((option) => norm(option) === norm(key)).length > 1)
    return [`the key "${key}" is there twice`];
  if (question.kind !== 'true_false' || phrases === undefined) return [];
  const isBoolean = options[0] === phrases.trueLabel && options[1] === phrases.falseLabel;
  return isBoolean ? [] : [`"${options.join('" and "')}" are not true and false`];
}

/** Whether these are different indexes of a list of that length. */
const isChoiceOf = (indexes: readonly number[], length: number): boolean =>
  new Set(indexes).size === indexes.length &&
  indexes.every((index) => Number.isInteger(index) && index >= 0 && index < length);

/** Check 5: options differ in more than an article, none holds another whole, ranges of numbers are apart. */
export function checkDistinct(question: Question, { language }: CheckContext): Finding[] {
  if (question.kind === 'true_false') return [];
  const lists = question.kind === 'matching' ? [question.options, question.prompts] : [question.options];
  return lists.flatMap((list) => {
    const bare = list.map(
      (option) => wordsOf(norm(option).replace(language.article, '')).join(' ') || norm(option),
    );
    const findings: Finding[] = [];
    bare.forEach((left, index) => {
      for (let other = index + 1; other < bare.length; other += 1) {
        const right = bare[other] ?? '';
        if (areTooClose(left, right) || overlap(list[index] ?? '', list[other] ?? ''))
          findings.push(error(5, `"${list[index]}" and "${list[other]}" are too close`));
      }
    });
    return findings;
  });
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

/** Two numbers with a dash or a short word between them, whatever the language; "3 x 4" is a size. */
const RANGE =
  /^\D{0,40}(\d{1,12}(?:\.\d{1,12})?) ?(?:[-–—]|(?!x )\p{L}{1,3}) ?(\d{1,12}(?:\.\d{1,12})?)\D*$/u;

function rangeIn(text: string): [number, number] | undefined {
  if (!/\d/.test(text)) return undefined;
  const [, from, to] = RANGE.exec(text) ?? [];
  return from === undefined || to === undefined ? undefined : [Number(from), Number(to)];
}
