import { waitForReview } from '../store/endings.ts';
import { endStep } from '../store/steps.ts';
import { extract } from './extract-step.ts';
import { index } from './index-step.ts';
import { lessons } from './lessons-step.ts';
import { outline } from './outline-step.ts';
import { publish } from './publish-step.ts';
import { quizzes } from './quizzes-step.ts';
import type { Step, Work } from './work.ts';

/** The whole pipeline. To add a stage, add a line, and its name to `course/job.ts`. */
const STEPS: readonly Step[] = [extract, outline, lessons, quizzes, index, publish];

/**
 * Does what is not yet done of a job. Killed anywhere and run again, it goes on from the last finished unit.
 *
 * Throws: `job_cancelled` and `job_fenced` when the job is no longer ours; the signal's reason; any Failure.
 */
export async function makeCourse(work: Work): Promise<'completed' | 'waiting_for_review'> {
  const { attempt } = work;
  for (const step of STEPS) {
    if (!attempt.finishedSteps.has(step.name)) {
      work.signal.throwIfAborted();
      await work.activities.run({ kind: 'step', step: step.name }, async () => {
        await step.run(work);
        if (step.name !== 'publish') await endStep(work.store, attempt, step.name);
      });
    }
    if (step.name === 'outline' && attempt.reviewOutline && !attempt.approved) {
      await waitForReview(work.store, attempt);
      return 'waiting_for_review';
    }
  }
  return 'completed';
}
