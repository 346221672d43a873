import { completeAttempt } from '../store/endings.ts';
import { beginStep } from '../store/steps.ts';
import type { Step } from './work.ts';

/** The course appears, complete, in the transaction that ends the job. */
export const publish: Step = {
  name: 'publish',
  async run({ store, attempt }) {
    await beginStep(store, attempt, 'publish', { total: 1, message: 'Publishing the course' });
    await completeAttempt(store, attempt);
  },
};
