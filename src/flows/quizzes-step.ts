import type { CoursePlan, LessonPlan } from '../course/plan.ts';
import { sourceSpans } from '../course/source-spans.ts';
import type { TermPool } from '../generate/quiz.ts';
import { listKeptWeeks } from '../store/kept-quizzes.ts';
import { getPlan, listLessonDrafts } from '../store/lessons.ts';
import { listQuestionDrafts, saveQuestionDrafts, saveQuizReport, saveQuizzes } from '../store/quizzes.ts';
import { beginStep, finishUnits, listUnits } from '../store/steps.ts';
import { listExtracts, sharesOf } from './extracts.ts';
import { InHand } from './in-hand.ts';
import { inParallel } from './in-parallel.ts';
import { batchLessons } from './lesson-batches.ts';
import { type SharedJson, shareJson } from './shared-json.ts';
import { listSources, withPagesOf } from './sources.ts';
import type { StoredSource } from './stored-source.ts';
import { progressOf, SEED, type Step, type Work } from './work.ts';
import { CARDS_DONE, writeCards } from './write-cards.ts';

/**
 * Makes questions of each lesson, checks them, and draws the quizzes from them; and the glossary and flashcards of
 * the course.
 */
export const quizzes: Step = {
  name: 'quizzes',
  async run(work) {
    const { store, attempt } = work;
    const plan = await getPlan(store.db, attempt.courseId);
    const all = plan.modules.flatMap((module) => module.lessons);
    const done = await listUnits(store.db, attempt, 'quizzes');
    const left = all.filter((lesson) => !done.has(lesson.key));
    const begun = { total: all.length, message: 'Making questions', what: left[0]?.title };
    await beginStep(store, attempt, 'quizzes', begun);
    if (left.length > 0 || !done.has(CARDS_DONE)) await writeMaterial(work, plan, { all, left, done });
    if (!done.has('assemble')) await assembleQuizzes(work, plan, done);
  },
};

/** Questions and cards are made at once: neither keeps every thread busy to its end. */
async function writeMaterial(
  work: Work,
  { language }: CoursePlan,
  { all, left, done }: { all: LessonPlan[]; left: LessonPlan[]; done: ReadonlySet<string> },
): Promise<void> {
  const { threads, signal } = work;
  const extracts = await listExtracts(work, all, language);
  const [terms, sources] = await Promise.all([
    threads.run('collectTerms', { shares: sharesOf(extracts), language }, signal),
    listSources(work),
  ]);
  const pool = shareJson(terms);
  const tasks = [() => writeQuestions(work, { all, left, language, pool, sources })];
  if (!done.has(CARDS_DONE)) tasks.unshift(() => writeCards(work, extracts, { pool, language, done }));
  await inParallel(tasks, tasks.length, (task) => task());
  // Nobody needs them any more, and they hold the text of the whole course.
  work.extracts.length = 0;
}

// On the embedded database everybody waits for a transaction to end: 24 quizzes of 12 questions take 10 ms.
const QUIZZES_AT_ONCE = 24;

/** Draws the quizzes from the questions and saves them, a few at a time. */
async function assembleQuizzes(work: Work, plan: CoursePlan, done: ReadonlySet<string>): Promise<void> {
  const { store, attempt, threads, signal } = work;
  const lessons = plan.modules.flatMap((module) => module.lessons);
  const bodies = await listQuestionDrafts(store.db, attempt.courseId);
  const drafts = lessons.flatMap((lesson) => bodies.get(lesson.key) ?? []);
  const all = await threads.run('assemble', { plan, drafts, seed: SEED }, signal);
  // Made again in a course that is published, the quizzes in which a teacher has changed something stay as they are.
  const kept = await listKeptWeeks(store.db, attempt.courseId, plan);
  const { report } = all;
  const made = all.quizzes.filter(({ week }) => !kept.has(week));
  const message = `Made ${made.length} quizzes`;
  const finished = {
    step: 'quizzes',
    done: lessons.length,
    progress: progressOf('quizzes', 1, 1, attempt.generator),
    message,
  } as const;
  for (let from = 0; from < made.length; from += QUIZZES_AT_ONCE) {
    // With how many they are: another version may have begun with other numbers.
    const unit = `quizzes:${QUIZZES_AT_ONCE}:${from}`;
    if (done.has(unit)) continue;
    await finishUnits(store, attempt, { ...finished, units: [unit] }, (tx) =>
      saveQuizzes(tx, attempt.courseId, made.slice(from, from + QUIZZES_AT_ONCE)),
    );
  }
  const weeks = [...made.map((quiz) => quiz.week), ...kept];
  await finishUnits(store, attempt, { ...finished, units: ['assemble'] }, (tx) =>
    saveQuizReport(tx, attempt.courseId, weeks, report),
  );
}

async function writeQuestions(
  work: Work,
  input: {
    all: LessonPlan[];
    left: LessonPlan[];
    language: string;
    pool: SharedJson<TermPool>;
    sources: StoredSource[];
  },
): Promise<void> {
  const { store, attempt, generator, threads } = work;
  const { all, left, language, pool, sources } = input;
  const total = all.length;
  let finished = total - left.length;
  const inHand = new InHand();
  await inParallel(batchLessons(left, threads.size), threads.window, async (plans) => {
    const end = inHand.begin(plans[0]?.title ?? '');
    const keys = plans.map((plan) => plan.key);
    const written = await listLessonDrafts(store.db, attempt.courseId, keys, work.drafts);
    const lessons = written.flatMap((lesson) => {
      const plan = plans.find((candidate) => candidate.key === lesson.key);
      return plan === undefined ? [] : [{ ...lesson, plan }];
    });
    const spans = plans.flatMap(sourceSpans);
    const pages = await withPagesOf(work, sources, spans);
    const asked = { lessons, pool, sources: pages, language, seed: SEED };
    const drafts = await generator.writeQuestions(work, asked);
    finished += plans.length;
    await finishUnits(
      store,
      attempt,
      {
        step: 'quizzes',
        units: keys,
        done: finished,
        progress: progressOf('quizzes', finished, total, attempt.generator),
        what: end(),
        message: `Making questions for lesson ${finished} of ${total}: ${plans.at(-1)?.title ?? ''}`,
      },
      (tx) => saveQuestionDrafts(tx, attempt.courseId, drafts),
    );
  });
}
