import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import type { GeneratorName, StepName } from '../course/job.ts';
import type { Sql } from '../db/database.ts';
import { appendEvents, type NewEvent } from './events.ts';
import type { HintKind } from './hints.ts';
import type { Store } from './store.ts';

/** One worker's hold on a job. Every write below is refused when a later attempt has begun. */
export interface Attempt {
  readonly jobId: string;
  readonly attempt: number;
  readonly courseId: number;
  readonly owner: string;
  readonly generator: GeneratorName;
  readonly language: string | null;
  readonly reviewOutline: boolean;
  readonly approved: boolean;
  /** Steps that earlier attempts have finished. */
  readonly finishedSteps: ReadonlySet<StepName>;
}

/**
 * Changes the job's row if this attempt still has it, and keeps it locked until the commit.
 *
 * In: `set` is SQL; its values start at $3. Throws: Failure `job_fenced`, `job_cancelled`.
 */
export async function fence(
  tx: Sql,
  attempt: Attempt,
  set: string,
  values: readonly unknown[] = [],
): Promise<void> {
  if (!(await hold(tx, attempt, set, values))) throw await lostFailure(tx, attempt);
}

async function hold(
  tx: Sql,
  attempt: Attempt,
  set: string,
  values: readonly unknown[] = [],
): Promise<boolean> {
  const changed = await tx.execute(
    `update job set ${set} where job_id = $1 and attempt = $2 and status = 'processing'`,
    [attempt.jobId, attempt.attempt, ...values],
  );
  return changed > 0;
}

/** Why an attempt has lost its job. */
export async function lostFailure(sql: Sql, { jobId, attempt }: Attempt): Promise<Failure> {
  const [row] = await sql.query(
    z.object({ status: z.string(), attempt: z.int() }),
    'select status, attempt from job where job_id = $1',
    [jobId],
  );
  if (row === undefined || row.status === 'cancelled')
    return new Failure('job_cancelled', `Job ${jobId} was cancelled`);
  return new Failure(
    'job_fenced',
    `Attempt ${attempt} of job ${jobId} has lost it: attempt ${row.attempt} is ${row.status}`,
  );
}

/**
 * Runs `work` in one transaction behind the fence, then tells the watchers. Its statements are sent together with
 * the fence's own, which comes first; when the fence does not hold, nothing of them is kept.
 */
export async function fenced(
  store: Store,
  attempt: Attempt,
  set: { text: string; values?: readonly unknown[]; hint?: HintKind },
  work: (tx: Sql) => Promise<readonly NewEvent[]>,
): Promise<void> {
  let isLost = false;
  try {
    await store.db.transaction(async (tx) => {
      const [held, events] = await Promise.allSettled([hold(tx, attempt, set.text, set.values), work(tx)]);
      if (held.status === 'rejected') throw held.reason;
      isLost = !held.value;
      if (isLost) throw new Error('The attempt has lost its job.');
      if (events.status === 'rejected') throw events.reason;
      await appendEvents(tx, attempt.jobId, events.value);
    });
  } catch (thrown) {
    throw isLost ? await lostFailure(store.db, attempt) : thrown;
  }
  store.hints.tell(attempt.jobId, set.hint);
}

/** Whether this attempt still has the job. One cheap statement. */
export async function isCurrent(db: Sql, attempt: Attempt): Promise<boolean> {
  const rows = await db.query(
    z.unknown(),
    `select 1 from job where job_id = $1 and attempt = $2 and status = 'processing'`,
    [attempt.jobId, attempt.attempt],
  );
  return rows.length > 0;
}
