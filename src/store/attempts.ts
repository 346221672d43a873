import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { GeneratorName, StepName } from '../course/job.ts';
import { failAttempt } from './endings.ts';
import { appendEvents } from './events.ts';
import { type Attempt, isCurrent, lostFailure } from './fence.ts';
import type { Store } from './store.ts';

// A process may end for reasons of its own; three in a row, with nothing finished between, end because of the job.
const MOST_DEATHS = 3;

const AttemptRow = z.object({
  attempt: z.int(),
  course_id: z.int(),
  owner: z.string(),
  generator: GeneratorName,
  language: z.string().nullable(),
  review_outline: z.boolean(),
  approved: z.boolean(),
  deaths: z.int(),
  now_step: z.string().nullable(),
  now_what: z.string().nullable(),
  finished: z.array(StepName),
});

/**
 * Takes a job for this worker; whoever had it before is fenced out from here on. Who left it under way has died or is
 * frozen; a job under which that has happened too often ends here.
 *
 * In: `entryId` of the queue; one that no longer stands for the job is not followed.
 * Out: undefined when there is nothing to do: cancelled, ended, waiting for a review, or deleted.
 */
export async function beginAttempt(
  store: Store,
  jobId: string,
  entryId?: string,
): Promise<Attempt | undefined> {
  const row = await store.db.transaction(async (tx) => {
    const [found] = await tx.query(
      AttemptRow,
      `update job set status = 'processing', attempt = attempt + 1,
         deaths = deaths + (status = 'processing' and attempt is distinct from excused_attempt)::int,
         started_at = coalesce(started_at, clock_timestamp()), attempt_started_at = clock_timestamp(),
         attempt_progress = progress, message = case when attempt = 0 then 'Starting' else 'Going on' end
       where job_id = $1 and status in ('pending', 'processing') and ($2::uuid is null or entry_id = $2)
       returning attempt, course_id, owner, generator, language, review_outline, approved, deaths, now_step, now_what,
         coalesce((select jsonb_agg(name) from job_step step
           where step.job_id = job.job_id and step.status = 'completed'), '[]') as finished`,
      [jobId, entryId ?? null],
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
  if (row.deaths < MOST_DEATHS) return attempt;
  const place = [row.now_step, row.now_what].filter((part) => part !== null).join(', ');
  const where = place === '' ? '' : ` (at last at: ${place})`;
  await failAttempt(
    store,
    attempt,
    new Failure(
      'job_poisoned',
      `${row.deaths} processes in a row ended while they worked on this job${where}`,
    ),
  );
  return undefined;
}

/**
 * How many processes in a row have died under a job so far, the one that has left it under way included.
 *
 * Out: 0 also for a job that is not there.
 */
export async function countDeaths(store: Store, jobId: string): Promise<number> {
  const [row] = await store.db.query(
    z.object({ deaths: z.int() }),
    `select deaths + (status = 'processing' and attempt is distinct from excused_attempt)::int as deaths from job
     where job_id = $1`,
    [jobId],
  );
  return row?.deaths ?? 0;
}

/** Says that the process of these attempts was asked to stop: whatever becomes of it is no fault of their jobs. */
export async function excuseAttempts(store: Store, attempts: readonly Attempt[]): Promise<void> {
  await store.db.execute(
    `update job set excused_attempt = job.attempt from unnest($1::uuid[], $2::int[]) mine (job_id, attempt)
     where job.job_id = mine.job_id and job.attempt = mine.attempt`,
    [attempts.map(({ jobId }) => jobId), attempts.map(({ attempt }) => attempt)],
  );
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
