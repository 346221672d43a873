import { z } from 'zod';
import { FractionBox } from './course.ts';

/** A passage of a course's source that was found. */
const CourseHit = z.object({
  document_id: z.int(),
  filename: z.string(),
  page: z.int().positive(),
  /** The lesson that teaches it; null for what is in none. */
  lesson: z.object({ lesson_id: z.int(), title: z.string() }).nullable(),
  /** The whole passage, word for word. */
  text: z.string(),
  /** The part of it that tells most of what was searched for, on one line; "…" where the passage goes on. */
  snippet: z.string(),
  /** Where in `snippet` words of the query are: UTF-16 characters, `end` exclusive. */
  marks: z.array(z.object({ start: z.int(), end: z.int() })),
  /** Where on the page the snippet stands, one for each printed line. */
  boxes: z.array(FractionBox),
  /** Higher is better; to be compared within one answer only. */
  score: z.number(),
  /** "words": it holds words of the query; "meaning": its vector is near to that of the query. */
  found_by: z.array(z.enum(['words', 'meaning'])).min(1),
});

/** What was found, the best first. */
export const CourseHits = z.object({
  hits: z.array(CourseHit),
  /** Whether meaning was searched too; else words alone. */
  by_meaning: z.boolean(),
});
export type CourseHits = z.infer<typeof CourseHits>;
