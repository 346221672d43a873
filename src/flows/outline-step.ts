import { Failure } from '../base/failure.ts';
import { saveEstimate } from '../store/estimates.ts';
import { settleOutline } from '../store/fallbacks.ts';
import {
  getPlan,
  listPlanned,
  saveCoverage,
  saveNames,
  savePlan,
  savePlannedLessons,
} from '../store/lessons.ts';
import { rejectAnswers } from '../store/model-answers.ts';
import { beginStep, finishUnits, listUnits } from '../store/steps.ts';
import { listSources, withAllPages } from './sources.ts';
import { progressOf, type Step, type Work } from './work.ts';

// On the embedded database everybody waits for a transaction to end: 50 rows take 3 ms.
const LESSONS_AT_ONCE = 50;

/** Decides what is taught, in which order, and what is left out and why. */
export const outline: Step = {
  name: 'outline',
  async run(work) {
    const { store, attempt, generator } = work;
    const done = await listUnits(store.db, attempt, 'outline');
    if (done.has('plan')) {
      if (!done.has('names')) await nameAgain(work);
      return;
    }
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
    const made = { ...found, units: ['plan', 'names'], done: sources.length, problems };
    await finishUnits(store, attempt, made, async (tx) => {
      await savePlan(tx, attempt.courseId, course);
      await saveCoverage(tx, attempt.courseId, coverage);
      await saveEstimate(tx, attempt.jobId, estimate);
      await rejectAnswers(tx, rejected);
    });
  },
};

/** Asks again for the names of a course whose outline is there. Its lessons keep theirs: they rest on them. */
async function nameAgain(work: Work): Promise<void> {
  const { store, attempt, generator } = work;
  const plan = await getPlan(store.db, attempt.courseId);
  const sources = await withAllPages(work, await listSources(work));
  const message = 'Naming modules';
  await beginStep(store, attempt, 'outline', { total: sources.length, message });
  const { course, problems, rejected } = await generator.nameCourse(plan, sources);
  const made = {
    step: 'outline',
    progress: progressOf('outline', 1, 1, attempt.generator),
    message,
    units: ['names'],
    done: sources.length,
    problems,
  } as const;
  await finishUnits(store, attempt, made, async (tx) => {
    await saveNames(tx, attempt.courseId, plan, course);
    await rejectAnswers(tx, rejected);
    if (problems.length === 0) await settleOutline(tx, attempt.courseId);
  });
}
