import { z } from 'zod';
import { Citation } from './course.ts';

/** Questions with options; `correct` is the index of the key. */
const shared = {
  question_text: z.string(),
  options: z.array(z.string()).min(3).max(5),
  correct: z.int().nonnegative(),
  explanation: z.string(),
  /** Title of the lesson that it belongs to. */
  topic: z.string(),
  /** `key` of that lesson in the plan. */
  lesson: z.string(),
  citations: z.array(Citation).min(1),
};

const ChoiceQuestion = z.object({ kind: z.literal('choice'), ...shared });
/** A sentence with one blank "_____". The options are a word bank; typing `accepted` counts as well. */
export const ClozeQuestion = z.object({
  kind: z.literal('cloze'),
  ...shared,
  accepted: z.array(z.string()).min(1),
});
export const Question = z.discriminatedUnion('kind', [ChoiceQuestion, ClozeQuestion]);
export type Question = z.infer<typeof Question>;

/** The blank of a cloze question as it is printed. */
export const BLANK = '_____';

/** "A" for 0, "B" for 1, ... */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);

/** A quiz as it is made: module quizzes now, one for each week that has questions. */
export const QuizDraft = z.object({
  week: z.int().positive(),
  title: z.string(),
  questions: z.array(Question),
});
export type QuizDraft = z.infer<typeof QuizDraft>;

/** A quiz with its key, as the old service kept it in a file; `correct_answer` is a letter. */
export interface QuizWithKey {
  quiz_id: number;
  title: string;
  quiz_type: 'module' | 'course';
  course_id: number;
  module_week: number | null;
  total_questions: number;
  questions: Question[];
}

/**
 * Whether an answer is right. A letter names an option; for a cloze the word itself counts too,
 * whatever its case. Anything else is wrong, never an error.
 */
export function isCorrect(question: Question, given: string): boolean {
  const answer = given.trim();
  if (answer.toUpperCase() === letterOf(question.correct)) return true;
  switch (question.kind) {
    case 'choice':
      return answer !== '' && answer === question.options[question.correct];
    case 'cloze':
      return question.accepted.some((variant) => variant.toLowerCase() === answer.toLowerCase());
    default:
      return question satisfies never;
  }
}
