import { Failure } from '../base/failure.ts';
import { saveEstimate } from '../store/estimates.ts';
import { listPlanned, saveCoverage, savePlan, savePlannedLessons } from '../store/lessons.ts';
import { rejectAnswers } from '../store/model-answers.ts';
import { beginStep, finishUnits, listUnits } from '../store/steps.ts';
import { listSources, withAllPages } from './sources.ts';
import { progressOf, type Step } from './work.ts';

// On the embedded database everybody waits for a transaction to end: 50 rows take 3 ms.
const LESSONS_AT_ONCE = 50;

/** Decides what is taught, in which order, and what is left out and why. */
export const outline: Step = {
  name: 'outline',
  async run(work) {
    const { store, attempt, generator } = work;
    const done = await listUnits(store.db, attempt, 'outline');
    if (done.has('plan')) return;
    const sources = await withAllPages(work, await listSources(work));
    await beginStep(store, attempt, 'outline', {
      total: sources.length,
      message: 'Finding chapters and lessons',
      what: sources.map((source) => source.filename).join(', '),
    });
    const options = attempt.language === null ? {} : { language: attempt.language };
    const { course, coverage, problems, rejected } = await generator.planCourse(work, sources, options);
    if (course.modules.length === 0) throw new Failure('nothing_to_teach', 'No running text was found.');
    const planned = listPlanned(course);
    const message = `Found ${course.modules.length} modules with ${planned.length} lessons`;
    const found = {
      step: 'outline',
      progress: progressOf('outline', 1, 1, attempt.generator),
      message,
    } as const;
    for (let from = 0; from < planned.length; from += LESSONS_AT_ONCE) {
      const some = planned.slice(from, from + LESSONS_AT_ONCE);
      await finishUnits(store, attempt, { ...found, units: [], done: 0 }, (tx) =>
        savePlannedLessons(tx, attempt.courseId, some),
      );
    }
    const estimate = await generator.estimate(work, course);
    const made = { ...found, units: ['plan'], done: sources.length, problems };
    await finishUnits(store, attempt, made, async (tx) => {
      await savePlan(tx, attempt.courseId, course);
      await saveCoverage(tx, attempt.courseId, coverage);
      await saveEstimate(tx, attempt.jobId, estimate);
      await rejectAnswers(tx, rejected);
    });
  },
};
