import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { GeneratorName, StepName } from '../course/job.ts';
import { failAttempt } from './endings.ts';
import { appendEvents } from './events.ts';
import { type Attempt, isCurrent, lostFailure } from './fence.ts';
import type { Store } from './store.ts';

// Attempts in a row in which nothing was finished: a job that takes its process down each time is given up.
const MAX_TRIES = 20;

const AttemptRow = z.object({
  attempt: z.int(),
  course_id: z.int(),
  owner: z.string(),
  generator: GeneratorName,
  language: z.string().nullable(),
  review_outline: z.boolean(),
  approved: z.boolean(),
  tries: z.int(),
  finished: z.array(StepName),
});

/**
 * Takes a job for this worker; whoever had it before is fenced out from here on.
 *
 * Out: undefined when there is nothing to do: cancelled, ended, waiting for a review, or deleted.
 */
export async function beginAttempt(store: Store, jobId: string): Promise<Attempt | undefined> {
  const row = await store.db.transaction(async (tx) => {
    const [found] = await tx.query(
      AttemptRow,
      `update job set status = 'processing', attempt = attempt + 1, tries = tries + 1,
         started_at = coalesce(started_at, clock_timestamp()), attempt_started_at = clock_timestamp(),
         attempt_progress = progress, message = case when attempt = 0 then 'Starting' else 'Going on' end
       where job_id = $1 and status in ('pending', 'processing')
       returning attempt, course_id, owner, generator, language, review_outline, approved, tries,
         coalesce((select jsonb_agg(name) from job_step step
           where step.job_id = job.job_id and step.status = 'completed'), '[]') as finished`,
      [jobId],
    );
    if (found === undefined) return undefined;
    const data = { status: 'processing', attempt: found.attempt };
    await appendEvents(tx, jobId, [{ type: 'status', data }]);
    return found;
  });
  store.hints.tell(jobId, 'lost');
  if (row === undefined) return undefined;
  const attempt: Attempt = {
    jobId,
    attempt: row.attempt,
    courseId: row.course_id,
    owner: row.owner,
    generator: row.generator,
    language: row.language,
    reviewOutline: row.review_outline,
    approved: row.approved,
    finishedSteps: new Set(row.finished),
  };
  if (row.tries <= MAX_TRIES) return attempt;
  await failAttempt(
    store,
    attempt,
    new Failure('worker_crashed', `${MAX_TRIES} attempts in a row ended with the worker`),
    { final: true },
  );
  return undefined;
}

/**
 * A signal that aborts with a Failure, `job_cancelled` or `job_fenced`, when the attempt has lost its job: at once
 * for what happens in this process, within a second for others. Call `stop` at the end of the attempt.
 */
export function watchAttempt(store: Store, attempt: Attempt): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  const look = async (): Promise<void> => {
    if (controller.signal.aborted || (await isCurrent(store.db, attempt))) return;
    controller.abort(await lostFailure(store.db, attempt));
  };
  // When the database is away there is nothing to learn; the next write will tell.
  const lookQuietly = (): void => void look().catch(() => undefined);
  const stopListening = store.hints.listen((jobId, kind) => {
    if (jobId === attempt.jobId && kind === 'lost') lookQuietly();
  });
  const timer = store.db.kind === 'postgres' ? setInterval(lookQuietly, 500).unref() : undefined;
  return {
    signal: controller.signal,
    stop: () => {
      stopListening();
      clearInterval(timer);
    },
  };
}
