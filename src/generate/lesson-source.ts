import type { Citation, LessonDraft } from '../course/course.ts';
import type { Page } from '../course/document.ts';
import { countOf } from '../course/matches.ts';
import { labelledRows, type RowGroup } from './labelled-rows.ts';
import { type Language, languageOf } from './language.ts';
import { textOf } from './page-texts.ts';
import { indexOf, type PoolIndex } from './pool-index.ts';
import { firstWordOf } from './segments.ts';
import type { TermPool } from './term-pool.ts';
import { contentStems } from './words.ts';

/** What a lesson's questions are made from. */
export interface QuestionContext {
  pages: { document_id: number; page: Page }[];
  language: string;
  seed: number;
}

export interface LessonForQuiz {
  key: string;
  title: string;
  draft: LessonDraft;
}

/** A lesson, the text of its pages and the course's terms, made ready once for all its questions. */
export interface QuizSource {
  lesson: LessonForQuiz;
  language: Language;
  index: PoolIndex;
  /** What is quoted of it, but for the rows of its tables. */
  citations: ReadonlyMap<string, Citation>;
  /** Its tables and lists that tell what a name means. */
  rows: readonly RowGroup[];
  /** Whether the source says of this word what the stem says. */
  isTrueOf: (word: string, stem: ReadonlySet<string>) => boolean;
  /** Whether a word stands on the lesson's pages, in any case. */
  isOnPages: (word: string) => boolean;
  /** Whether a word is so frequent there that it tells nothing: what the whole course is about. */
  isEverywhere: (word: string) => boolean;
}

/** A name that stands on every page more often is the subject of the whole text. */
const MOST_ON_A_PAGE = 1.5;
/** About a sentence on either side of a word. */
const BESIDE = 120;
/** A passage that shares this much of a stem says the same. */
const SAME_CLAIM = 0.6;

export function quizSourceOf(lesson: LessonForQuiz, pool: TermPool, context: QuestionContext): QuizSource {
  const language = languageOf(context.language);
  const index = indexOf(pool, language);
  const rows = labelledRows(lesson.draft.content, lesson.draft.citations);
  const citations = new Map(lesson.draft.citations.map((citation) => [citation.id, citation]));
  for (const group of rows)
    if (group.isTable) for (const row of group.rows) citations.delete(row.citation.id);
  const texts = context.pages.map(({ page }) => textOf(page).lower);
  const whole = texts.join('\n');
  const isFrequent = (word: string): boolean => {
    const most = context.pages.length * MOST_ON_A_PAGE;
    return countOf(whole, word.toLowerCase(), most) > most;
  };
  return {
    lesson,
    language,
    index,
    citations,
    rows,
    isTrueOf: truthIn(texts, index, language),
    isOnPages: remembered((word) => whole.includes(word.toLowerCase())),
    isEverywhere: remembered(isFrequent),
  };
}

/** The same words are asked for with every statement of the lesson. */
function remembered<Value extends NonNullable<unknown>>(
  find: (word: string) => Value,
): (word: string) => Value {
  const known = new Map<string, Value>();
  return (word) => {
    let value = known.get(word);
    if (value === undefined) {
      value = find(word);
      known.set(word, value);
    }
    return value;
  };
}

function truthIn(
  texts: readonly string[],
  index: PoolIndex,
  language: Language,
): (word: string, stem: ReadonlySet<string>) => boolean {
  const claims = (stems: ReadonlySet<string>, stem: ReadonlySet<string>): boolean => {
    let shared = 0;
    for (const word of stem) if (stems.has(word)) shared += 1;
    return stem.size > 0 && shared / stem.size >= SAME_CLAIM;
  };
  // What is said round each place where a word stands.
  const surroundings = remembered((needle) =>
    texts.flatMap((text) => {
      const said: ReadonlySet<string>[] = [];
      for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + BESIDE)) {
        const around = text.slice(Math.max(0, at - BESIDE), at + needle.length + BESIDE);
        said.push(new Set(contentStems(around, language)));
      }
      return said;
    }),
  );
  return (word, stem) => {
    const needle = word.toLowerCase();
    const defined = index.byFirstWord.get(firstWordOf(needle)) ?? [];
    if (defined.some((term) => term.term.toLowerCase() === needle && claims(term.stems, stem))) return true;
    return surroundings(needle).some((said) => claims(said, stem));
  };
}
