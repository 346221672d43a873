import { z } from 'zod';

/** What a learner has written beside a lesson, or that they have marked it. */
export const Note = z.object({
  note_id: z.int(),
  lesson_id: z.int(),
  kind: z.enum(['note', 'bookmark']),
  text: z.string(),
  /** The words of the lesson that it is about. */
  quote: z.string().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type Note = z.infer<typeof Note>;
