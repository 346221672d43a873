import { keyOf } from '../course/question-key.ts';
import type { Question } from '../course/quiz.ts';
import { givesAway } from './checks/course.ts';
import { hasDistractors } from './checks/shown.ts';

const MOST_TRUE_FALSE = 0.2;
/** One matching question and one that asks for an order in each so many. */
const QUESTIONS_FOR_ONE = 5;

const NEW_SECTION = 2;

/** How many true and how many false statements a course asks so far. */
export interface Statements {
  trueOnes: number;
  falseOnes: number;
}

/** What is drawn from: one list for each lesson, the best questions first. */
export interface Draw {
  lists: readonly (readonly Question[])[];
  most: number;
  /** Whether a question may still be asked; asked about each once before it is drawn. */
  isFree: (question: Question) => boolean;
  /** Of all quizzes of the course: true and false take turns over them, as a quiz may have one of them only. */
  statements: Statements;
  /** A name of the section that a question is about. */
  sectionOf: (question: Question) => string;
  /** How much rather a question is taken than others; the share of a kind in the mix is worth up to 3. */
  worthOf?: (question: Question) => number;
}

/**
 * Draws a quiz: always from the lesson that has fewest questions in it, the question that adds most to the mix.
 *
 * Out: the questions in the order in which they were drawn. None tells another's answer or asks for the same one;
 * true/false is at most a fifth and half of it true; matching and ordering one in five each.
 */
export function drawQuiz({
  lists,
  most,
  isFree,
  statements,
  sectionOf,
  worthOf = () => 0,
}: Draw): Question[] {
  const left = lists.map((list) => [...list]);
  const taken = lists.map(() => 0);
  const mix = new Mix(statements);
  const sections = new Set<string>();
  const gainOf = (question: Question): number =>
    mix.gainOf(question) + worthOf(question) + (sections.has(sectionOf(question)) ? 0 : NEW_SECTION);
  while (mix.drawn.length < most) {
    const turns = left
      .map((list, index) => ({ list, index }))
      .filter(({ list }) => list.length > 0)
      .sort((one, other) => (taken[one.index] ?? 0) - (taken[other.index] ?? 0) || one.index - other.index);
    const turn = turns.find(({ list, index }) => {
      const allowed = list.filter((question) => mix.hasRoomFor(question));
      const question = bestOf(allowed, gainOf);
      if (question === undefined) return false;
      list.splice(list.indexOf(question), 1);
      if (mix.clashes(question) || !isFree(question)) return true;
      mix.add(question);
      sections.add(sectionOf(question));
      taken[index] = (taken[index] ?? 0) + 1;
      return true;
    });
    if (turn === undefined) break;
  }
  return mix.drawn;
}

/** The first of those with the highest value. */
function bestOf(
  questions: readonly Question[],
  worthOf: (question: Question) => number,
): Question | undefined {
  let best: Question | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const question of questions) {
    const value = worthOf(question);
    if (value > most) [best, most] = [question, value];
  }
  return best;
}

/** What a quiz has so far. */
class Mix {
  readonly drawn: Question[] = [];
  readonly #kinds = new Map<string, number>();
  readonly #difficulties = new Map<string, number>();
  readonly #keys = new Set<string>();
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** Whether the quiz is long enough for one more of this kind, and of this answer. */
  hasRoomFor(question: Question): boolean {
    const { kind } = question;
    const same = this.#kinds.get(kind) ?? 0;
    const length = this.drawn.length + 1;
    if (kind === 'matching' || kind === 'ordering') return same + 1 <= Math.ceil(length / QUESTIONS_FOR_ONE);
    if (kind !== 'true_false') return true;
    const ahead = this.#statements.trueOnes - this.#statements.falseOnes;
    // False ones are harder to make: they begin, and a true one follows each.
    const isInTurn = ahead < 0 === (question.correct === 0);
    return isInTurn && same + 1 <= length * MOST_TRUE_FALSE;
  }

  /** The book's own questions first; then what the quiz has least of. */
  gainOf({ origin, kind, difficulty }: Question): number {
    const length = Math.max(1, this.drawn.length);
    const shareOf = (counts: ReadonlyMap<string, number>, name: string): number =>
      (counts.get(name) ?? 0) / length;
    return (
      (origin === 'book' ? 10 : 0) -
      3 * shareOf(this.#kinds, kind) -
      1.5 * shareOf(this.#difficulties, difficulty)
    );
  }

  /** A term that was the answer once is a guess the second time; and nothing tells the answer of another. */
  clashes(question: Question): boolean {
    if (hasDistractors(question) && this.#keys.has(keyOf(question).toLowerCase())) return true;
    return this.drawn.some((other) => givesAway(question, other) || givesAway(other, question));
  }

  add(question: Question): void {
    this.drawn.push(question);
    increase(this.#kinds, question.kind);
    increase(this.#difficulties, question.difficulty);
    if (hasDistractors(question)) this.#keys.add(keyOf(question).toLowerCase());
    if (question.kind !== 'true_false') return;
    if (question.correct === 0) this.#statements.trueOnes += 1;
    else this.#statements.falseOnes += 1;
  }
}

const increase = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};
