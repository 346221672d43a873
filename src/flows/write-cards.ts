import type { TermPool } from '../generate/quiz.ts';
import { saveCards, saveGlossary } from '../store/cards.ts';
import { finishUnits } from '../store/steps.ts';
import type { SharedJson } from './shared-json.ts';
import type { LessonExtract } from './thread-cards.ts';
import { progressOf, type Work } from './work.ts';

/** The unit that ends the making of cards. */
export const CARDS_DONE = 'cards';

// On the embedded database everybody waits for a transaction to end: 200 cards take 10 ms.
const CARDS_AT_ONCE = 200;

/** Makes the glossary and the flashcards of a course and saves them, some at a time. */
export async function writeCards(
  work: Pick<Work, 'store' | 'attempt' | 'threads' | 'signal'>,
  extracts: readonly LessonExtract[],
  { pool, language, done }: { pool: SharedJson<TermPool>; language: string; done: ReadonlySet<string> },
): Promise<void> {
  const { store, attempt, threads, signal } = work;
  const made = await threads.run('writeCards', { extracts, pool, language }, signal);
  const finished = {
    step: 'quizzes',
    done: 0,
    progress: progressOf('quizzes', 0, 1, attempt.generator),
    message: `Made ${made.cards.length} flashcards`,
  } as const;
  for (let from = 0; from < made.cards.length; from += CARDS_AT_ONCE) {
    // With how many they are: another version may have begun with other numbers.
    const unit = `cards:${CARDS_AT_ONCE}:${from}`;
    if (done.has(unit)) continue;
    await finishUnits(store, attempt, { ...finished, units: [unit] }, (tx) =>
      saveCards(tx, attempt.courseId, made.cards.slice(from, from + CARDS_AT_ONCE)),
    );
  }
  const keys = made.cards.map((card) => card.key);
  await finishUnits(store, attempt, { ...finished, units: [CARDS_DONE] }, (tx) =>
    saveGlossary(tx, attempt.courseId, made.glossary, keys),
  );
}
