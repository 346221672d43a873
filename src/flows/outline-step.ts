import { Failure } from '../base/failure.ts';
import { saveCoverage, savePlan } from '../store/lessons.ts';
import { beginStep, finishUnits } from '../store/steps.ts';
import { listSources, withAllPages } from './sources.ts';
import { progressOf, type Step } from './work.ts';

/** Decides what is taught, in which order, and what is left out and why. */
export const outline: Step = {
  name: 'outline',
  async run(work) {
    const { store, attempt, threads, signal } = work;
    const sources = await withAllPages(work, await listSources(work));
    await beginStep(store, attempt, 'outline', {
      total: sources.length,
      message: 'Finding chapters and lessons',
    });
    const options = attempt.language === null ? {} : { language: attempt.language };
    const { course, coverage } = await threads.run('plan', { sources, options }, signal);
    if (course.modules.length === 0) throw new Failure('nothing_to_teach', 'No running text was found.');
    const lessons = course.modules.reduce((sum, module) => sum + module.lessons.length, 0);
    await finishUnits(
      store,
      attempt,
      {
        step: 'outline',
        units: ['plan'],
        done: sources.length,
        progress: progressOf('outline', 1, 1),
        message: `Found ${course.modules.length} modules with ${lessons} lessons`,
      },
      async (tx) => {
        await savePlan(tx, attempt.courseId, course);
        await saveCoverage(tx, attempt.courseId, coverage);
      },
    );
  },
};
