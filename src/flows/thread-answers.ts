import type { CourseAnswer } from '../course/course-answer.ts';
import { answerQuestion } from '../generate/answer-question.ts';
import { decodeSources, type StoredSource } from './stored-source.ts';
import { asTask } from './task-reply.ts';

/** In: `places` that a search has found, the best first, and their pages. */
export const answerVerbatim = asTask(
  (input: {
    question: string;
    places: { documentId: number; page: number }[];
    sources: StoredSource[];
  }): CourseAnswer => ({
    ...answerQuestion(input.question, input.places, decodeSources(input.sources)),
    generator: 'extractive',
  }),
);
