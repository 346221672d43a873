import { z } from 'zod';
import { Course, Lesson, LessonDraft, Module } from './course.ts';
import { EditableLesson } from './lesson-edit.ts';

/** A lesson by its name alone. */
export const LessonLink = z.object({ lesson_id: z.int(), title: z.string() });
export type LessonLink = z.infer<typeof LessonLink>;

/** What of a lesson stands in the contents of its course. */
export const LessonEntry = Lesson.pick({
  lesson_id: true,
  title: true,
  minutes: true,
  pages: true,
  prerequisites: true,
}).extend({
  /** Somebody has changed what was written. */
  edited: z.boolean(),
  made_by: LessonDraft.shape.made_by,
});
export type LessonEntry = z.infer<typeof LessonEntry>;

/** A course without the texts of its lessons. */
export const CourseContents = Course.omit({ modules: true }).extend({
  modules: z.array(
    Module.omit({ sub_topics: true }).extend({
      /** Of the module's quiz; 0 without one. */
      questions: z.int(),
      sub_topics: z.array(LessonEntry),
    }),
  ),
  /** Of the order of modules and lessons: who changes that names it. */
  version: z.int().positive(),
  /** The quiz over the whole course. */
  course_quiz_id: z.int().nullable(),
});
export type CourseContents = z.infer<typeof CourseContents>;

/** A lesson with its place in the course. */
export const ShownLesson = EditableLesson.extend({
  week: z.int().positive(),
  previous: LessonLink.nullable(),
  next: LessonLink.nullable(),
});
export type ShownLesson = z.infer<typeof ShownLesson>;
