import type { LessonPlan } from '../course/plan.ts';
import { type Language, languageOf } from './language.ts';
import { type LessonSource, type Passage, passagesOf } from './passages.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** A passage with its sentences. */
export interface ReadPassage extends Passage {
  sentences: Sentence[];
}

/** Everything that a lesson is written from, read once. */
export interface LessonText {
  title: string;
  language: Language;
  passages: ReadPassage[];
}

/** A sentence and the passage that it stands in. */
export interface PlacedSentence {
  sentence: Sentence;
  passage: ReadPassage;
  /** Position of the sentence in its passage, from 0. */
  index: number;
}

export function readLesson(plan: LessonPlan, sources: readonly LessonSource[]): LessonText {
  const language = languageOf(sources[0]?.language ?? 'und');
  const passages = passagesOf(plan.spans, sources).map((passage) => ({
    ...passage,
    sentences:
      passage.kind === 'heading' || passage.kind === 'code' ? [] : sentencesOf(passage.text, language),
  }));
  return { title: plan.title, language, passages };
}

/** The sentences of the lesson's prose and lists, in order. */
export const placedSentences = (text: LessonText): PlacedSentence[] =>
  text.passages.flatMap((passage) =>
    passage.sentences.map((sentence, index) => ({ sentence, passage, index })),
  );
