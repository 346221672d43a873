import { z } from 'zod';
import { Citation } from './course.ts';
import { GeneratorName } from './job.ts';
import { plainText } from './plain-text.ts';

export const CourseQuestion = z.object({ question: plainText(1000).trim().min(1) });

/** What the source of a course says to a question. Ids of citations are unique in the answer: "c1", "c2", ... */
export const CourseAnswer = z.object({
  /** In order; each with what it stands on. Empty when the source does not answer. */
  answer: z.array(z.object({ text: z.string(), citations: z.array(Citation).min(1) })),
  /** Whether the source answers the question. */
  found: z.boolean(),
  /** 'extractive': `answer` is sentences of the source, word for word. */
  generator: GeneratorName,
});
export type CourseAnswer = z.infer<typeof CourseAnswer>;
