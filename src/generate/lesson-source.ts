import { blockText } from '../course/block-text.ts';
import type { Citation, LessonDraft } from '../course/course.ts';
import type { Page } from '../course/document.ts';
import { type Language, languageOf } from './language.ts';
import { indexOf, type PoolIndex } from './pool-index.ts';
import { sentencesOf } from './sentences.ts';
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

/** A lesson, the sentences of its pages and the course's terms, made ready once for all its questions. */
export interface QuizSource {
  lesson: LessonForQuiz;
  language: Language;
  index: PoolIndex;
  citations: ReadonlyMap<string, Citation>;
  /** Whether the source says of this word what the stem says. */
  isTrueOf: (word: string, stem: ReadonlySet<string>) => boolean;
}

/** A sentence that shares this much of a stem says the same. */
const SAME_CLAIM = 0.6;

export function quizSourceOf(lesson: LessonForQuiz, pool: TermPool, context: QuestionContext): QuizSource {
  const language = languageOf(context.language);
  const index = indexOf(pool, language);
  const citations = new Map(lesson.draft.citations.map((citation) => [citation.id, citation]));
  return { lesson, language, index, citations, isTrueOf: truthIn(context.pages, index, language) };
}

function truthIn(
  pages: readonly { page: Page }[],
  index: PoolIndex,
  language: Language,
): (word: string, stem: ReadonlySet<string>) => boolean {
  let lowered: string[] | undefined;
  const stemsBySentence = new Map<string, Set<string>>();
  const readSentences = (): string[] =>
    pages.flatMap(({ page }) =>
      page.blocks.flatMap((block) =>
        block.kind === 'code'
          ? []
          : sentencesOf(blockText(block), language).map(({ text }) => text.toLowerCase()),
      ),
    );
  const claims = (stems: ReadonlySet<string>, stem: ReadonlySet<string>): boolean => {
    let shared = 0;
    for (const word of stem) if (stems.has(word)) shared += 1;
    return stem.size > 0 && shared / stem.size >= SAME_CLAIM;
  };
  return (word, stem) => {
    const needle = word.toLowerCase();
    const defined = index.byFirstWord.get(needle.split(' ')[0] ?? '') ?? [];
    if (defined.some((term) => term.term.toLowerCase() === needle && claims(term.stems, stem))) return true;
    lowered ??= readSentences();
    return lowered.some((sentence) => {
      if (!sentence.includes(needle)) return false;
      const stems = stemsBySentence.get(sentence) ?? new Set(contentStems(sentence, language));
      stemsBySentence.set(sentence, stems);
      return claims(stems, stem);
    });
  };
}
