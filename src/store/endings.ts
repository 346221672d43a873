import { z } from 'zod';
import type { Failure } from '../base/failure.ts';
import type { Sql } from '../db/database.ts';
import { appendEvents } from './events.ts';
import { type Attempt, fence, fenced } from './fence.ts';
import { enqueue } from './jobs.ts';
import type { Store } from './store.ts';

const MAX_FAILURES = 3;

/** What fails nothing but waits: it comes back, and no job is at fault. */
const AWAY: ReadonlySet<string> = new Set(['database_unavailable', 'blobs_unavailable']);
const LONGEST_WAIT_SECONDS = 10;

/**
 * Ends the attempt with a failure: tried again after a pause when the failure is of that kind and the pauses are
 * not used up, else the job has failed. Where database or files are away the job waits as long as they are.
 *
 * Throws: Failure `job_fenced`, `job_cancelled`.
 */
export async function failAttempt(
  store: Store,
  attempt: Attempt,
  failure: Failure,
): Promise<'retried' | 'failed'> {
  return store.db
    .transaction(async (tx) => {
      await fence(tx, attempt, 'failures = failures + 1, blame = 0');
      const [row] = await tx.query(
        z.object({ failures: z.int(), turn: z.int() }),
        'select failures, turn from job where job_id = $1',
        [attempt.jobId],
      );
      const isAway = AWAY.has(failure.code);
      if (failure.retry && row !== undefined && (isAway || row.failures <= MAX_FAILURES)) {
        const pauseSeconds = 2 * 4 ** (row.failures - 1);
        const delaySeconds = isAway ? Math.min(LONGEST_WAIT_SECONDS, pauseSeconds) : pauseSeconds;
        const message = `Trying again in ${delaySeconds} s: ${failure.message}`;
        await tx.execute(`update job set status = 'pending', message = $2 where job_id = $1`, [
          attempt.jobId,
          message,
        ]);
        await appendEvents(tx, attempt.jobId, [{ type: 'status', data: { status: 'pending', message } }]);
        await enqueue(store, tx, attempt.jobId, { turn: row.turn, delaySeconds });
        return 'retried' as const;
      }
      await endFailed(tx, attempt, failure);
      return 'failed' as const;
    })
    .finally(() => store.hints.tell(attempt.jobId));
}

async function endFailed(tx: Sql, attempt: Attempt, failure: Failure): Promise<void> {
  const { message: error, code, hint } = failure;
  await tx.execute(
    `with ended as (
       update job_step set status = 'failed', completed_at = clock_timestamp()
       where job_id = $1 and status = 'processing'
     )
     update job set status = 'failed', completed_at = clock_timestamp(), message = 'Failed', error = $2, code = $3,
       hint = $4 where job_id = $1`,
    [attempt.jobId, error, code, hint],
  );
  await appendEvents(tx, attempt.jobId, [{ type: 'failed', data: { status: 'failed', error, code, hint } }]);
}

/**
 * Publishes the course and ends the job, in one transaction with what `write` saves.
 *
 * Throws: Failure `job_fenced`, `job_cancelled`; then the course stays unpublished.
 */
export async function completeAttempt(
  store: Store,
  attempt: Attempt,
  write?: (tx: Sql) => Promise<void>,
): Promise<void> {
  const set = {
    text: `status = 'completed', progress = 100, completed_at = clock_timestamp(), message = 'The course is ready'`,
  };
  await fenced(store, attempt, set, async (tx) => {
    await write?.(tx);
    const [result] = await tx.query(
      z.object({ course_id: z.int(), course_title: z.string(), modules: z.int() }),
      `with steps as (
         update job_step set status = 'completed', done = coalesce(total, done),
           completed_at = coalesce(completed_at, clock_timestamp())
         where job_id = $2 and status <> 'completed'
       )
       update course set published_at = coalesce(published_at, clock_timestamp()) where course_id = $1
       returning course_id, title as course_title,
         (select count(*) from module where module.course_id = course.course_id) as modules`,
      [attempt.courseId, attempt.jobId],
    );
    return [{ type: 'completed', data: { status: 'completed', progress: 100, result } }];
  });
}

/** Stops after the outline until `approveOutline`. Throws: Failure `job_fenced`, `job_cancelled`. */
export async function waitForReview(store: Store, attempt: Attempt): Promise<void> {
  const message = 'The outline waits for your review';
  const set = { text: `status = 'waiting_for_review', message = $3`, values: [message] };
  await fenced(store, attempt, set, async () => [
    { type: 'status', data: { status: 'waiting_for_review', message } },
  ]);
}

/** Gives the job back unharmed, as at a shutdown: another worker, or this one later, goes on with it. */
export async function releaseAttempt(store: Store, attempt: Attempt): Promise<void> {
  const set = { text: `status = 'pending', message = 'Waiting for a free worker'` };
  await fenced(store, attempt, set, async (tx) => {
    const [row] = await tx.query(z.object({ turn: z.int() }), 'select turn from job where job_id = $1', [
      attempt.jobId,
    ]);
    await enqueue(store, tx, attempt.jobId, { turn: row?.turn ?? 0, isBegun: true });
    return [{ type: 'status', data: { status: 'pending' } }];
  });
  store.hints.tell(attempt.jobId, 'sent');
}
