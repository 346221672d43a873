import { createHash } from 'node:crypto';
import type { CardDraft } from '../course/card.ts';
import type { Citation, GlossaryEntry } from '../course/course.ts';
import { inOneLine } from '../course/one-line.ts';
import type { LessonWordList } from './course-words.ts';
import { isCodeName } from './definitions.ts';
import { type BlankedFact, blankTerm, blankWord, spreadOf } from './fact-blanks.ts';
import { fillIn, type Language, languageOf } from './language.ts';
import { type LessonMaterial, plainTextWithCode } from './lesson-material.ts';
import { definitionOf, indexOf } from './pool-index.ts';
import type { TermPool } from './term-pool.ts';

const MOST_OF_LESSON = 12;
const MOST_TERMS = 6;
const MOST_QUESTIONS = 4;
const MOST_FACTS = 6;
/** Below this, any telling word is left out of a fact, not only a term of the course. */
const LEAST_OF_LESSON = 5;
/** What does not fit on a card is a page. */
const MOST_FRONT_CHARS = 700;
const MOST_BACK_CHARS = 1500;

/** What the cards of a course are made from; lessons in the order of the course. */
export interface CardSource {
  lessons: readonly LessonMaterial[];
  words: readonly LessonWordList[];
  glossary: readonly GlossaryEntry[];
  pool: TermPool;
  /** BCP 47. */
  language: string;
}

/** Makes the flashcards of a course: of each lesson its terms, its facts, and the questions that it answers itself. */
export function buildCards({ lessons, words, glossary, pool, language: tag }: CardSource): CardDraft[] {
  const language = languageOf(tag);
  const blanks = { index: indexOf(pool, language), language, spread: spreadOf(words), lessons: words.length };
  const entries = Map.groupBy(glossary, (entry) => entry.lesson);
  const lists = new Map(words.map((list) => [list.key, list]));
  const made = new MadeCards();
  for (const lesson of lessons) {
    const terms = inOrderOf(lesson, entries.get(lesson.key) ?? []).map((entry) => termCard(entry, language));
    const asked = lesson.exercises.map(questionCard);
    made.add(lesson.key, terms, MOST_TERMS);
    made.add(lesson.key, asked, MOST_QUESTIONS);
    const list = lists.get(lesson.key);
    made.add(
      lesson.key,
      factCards(lesson, (text) => blankTerm(text, blanks)),
      MOST_FACTS,
    );
    const room = LEAST_OF_LESSON - made.countOf(lesson.key);
    if (list !== undefined && room > 0)
      made.add(
        lesson.key,
        factCards(lesson, (text) => blankWord(text, list, blanks)),
        room,
      );
  }
  return made.cards;
}

type NewCard = Omit<CardDraft, 'key' | 'lesson'>;

/** Cards, no two of the same front, back or evidence. */
class MadeCards {
  readonly cards: CardDraft[] = [];
  readonly #known = new Set<string>();
  readonly #counts = new Map<string, number>();

  countOf(lesson: string): number {
    return this.#counts.get(lesson) ?? 0;
  }

  /** Adds up to `most` of some cards to a lesson that has room for them. */
  add(lesson: string, cards: Iterable<NewCard | undefined>, most: number): void {
    let added = 0;
    for (const card of cards) {
      const count = this.countOf(lesson);
      if (added >= most || count >= MOST_OF_LESSON) return;
      if (card === undefined || !isFit(card)) continue;
      const marks = [card.front, card.back].map((text) => inOneLine(text.toLowerCase()));
      const evidence = card.kind === 'question' ? [] : card.citations.map(({ quote }) => quote);
      const all = [...marks, ...evidence];
      if (all.some((mark) => this.#known.has(mark))) continue;
      for (const mark of all) this.#known.add(mark);
      this.cards.push({ key: cardKey(lesson, card.front), ...card, lesson });
      this.#counts.set(lesson, count + 1);
      added += 1;
    }
  }
}

const isFit = ({ front, back }: NewCard): boolean =>
  front !== '' && back !== '' && front.length <= MOST_FRONT_CHARS && back.length <= MOST_BACK_CHARS;

/** The same whenever the course is made again. */
const cardKey = (lesson: string, front: string): string =>
  createHash('sha256').update(`${lesson}\n${front}`).digest('base64url').slice(0, 16);

/** The entries of a lesson as the lesson has them, not by the alphabet. */
function inOrderOf(lesson: LessonMaterial, entries: readonly GlossaryEntry[]): GlossaryEntry[] {
  const order = new Map(lesson.terms.map(({ term }, index) => [term, index]));
  const placeOf = ({ term }: GlossaryEntry): number => order.get(term) ?? order.size;
  return entries.toSorted((left, right) => placeOf(left) - placeOf(right));
}

function termCard({ term, expansion, definition, citation }: GlossaryEntry, language: Language): NewCard {
  return {
    kind: 'term',
    front: termFront(term, definition, language),
    back: expansion === null ? definition : `${term}: ${expansion}\n${definition}`,
    term,
    citations: [citation],
  };
}

/** "What is a source package?" where the sentence shows its article and number; else the term alone. */
function termFront(term: string, sentence: string, language: Language): string {
  const definition = definitionOf(term, sentence, language);
  const { phrases } = language;
  if (definition?.form !== 'noun' || phrases === undefined || isCodeName(term)) return term;
  // Without an article it may be a noun that needs one, as in "server: a program that ...".
  if (definition.lead === '' && !definition.isPlural) return term;
  const [template = '{}'] = definition.isPlural ? phrases.meaningOfPlural : phrases.meaningOfNoun;
  return fillIn(template, { '': `${definition.lead} ${term}`.trim(), term });
}

const questionCard = ({
  text,
  answer,
  citation,
}: {
  text: string;
  answer: string;
  citation: Citation;
}): NewCard => ({
  kind: 'question',
  front: plainTextWithCode(text),
  back: plainTextWithCode(answer),
  citations: [citation],
});

function* factCards(
  { points }: LessonMaterial,
  blank: (text: string) => BlankedFact | undefined,
): Generator<NewCard | undefined> {
  for (const { text, citation } of points) {
    const fact = blank(text);
    yield fact && {
      kind: 'fact',
      front: fact.front,
      back: `${fact.answer}\n${text}`,
      term: fact.answer,
      citations: [citation],
    };
  }
}
