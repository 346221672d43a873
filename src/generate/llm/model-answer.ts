import type { Citation } from '../../course/course.ts';
import type { Span } from '../../course/plan.ts';
import type { ModelRequest } from '../../model/model-request.ts';
import type { LessonSource } from '../passages.ts';
import type { ModelFit } from './model-fit.ts';

export interface AnswerTask {
  question: string;
  /** The passages that were found for it, the best first, with the pages that they touch. */
  spans: readonly Span[];
  sources: readonly LessonSource[];
  language: string;
  fit: ModelFit;
}

/** Sentences that answer a question, each with what it rests on. Not found: none. */
export interface CitedAnswer {
  found: boolean;
  answer: { text: string; citations: Citation[] }[];
}

export function askAnswer(_task: AnswerTask): ModelRequest[] {
  return [];
}

export function readAnswerReplies(
  _task: AnswerTask,
  _replies: readonly (string | undefined)[],
): { answer: CitedAnswer; faults: string[][] } {
  return { answer: { found: false, answer: [] }, faults: [] };
}
