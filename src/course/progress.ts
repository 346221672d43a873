import { z } from 'zod';

/** How far a learner is with a lesson. */
export const LessonProgress = z.object({
  lesson_id: z.int(),
  /** How far down the lesson they were last, as a share of it. */
  position: z.number().min(0).max(1),
  read: z.boolean(),
  seen_at: z.iso.datetime(),
});
export type LessonProgress = z.infer<typeof LessonProgress>;

/** What a learner has made of a quiz; percentages are of its questions, 0 to 100. */
export const QuizProgress = z.object({
  quiz_id: z.int(),
  best_percentage: z.number(),
  last_percentage: z.number(),
  /** By the best try. */
  passed: z.boolean(),
  /** The last time. */
  taken_at: z.iso.datetime(),
});
export type QuizProgress = z.infer<typeof QuizProgress>;

/** What a learner has done in a course: lessons never opened and quizzes never taken have no entry. */
export const CourseProgress = z.object({
  lessons: z.array(LessonProgress),
  quizzes: z.array(QuizProgress),
  last_lesson_id: z.int().nullable(),
});
export type CourseProgress = z.infer<typeof CourseProgress>;
