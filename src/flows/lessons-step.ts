import { getPlan, saveLessons } from '../store/lessons.ts';
import { beginStep, finishUnits, listUnits } from '../store/steps.ts';
import { InHand } from './in-hand.ts';
import { inParallel } from './in-parallel.ts';
import { batchLessons } from './lesson-batches.ts';
import { listSources, withPagesOf } from './sources.ts';
import { progressOf, type Step } from './work.ts';

/** Writes the lessons, each from the pages that the outline gives it. */
export const lessons: Step = {
  name: 'lessons',
  async run(work) {
    const { store, attempt, threads, signal } = work;
    const all = (await getPlan(store.db, attempt.courseId)).modules.flatMap((module) => module.lessons);
    const done = await listUnits(store.db, attempt, 'lessons');
    const total = all.length;
    const left = all.filter((lesson) => !done.has(lesson.key));
    const message = `Writing ${total} lessons`;
    await beginStep(store, attempt, 'lessons', { total, message, what: left[0]?.title });
    const sources = await listSources(work);
    const inHand = new InHand();
    let finished = total - left.length;
    await inParallel(batchLessons(left, threads.size), threads.window, async (plans) => {
      const end = inHand.begin(plans[0]?.title ?? '');
      const spans = plans.flatMap(({ spans, answers = [] }) => [...spans, ...answers]);
      const input = { plans, sources: await withPagesOf(work, sources, spans) };
      const drafts = await threads.run('writeLessons', input, signal);
      finished += plans.length;
      await finishUnits(
        store,
        attempt,
        {
          step: 'lessons',
          units: plans.map((plan) => plan.key),
          done: finished,
          progress: progressOf('lessons', finished, total),
          what: end(),
          message: `Writing lesson ${finished} of ${total}: ${plans.at(-1)?.title ?? ''}`,
        },
        (tx) => saveLessons(tx, attempt.courseId, drafts),
      );
    });
  },
};
