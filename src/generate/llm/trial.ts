import type { ModelRequest } from '../../model/model-request.ts';
import type { ModelFit } from './model-fit.ts';
import type { ModelQuestions } from './model-questions.ts';

export interface TrialTask {
  questions: ModelQuestions;
  fit: ModelFit;
}

/** For each question whether its key was found; null where there was no usable answer. */
export type TrialResult = (boolean | null)[];

/** Open book: the sentences that a question cites and its options. */
export function askSolve(_task: TrialTask): ModelRequest[] {
  return [];
}

export function readSolve(
  { questions }: TrialTask,
  _replies: readonly (string | undefined)[],
): { found: TrialResult; faults: string[][] } {
  return { found: questions.questions.map(() => null), faults: [] };
}

/** The options alone: who finds the key from them needs not know the source. */
export function askGuess(_task: TrialTask): ModelRequest[] {
  return [];
}

export function readGuess(
  { questions }: TrialTask,
  _replies: readonly (string | undefined)[],
): { found: TrialResult; faults: string[][] } {
  return { found: questions.questions.map(() => null), faults: [] };
}
