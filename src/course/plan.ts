import { z } from 'zod';
import { LeftOut } from './course.ts';

/** A place between blocks: before block `block` (index from 0) of page `page` (number from 1). */
export const Position = z.object({ page: z.int().positive(), block: z.int().nonnegative() });
export type Position = z.infer<typeof Position>;

/** Blocks of one document from `from` up to, not including, `to`. */
export const Span = z.object({ document_id: z.int(), from: Position, to: Position });
export type Span = z.infer<typeof Span>;

/** One lesson to be written: what of the source it takes. `key` is unique in the course and never changes. */
export const LessonPlan = z.object({
  key: z.string(),
  title: z.string(),
  spans: z.array(Span),
  words: z.int(),
  /** Where the book answers the lesson's exercises, as far as that is outside of `spans`. */
  answers: z.array(Span).optional(),
  /** Keys of earlier lessons that the text refers back to. */
  prerequisites: z.array(z.string()).optional(),
});
export type LessonPlan = z.infer<typeof LessonPlan>;

export const ModulePlan = z.object({
  week: z.int().positive(),
  title: z.string(),
  summary: z.string(),
  lessons: z.array(LessonPlan).min(1),
});
export type ModulePlan = z.infer<typeof ModulePlan>;

/** The outline of a course: what is taught, in which order, and what is left out and why. */
export const CoursePlan = z.object({
  title: z.string(),
  description: z.string(),
  language: z.string(),
  modules: z.array(ModulePlan).min(1),
  left_out: z.array(LeftOut),
  /** Lessons that a review has taken out; absent when there are none. */
  dropped: z.array(LessonPlan).optional(),
});
export type CoursePlan = z.infer<typeof CoursePlan>;
