import { plainTextOf, type SharedText, shareText } from '../base/shared-text.ts';
import type { CardDraft } from '../course/card.ts';
import type { GlossaryEntry, LessonDraft } from '../course/course.ts';
import { type Json, toJson } from '../course/json.ts';
import { buildCards } from '../generate/cards.ts';
import { readWords } from '../generate/course-words.ts';
import { buildGlossary } from '../generate/glossary.ts';
import { type LessonMaterial, materialOf } from '../generate/lesson-material.ts';
import { mergeTermPool, type PoolShare, poolShareOf, type TermPool } from '../generate/quiz.ts';
import type { NewCard } from '../store/cards.ts';
import type { WrittenLesson } from '../store/written-lesson.ts';
import type { SharedJson } from './shared-json.ts';
import { asTask } from './task-reply.ts';
import { parseJson } from './thread-json.ts';

// Tasks on the text of all lessons; a part holds some of them, and parts come in the order of the course.

/** What of some lessons, in their order, the terms, the glossary and the cards of their course are made from. */
export interface LessonExtract {
  keys: string[];
  shares: SharedText<PoolShare[]>;
  material: SharedText<LessonMaterial[]>;
}

/** Taken out where a lesson is written, nothing of it has to be read or judged again. In: `tag` is BCP 47. */
export class ExtractWriter {
  readonly #tag: string;
  readonly #keys: string[] = [];
  readonly #shares: Json<PoolShare>[] = [];
  readonly #material: Json<LessonMaterial>[] = [];

  constructor(tag: string) {
    this.#tag = tag;
  }

  add(key: string, draft: LessonDraft): void {
    this.#keys.push(key);
    this.#shares.push(toJson(poolShareOf({ key, draft }, this.#tag)));
    this.#material.push(toJson(materialOf(key, draft, this.#tag)));
  }

  end(): LessonExtract {
    const joinedAs = <Part>(parts: readonly Json<Part>[]): SharedText<Part[]> =>
      shareText(`[${parts.join(',')}]`);
    return {
      keys: this.#keys,
      shares: joinedAs(this.#shares),
      material: joinedAs(this.#material),
    };
  }
}

/** The same of lessons that were written before; several threads can take it out. */
export const extractLessons = asTask(
  (input: { lessons: Pick<WrittenLesson, 'key' | 'draft'>[]; language: string }): LessonExtract => {
    const extract = new ExtractWriter(input.language);
    for (const { key, draft } of input.lessons) extract.add(key, parseDraft(draft));
    return extract.end();
  },
);

export const collectTerms = asTask(
  (input: { shares: LessonExtract['shares'][]; language: string }): Json<TermPool> =>
    toJson(mergeTermPool(joined(input.shares), input.language)),
);

// Each is needed once or twice in a job, far apart: nothing to remember.
export const parseDraft = (draft: WrittenLesson['draft']): LessonDraft => JSON.parse(plainTextOf(draft));
const joined = <Item>(parts: readonly SharedText<Item[]>[]): Item[] =>
  parts.flatMap((part): Item[] => JSON.parse(plainTextOf(part)));

/** What a course has to learn by: its glossary and its flashcards. */
export function buildCourseCards(
  lessons: readonly LessonMaterial[],
  pool: TermPool,
  language: string,
): { glossary: GlossaryEntry[]; cards: CardDraft[] } {
  const words = readWords(lessons);
  const glossary = buildGlossary(lessons, words, language);
  return { glossary, cards: buildCards({ lessons, words, glossary, pool, language }) };
}

export const writeCards = asTask(
  (input: {
    extracts: readonly LessonExtract[];
    pool: SharedJson<TermPool>;
    language: string;
  }): { glossary: Json<GlossaryEntry[]>; cards: NewCard[] } => {
    const { extracts, pool, language } = input;
    const material = joined(extracts.map((extract) => extract.material));
    const made = buildCourseCards(material, parseJson(pool), language);
    const cards = made.cards.map(
      (card, position): NewCard => ({ key: card.key, lesson: card.lesson, position, body: toJson(card) }),
    );
    return { glossary: toJson(made.glossary), cards };
  },
);
