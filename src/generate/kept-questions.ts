import type { Citation } from '../course/course.ts';
import { keyOf } from '../course/question-key.ts';
import type { Question } from '../course/quiz.ts';
import type { Finding } from './checks/finding.ts';
import { withNumbersSorted } from './checks/numbers.ts';
import { askedText, hasDistractors } from './checks/shown.ts';
import { isPublishable } from './checks.ts';

/** Whether a passage is asked about already: another question of it would be refused, so that it need not be made. */
export type IsAsked = (citation: Citation) => boolean;

/** Questions of a lesson that passed their checks, one for each piece of evidence and each answer, and what did not pass. */
export class KeptQuestions {
  readonly questions: Question[] = [];
  readonly rejected: Record<string, number> = {};
  readonly #check: (question: Question) => Finding[];
  readonly #evidence = new Set<string>();
  readonly #keys = new Set<string>();
  readonly isAsked: IsAsked = ({ quote }) => this.#evidence.has(quote);

  constructor(check: (question: Question) => Finding[]) {
    this.#check = check;
  }

  /** Whether a candidate was kept. */
  offer(candidate: Question): boolean {
    return this.explain(candidate) === undefined;
  }

  /** Keeps a candidate or tells why not; undefined when it was kept. */
  explain(candidate: Question): string | undefined {
    const evidence = candidate.citations.map(({ quote }) => quote).join('\n');
    const key = hasDistractors(candidate) ? keyOf(candidate) : askedText(candidate);
    if (this.#evidence.has(evidence) || this.#keys.has(key))
      return 'its answer or its evidence is asked for already';
    const question = withNumbersSorted(candidate);
    const findings = this.#check(question);
    if (!isPublishable(findings)) {
      const worst = findings.find((finding) => finding.severity === 'error') ?? findings[0];
      if (worst !== undefined) this.rejected[worst.check] = (this.rejected[worst.check] ?? 0) + 1;
      return worst?.detail ?? 'too many faults';
    }
    this.#evidence.add(evidence);
    this.#keys.add(key);
    this.questions.push(question);
    return undefined;
  }
}
