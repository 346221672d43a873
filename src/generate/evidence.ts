import type { Citation } from '../course/course.ts';
import { fillIn, type Phrases } from './language.ts';
import type { QuizSource } from './lesson-source.ts';

/** "Page 3: “...”", as an explanation quotes what answers its question. */
export const evidenceOf = (citation: Citation, phrases: Phrases): string =>
  fillIn(phrases.evidence, { page: String(citation.page), quote: citation.quote });

/** What every question bears that is made of quotes of a lesson, beside what it asks. */
export const madeOf = (citations: readonly Citation[], { lesson }: QuizSource, phrases: Phrases) => ({
  explanation: citations.map((citation) => evidenceOf(citation, phrases)).join(' '),
  origin: 'made' as const,
  topic: lesson.title,
  lesson: lesson.key,
  citations: [...citations],
});
