import { plainTextOf, type SharedText, shareText } from '../base/shared-text.ts';
import type { CardDraft } from '../course/card.ts';
import type { GlossaryEntry, LessonDraft } from '../course/course.ts';
import { type Json, toJson } from '../course/json.ts';
import { buildCards } from '../generate/cards.ts';
import { readWords } from '../generate/course-words.ts';
import { buildGlossary } from '../generate/glossary.ts';
import { type LessonMaterial, materialOf } from '../generate/lesson-material.ts';
import { buildTermPool, type LessonWords, lessonWordsOf, type TermPool } from '../generate/quiz.ts';
import type { NewCard } from '../store/cards.ts';
import type { WrittenLesson } from '../store/lessons.ts';
import type { SharedJson } from './shared-json.ts';
import { asTask } from './task-reply.ts';
import { parseJson } from './thread-json.ts';

// Tasks on the text of all lessons; a part holds some of them, and parts come in the order of the course.

/** A lesson's text is enough for the pool of terms and for cards: several threads can take it out. */
export const extractWords = asTask(
  (input: {
    lessons: Pick<WrittenLesson, 'key' | 'draft'>[];
    language: string;
  }): { words: SharedText<LessonWords[]>; material: SharedText<LessonMaterial[]> } => {
    const drafts = input.lessons.map(({ key, draft }) => ({ key, draft: parseDraft(draft) }));
    const words = drafts.map(({ key, draft }) => lessonWordsOf(key, draft, input.language));
    const material = drafts.map(({ key, draft }) => materialOf(key, draft, input.language));
    return { words: shareText(toJson(words)), material: shareText(toJson(material)) };
  },
);

export const collectTerms = asTask(
  (input: { parts: SharedText<LessonWords[]>[]; language: string }): Json<TermPool> =>
    toJson(buildTermPool(joined(input.parts), input.language)),
);

// Each is needed once or twice in a job, far apart: nothing to remember.
export const parseDraft = (draft: WrittenLesson['draft']): LessonDraft => JSON.parse(plainTextOf(draft));
const joined = <Item>(parts: readonly SharedText<Item[]>[]): Item[] =>
  parts.flatMap((part): Item[] => JSON.parse(plainTextOf(part)));

/** What a course has to learn by: its glossary and its flashcards. */
export function buildCourseCards(
  lessons: readonly LessonMaterial[],
  drafts: readonly LessonWords[],
  pool: TermPool,
  language: string,
): { glossary: GlossaryEntry[]; cards: CardDraft[] } {
  const words = readWords(drafts.map(({ key, draft }) => ({ key, content: draft.content })));
  const glossary = buildGlossary(lessons, words, language);
  return { glossary, cards: buildCards({ lessons, words, glossary, pool, language }) };
}

export const writeCards = asTask(
  (input: {
    words: SharedText<LessonWords[]>[];
    material: SharedText<LessonMaterial[]>[];
    pool: SharedJson<TermPool>;
    language: string;
  }): { glossary: Json<GlossaryEntry[]>; cards: NewCard[] } => {
    const { words, material, pool, language } = input;
    const made = buildCourseCards(joined(material), joined(words), parseJson(pool), language);
    const cards = made.cards.map(
      (card, position): NewCard => ({ key: card.key, lesson: card.lesson, position, body: toJson(card) }),
    );
    return { glossary: toJson(made.glossary), cards };
  },
);
