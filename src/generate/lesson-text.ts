import type { LessonPlan } from '../course/plan.ts';
import { ExampleOutput } from './example-output.ts';
import { type Language, languageOf } from './language.ts';
import { type LessonSource, type NoteRun, type Passage, passagesOf } from './passages.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { withSmallWords } from './small-words.ts';
import { contentStems } from './words.ts';

/** A passage with its sentences. */
export interface ReadPassage extends Passage {
  sentences: Sentence[];
}

/** Everything that a lesson is written from, read once. */
export interface LessonText {
  title: string;
  language: Language;
  passages: ReadPassage[];
  /** The sentences of its prose and lists, in order: no exercises, and not what an example gives out. */
  placed: PlacedSentence[];
}

/** A sentence and the passage that it stands in. */
export interface PlacedSentence {
  sentence: Sentence;
  passage: ReadPassage;
  /** Position of the sentence in its passage, from 0. */
  index: number;
  /** The stems of its words of meaning, in order, with repeats. */
  stems: string[];
}

const IS_PROSE: ReadonlySet<Passage['kind']> = new Set(['paragraph', 'list_item', 'quote']);
/** Captions and footnotes have sentences that are cited, and none that carry the lesson. */
const HAS_SENTENCES: ReadonlySet<Passage['kind']> = new Set([...IS_PROSE, 'caption', 'footnote']);

/** A sentence as it is read, without the numbers of footnotes; its place in the passage stays the same. */
function withoutNotes(sentence: Sentence, notes: readonly NoteRun[]): Sentence {
  let { text } = sentence;
  for (const { start, end } of notes.toReversed())
    if (start >= sentence.start && end <= sentence.end) {
      const before = text.slice(0, start - sentence.start);
      const after = text.slice(end - sentence.start);
      text = (/^[\s.,;:)]/.test(after) ? before.trimEnd() : before) + after;
    }
  return text === sentence.text ? sentence : { ...sentence, text };
}

export function readLesson(plan: LessonPlan, sources: readonly LessonSource[]): LessonText {
  const read = passagesOf(plan.spans, sources);
  const prose = read.filter(({ kind }) => IS_PROSE.has(kind)).map(({ text }) => text);
  const language = withSmallWords(languageOf(sources[0]?.language ?? 'und'), prose);
  const passages = read.map((passage) => ({
    ...passage,
    sentences: HAS_SENTENCES.has(passage.kind)
      ? sentencesOf(passage.text, language).map((sentence) => withoutNotes(sentence, passage.notes))
      : [],
  }));
  return { title: plan.title, language, passages, placed: placeSentences(passages, language) };
}

function placeSentences(passages: readonly ReadPassage[], language: Language): PlacedSentence[] {
  const output = new ExampleOutput();
  return passages.flatMap((passage, at) => {
    if (passage.kind === 'code') output.add(passage.text, at);
    if (!IS_PROSE.has(passage.kind) || passage.isExercise === true) return [];
    return passage.sentences.flatMap((sentence, index) => {
      if (output.has(sentence.text, at)) return [];
      const stems = contentStems(sentence.text, language);
      return [{ sentence, passage, index, stems }];
    });
  });
}
