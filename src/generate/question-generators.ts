import type { Question } from '../course/quiz.ts';
import { bookQuestions } from './book-questions.ts';
import { clozeQuestions } from './cloze-questions.ts';
import { completionQuestions } from './completion-questions.ts';
import type { IsAsked } from './kept-questions.ts';
import { type Language, languageOf, type Phrases } from './language.ts';
import type { QuizSource } from './lesson-source.ts';
import { matchingQuestions } from './matching.ts';
import { numberQuestions } from './number-questions.ts';
import { orderingQuestions } from './ordering.ts';
import type { Random } from './random.ts';
import { rowMatching, rowQuestions } from './row-questions.ts';
import { termQuestions } from './term-questions.ts';
import { trueFalseQuestions } from './true-false.ts';

/** Makes candidates of a lesson one at a time, the best first, as many as are asked for. */
type QuestionGenerator = (
  source: QuizSource,
  phrases: Phrases,
  random: Random,
  isAsked: IsAsked,
) => Iterable<Question>;

interface Way {
  generate: QuestionGenerator;
  /** It makes at most this share of what a lesson needs, 0 to 1. */
  share: number;
  /** A short quiz has no room for these: they come on top of what is needed. */
  isExtra?: true;
}

/** The ways to make questions, the best first: the last fills up what the others leave. */
const GENERATORS: readonly Way[] = [
  { generate: bookQuestions, share: 0.5 },
  { generate: termQuestions, share: 0.5 },
  { generate: rowMatching, share: 0.2, isExtra: true },
  { generate: rowQuestions, share: 1.2, isExtra: true },
  { generate: matchingQuestions, share: 0.1, isExtra: true },
  { generate: orderingQuestions, share: 0.2, isExtra: true },
  { generate: trueFalseQuestions, share: 0.4, isExtra: true },
  { generate: numberQuestions, share: 0.25 },
  { generate: clozeQuestions, share: 1 },
  { generate: completionQuestions, share: 1 },
];

/** Those whose questions have no words but the source's. */
const WORDLESS: readonly Way[] = [{ generate: clozeQuestions, share: 1 }];

/** A page and a quote are read everywhere; nothing else of these is used. */
function neutralPhrases(): Phrases | undefined {
  const { phrases } = languageOf('en');
  return phrases && { ...phrases, evidence: 'p. {page}: “{quote}”' };
}

/** What can be asked in a language, the best first: where its wording is not known, only blanks. */
export function waysToAsk({ phrases }: Language): {
  ask: (source: QuizSource, random: Random, isAsked: IsAsked) => Iterable<Question>;
  share: number;
  isExtra: boolean;
}[] {
  const words = phrases ?? neutralPhrases();
  if (words === undefined) return [];
  return (phrases === undefined ? WORDLESS : GENERATORS).map(({ generate, share, isExtra = false }) => ({
    ask: (source, random, isAsked) => generate(source, words, random, isAsked),
    share,
    isExtra,
  }));
}
