import type { CoursePlan } from '../course/plan.ts';
import { sourceSpans } from '../course/source-spans.ts';
import { settleFallbacks } from '../store/fallbacks.ts';
import { getPlan, saveLessons } from '../store/lessons.ts';
import { rejectAnswers } from '../store/model-answers.ts';
import { beginStep, finishUnits, listUnits } from '../store/steps.ts';
import { InHand } from './in-hand.ts';
import { inParallel } from './in-parallel.ts';
import { listSources, withPagesOf } from './sources.ts';
import { progressOf, type Step, type Work } from './work.ts';

/** Writes the lessons, each from the pages that the outline gives it. */
export const lessons: Step = {
  name: 'lessons',
  async run(work) {
    const plan = await getPlan(work.store.db, work.attempt.courseId);
    // Questions stand first in the queue for a model: they are tried afterwards, while the last lessons are written.
    const tasks = [() => work.generator.prepareQuestions(work, plan), () => writeLessons(work, plan)];
    await inParallel(tasks, tasks.length, (task) => task());
  },
};

async function writeLessons(work: Work, plan: CoursePlan): Promise<void> {
  const { store, attempt, generator } = work;
  const all = plan.modules.flatMap((module) => module.lessons);
  const done = await listUnits(store.db, attempt, 'lessons');
  const total = all.length;
  const left = all.filter((lesson) => !done.has(lesson.key));
  const message = `Writing ${total} lessons`;
  await beginStep(store, attempt, 'lessons', { total, message, what: left[0]?.title });
  const sources = await listSources(work);
  const inHand = new InHand();
  let finished = total - left.length;
  await inParallel(generator.batch(left), generator.window, async (plans) => {
    const end = inHand.begin(plans[0]?.title ?? '');
    const spans = plans.flatMap(sourceSpans);
    const pages = await withPagesOf(work, sources, spans);
    const made = await generator.writeLessons(work, plans, pages, plan.language);
    finished += plans.length;
    await finishUnits(
      store,
      attempt,
      {
        step: 'lessons',
        units: plans.map(({ key }) => key),
        done: finished,
        progress: progressOf('lessons', finished, total, attempt.generator),
        what: end(),
        message: `Writing lesson ${finished} of ${total}: ${plans.at(-1)?.title ?? ''}`,
        problems: made.problems,
      },
      async (tx) => {
        await saveLessons(tx, attempt.courseId, made.lessons);
        await rejectAnswers(tx, made.rejected);
        await settleFallbacks(tx, attempt.courseId, 'lesson', made.byModel);
      },
    );
    for (const { key, draft } of made.lessons) work.drafts.set(key, draft);
    if (made.extract !== undefined) work.extracts.push(made.extract);
  });
}
