import { z } from 'zod';

/** A question and the page of a sample document that answers it. */
export const Pair = z.object({ file: z.string(), page: z.int(), question: z.string() });
export type Pair = z.infer<typeof Pair>;

export const PAIRS = 'bench/search/pairs.json';

/** The sample documents that the questions are about. */
export const BOOKS = [
  { file: 'books/r-intro.pdf', language: 'en' },
  { file: 'books/developers-reference.pdf', language: 'en' },
  { file: 'languages/es-install-guide.pdf', language: 'es' },
] as const;
