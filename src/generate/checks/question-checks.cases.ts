import { expect, it } from 'vitest';
import type { Question } from '../../course/quiz.ts';
import { checkQuestion, isPublishable } from '../checks.ts';
import { context } from './sample-questions.ts';

/** The numbers of the checks that a question fails, with "w" where that is a warning. */
export const failedBy = (question: Question, against = context): string[] => [
  ...new Set(
    checkQuestion(question, against).map(({ check, severity }) =>
      severity === 'error' ? `${check}` : `${check}w`,
    ),
  ),
];

/** A check, what it finds, a question that passes it and one that fails it. */
export type Case = [check: string, fault: string, passes: Question, fails: Question];

export const questionCheckCases = (cases: readonly Case[]): void =>
  it.each(cases)('check %s finds %s', (check, _fault, passes, fails) => {
    expect(failedBy(passes)).not.toContain(check);
    expect(failedBy(fails)).toContain(check);
    if (!check.endsWith('w')) expect(isPublishable(checkQuestion(fails, context))).toBe(false);
  });
