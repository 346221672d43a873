import { z } from 'zod';
import { Citation } from './course.ts';

const Difficulty = z.enum(['easy', 'medium', 'hard']);
export type Difficulty = z.infer<typeof Difficulty>;

/** What every question has. */
const asked = {
  question_text: z.string(),
  explanation: z.string(),
  /** Title of the lesson that it belongs to. */
  topic: z.string(),
  /** `key` of that lesson in the plan. */
  lesson: z.string(),
  difficulty: Difficulty.default('medium'),
  /** 'book': the source itself puts this question to its reader. */
  origin: z.enum(['made', 'book']).default('made'),
  /** Only a question that was brought along from the old service has none. */
  citations: z.array(Citation),
};

/** Questions with one key among options; `correct` is the index of the key. */
// What is made has 3 to 5 options, which a check sees to; what was brought along has what it has.
const chosen = { ...asked, options: z.array(z.string()).min(2).max(10), correct: z.int().nonnegative() };

const ChoiceQuestion = z.object({ kind: z.literal('choice'), ...chosen });
/** A sentence with one blank "_____". The options are a word bank; typing `accepted` counts as well. */
const ClozeQuestion = z.object({
  kind: z.literal('cloze'),
  ...chosen,
  accepted: z.array(z.string()).min(1),
});
/** A statement; the options are "true" and "false" in the course's language, in this order. */
const TrueFalseQuestion = z.object({
  kind: z.literal('true_false'),
  ...asked,
  options: z.array(z.string()).length(2),
  correct: z.int().min(0).max(1),
});
/** To each of `prompts` belongs one of `options`: `pairs[i]` is the index of the option for prompt i. */
const MatchingQuestion = z.object({
  kind: z.literal('matching'),
  ...asked,
  prompts: z.array(z.string()).min(3).max(6),
  options: z.array(z.string()).min(3).max(7),
  pairs: z.array(z.int().nonnegative()),
});
/** Steps to be put in order: `order` holds the indexes of `options`, the first step first. */
const OrderingQuestion = z.object({
  kind: z.literal('ordering'),
  ...asked,
  options: z.array(z.string()).min(3).max(8),
  order: z.array(z.int().nonnegative()),
});
export const Question = z.discriminatedUnion('kind', [
  ChoiceQuestion,
  ClozeQuestion,
  TrueFalseQuestion,
  MatchingQuestion,
  OrderingQuestion,
]);
export type Question = z.infer<typeof Question>;
export type QuestionKind = Question['kind'];
/** Questions whose answer is one option. */
export type OneKeyQuestion = Extract<Question, { correct: number }>;
export type MatchingQuestion = z.infer<typeof MatchingQuestion>;
export type OrderingQuestion = z.infer<typeof OrderingQuestion>;

/** A quiz as it is made: one for each week that has questions, and one over the course, whose week is 0. */
export const QuizDraft = z.object({
  week: z.int().nonnegative(),
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
