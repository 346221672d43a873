import type { Citation } from '../course/course.ts';
import type { Question } from '../course/quiz.ts';
import { clozeQuestions } from './cloze-questions.ts';
import type { Phrases } from './language.ts';
import type { QuizSource } from './lesson-source.ts';
import type { Random } from './random.ts';
import { standsAlone } from './sentences.ts';
import { termQuestions } from './term-questions.ts';

/** Makes candidates of a lesson one at a time, the best first, as many as are asked for. */
export type QuestionGenerator = (source: QuizSource, phrases: Phrases, random: Random) => Iterable<Question>;

/** The ways to make questions, the best first; each makes at most this share of what a lesson needs (0 to 1). */
export const GENERATORS: readonly { generate: QuestionGenerator; share: number }[] = [
  { generate: ofTerms, share: 0.6 },
  { generate: ofSentences, share: 1 },
];

function* ofTerms(source: QuizSource, phrases: Phrases, random: Random): Iterable<Question> {
  for (const term of source.lesson.draft.key_terms) yield* termQuestions(term, source, phrases, random);
}

function* ofSentences(source: QuizSource, phrases: Phrases, random: Random): Iterable<Question> {
  for (const citation of sentencesWorthABlank(source))
    yield* clozeQuestions(citation, source, phrases, random);
}

/** Key points and defining sentences first, then every other quoted sentence that can be read alone. */
function sentencesWorthABlank({ lesson, citations, language }: QuizSource): Citation[] {
  const { key_points, key_terms } = lesson.draft;
  const ids = [...key_points, ...key_terms].flatMap((item) => item.citations);
  const ordered = [...new Set([...ids, ...citations.keys()])];
  return ordered.flatMap((id) => {
    const citation = citations.get(id);
    const isFit =
      citation !== undefined &&
      standsAlone(citation.quote, language, { least: 8, most: 40 }) &&
      !language.anaphora.test(citation.quote);
    return isFit ? [citation] : [];
  });
}
