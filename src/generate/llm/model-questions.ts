import type { LessonPlan } from '../../course/plan.ts';
import type { Question } from '../../course/quiz.ts';
import type { ModelRequest } from '../../model/model-request.ts';
import type { LessonSource } from '../passages.ts';
import type { ModelFit } from './model-fit.ts';

export interface QuestionsTask {
  plan: LessonPlan;
  sources: readonly LessonSource[];
  language: string;
  /** How many are wanted of the lesson. */
  wanted: number;
  seed: number;
  fit: ModelFit;
}

/** Questions of a model that passed the checks, and how many did not, by the number of the check. */
export interface ModelQuestions {
  questions: Question[];
  rejected: Record<string, number>;
}

export function askQuestions(_task: QuestionsTask): ModelRequest[] {
  return [];
}

export function readQuestionReplies(
  _task: QuestionsTask,
  _replies: readonly (string | undefined)[],
): { questions: ModelQuestions; faults: string[][] } {
  return { questions: { questions: [], rejected: {} }, faults: [] };
}
