import { z } from 'zod';
import { Citation } from './course.ts';

/** A flashcard as it is made. `front` and `back` are plain text, the back in the source's own words. */
export const CardDraft = z.object({
  /** Unique in the course and the same whenever the course is made again. */
  key: z.string(),
  /** term: a term, its definition behind; fact: a statement with a blank; question: the book's own, with its answer. */
  kind: z.enum(['term', 'fact', 'question']),
  front: z.string().min(1),
  back: z.string().min(1),
  /** The term that a card of kind 'term' asks for, the words in the blank of a fact. */
  term: z.string().optional(),
  /** `key` of its lesson in the plan. */
  lesson: z.string(),
  citations: z.array(Citation).min(1),
});
export type CardDraft = z.infer<typeof CardDraft>;
