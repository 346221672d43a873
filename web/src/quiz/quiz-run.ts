import type { QuestionResult, QuizResult } from '../api/queries.ts';

/** How far somebody is with a quiz. */
export interface QuizRun {
  /** Ids of what is still to be answered rightly; the first one is being asked. */
  queue: readonly number[];
  /** The first answer to each question, by its id: only these count. */
  firsts: Readonly<Record<string, string>>;
  /** Questions whose first answer was wrong. */
  missed: readonly number[];
  /** What is chosen for the question being asked and not yet confirmed, as it will be sent. */
  draft: string;
  /** What the server said of the question being asked. */
  verdict: QuestionResult | null;
  /** Of the whole quiz, once every question was answered rightly. */
  result: QuizResult | null;
}

export const beginRun = (questionIds: readonly number[]): QuizRun => ({
  queue: questionIds,
  firsts: {},
  missed: [],
  draft: '',
  verdict: null,
  result: null,
});

/** The run after the server has judged an answer to the question being asked. */
export function noteVerdict(run: QuizRun, given: string, verdict: QuestionResult): QuizRun {
  const id = String(verdict.question_id);
  const isFirst = run.firsts[id] === undefined;
  return {
    ...run,
    verdict,
    firsts: isFirst ? { ...run.firsts, [id]: given } : run.firsts,
    missed: isFirst && !verdict.correct ? [...run.missed, verdict.question_id] : run.missed,
  };
}

/** To the next question; one that was answered wrongly comes again after all others. */
export function goOn(run: QuizRun): QuizRun {
  const [current, ...rest] = run.queue;
  if (current === undefined || run.verdict === null) return run;
  return { ...run, queue: run.verdict.correct ? rest : [...rest, current], draft: '', verdict: null };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isIds = (value: unknown, known: ReadonlySet<number>): value is number[] =>
  Array.isArray(value) && value.every((id) => known.has(id));

/** Whether what was kept is a run of a quiz with just these questions. */
export function isRunOf(value: unknown, questionIds: readonly number[]): value is QuizRun {
  const known = new Set(questionIds);
  if (!isRecord(value) || !isRecord(value.firsts)) return false;
  if (!isIds(value.queue, known) || !isIds(value.missed, known)) return false;
  if (typeof value.draft !== 'string' || value.verdict === undefined || value.result === undefined)
    return false;
  const { firsts } = value;
  const seen = new Set([...Object.keys(firsts).map(Number), ...value.queue]);
  return seen.size === known.size && [...seen].every((id) => known.has(id));
}

/** The indexes of the options that an answer as "C,,A" names; undefined where nothing is chosen yet. */
export const parsePicks = (answer: string): (number | undefined)[] =>
  answer.split(',').map((letter) => (letter === '' ? undefined : letter.charCodeAt(0) - 65));

/** An answer of several options as the server takes it. */
export const joinPicks = (picks: readonly (number | undefined)[]): string =>
  picks.map((pick) => (pick === undefined ? '' : String.fromCharCode(65 + pick))).join(',');
