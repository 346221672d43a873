import type { LessonPlan } from '../course/plan.ts';
import { getPlan, listLessonDrafts } from '../store/lessons.ts';
import { listQuestionDrafts, saveQuestionDrafts, saveQuizzes } from '../store/quizzes.ts';
import { beginStep, finishUnits, listUnits } from '../store/steps.ts';
import { inParallel } from './in-parallel.ts';
import { batchLessons } from './lesson-batches.ts';
import { listSources, withPagesOf } from './sources.ts';
import { progressOf, type Step, type Work } from './work.ts';

/** Makes questions of each lesson, checks them, and draws the quizzes of the modules from them. */
export const quizzes: Step = {
  name: 'quizzes',
  async run(work) {
    const { store, attempt, threads, signal } = work;
    const plan = await getPlan(store.db, attempt.courseId);
    const all = plan.modules.flatMap((module) => module.lessons);
    const done = await listUnits(store.db, attempt, 'quizzes');
    await beginStep(store, attempt, 'quizzes', { total: all.length, message: 'Making questions' });
    const left = all.filter((lesson) => !done.has(lesson.key));
    if (left.length > 0) await writeQuestions(work, left, all.length, plan.language);
    const questionsOf = await listQuestionDrafts(store.db, attempt.courseId);
    const questions = all.flatMap((lesson) => questionsOf.get(lesson.key) ?? []);
    const assembled = await threads.run('assemble', { plan, questions, seed: SEED }, signal);
    await finishUnits(
      store,
      attempt,
      {
        step: 'quizzes',
        units: ['assemble'],
        done: all.length,
        progress: progressOf('quizzes', 1, 1),
        message: `Made ${assembled.quizzes.length} quizzes`,
      },
      (tx) => saveQuizzes(tx, attempt.courseId, assembled.quizzes, assembled.report),
    );
  },
};

// The same input gives the same course.
const SEED = 1;

async function writeQuestions(
  work: Work,
  left: readonly LessonPlan[],
  total: number,
  language: string,
): Promise<void> {
  const { store, attempt, threads, signal } = work;
  const drafts = await listLessonDrafts(store.db, attempt.courseId);
  const pool = await threads.run(
    'collectTerms',
    { lessons: drafts.map(({ key, draft }) => ({ key, draft })) },
    signal,
  );
  const draftOf = new Map(drafts.map(({ key, draft }) => [key, draft]));
  const sources = await listSources(work);
  let finished = total - left.length;
  await inParallel(batchLessons(left, threads.size), threads.size + 1, async (plans) => {
    const lessons = plans.flatMap((plan) => {
      const draft = draftOf.get(plan.key);
      return draft === undefined ? [] : [{ plan, draft }];
    });
    const pages = await withPagesOf(
      work,
      sources,
      plans.flatMap((plan) => plan.spans),
    );
    const questions = await threads.run(
      'writeQuizzes',
      { lessons, pool, sources: pages, language, seed: SEED },
      signal,
    );
    finished += plans.length;
    await finishUnits(
      store,
      attempt,
      {
        step: 'quizzes',
        units: plans.map((plan) => plan.key),
        done: finished,
        progress: progressOf('quizzes', finished, total),
        message: `Making questions for lesson ${finished} of ${total}: ${plans.at(-1)?.title ?? ''}`,
      },
      async (tx) => {
        for (const [at, { plan }] of lessons.entries())
          await saveQuestionDrafts(tx, attempt.courseId, plan.key, questions[at] ?? []);
      },
    );
  });
}
