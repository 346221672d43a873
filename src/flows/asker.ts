import type { Attempt } from '../store/fence.ts';
import type { AskedFor } from '../store/model-answers.ts';

/** For whom a model is asked: in a job with its attempt, else for somebody who waits for the answer. */
export interface Asker extends AskedFor {
  attempt?: Attempt | undefined;
  /** Fires when nobody wants the answer any more: calls under way are ended at once. */
  signal: AbortSignal;
  /** Fires when no call may be begun any more; those under way go on. */
  closing?: AbortSignal | undefined;
}
