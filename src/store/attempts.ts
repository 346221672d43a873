import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { GeneratorName, StepName } from '../course/job.ts';
import { failAttempt } from './endings.ts';
import { appendEvents } from './events.ts';
import { type Attempt, isCurrent, lostFailure } from './fence.ts';
import type { Store } from './store.ts';

// A process may end for reasons of its own. Three in a row that had nothing else in hand, with nothing finished
// between, end because of the job; of those that had other jobs beside it, it takes twice as many.
const FULL_BLAME = 2;
const SHARED_BLAME = 1;
const MOST_BLAME = 3 * FULL_BLAME;

// Of the row of a job: what there is against it when whoever had it before has left it under way.
const BLAME = `blame + case
  when status <> 'processing' or attempt is not distinct from excused_attempt then 0
  when alone then ${FULL_BLAME} else ${SHARED_BLAME} end`;

const AttemptRow = z.object({
  attempt: z.int(),
  entry_id: z.string().nullable(),
  course_id: z.int(),
  owner: z.string(),
  generator: GeneratorName,
  language: z.string().nullable(),
  review_outline: z.boolean(),
  approved: z.boolean(),
  blame: z.int(),
  now_step: z.string().nullable(),
  now_what: z.string().nullable(),
  finished: z.array(StepName),
});

/**
 * Takes a job for this worker; whoever had it before is fenced out from here on. Who left it under way has died or is
 * frozen; a job under which that has happened too often ends here.
 *
 * In: `entryId` of the queue; one that no longer stands for the job is not followed. `beside`: the jobs that this
 * process has in hand already.
 * Out: undefined when there is nothing to do: cancelled, ended, waiting for a review, or deleted.
 */
export async function beginAttempt(
  store: Store,
  jobId: string,
  { entryId, beside = [] }: { entryId?: string | undefined; beside?: readonly string[] } = {},
): Promise<Attempt | undefined> {
  const row = await store.db.transaction(async (tx) => {
    const [found] = await tx.query(
      AttemptRow,
      `update job set status = 'processing', attempt = attempt + 1,
         blame = ${BLAME}, alone = $3,
         started_at = coalesce(started_at, clock_timestamp()), attempt_started_at = clock_timestamp(),
         attempt_progress = progress, message = case when attempt = 0 then 'Starting' else 'Going on' end
       where job_id = $1 and status in ('pending', 'processing') and ($2::uuid is null or entry_id = $2)
       returning attempt, entry_id, course_id, owner, generator, language, review_outline, approved, blame, now_step, now_what,
         coalesce((select jsonb_agg(name) from job_step step
           where step.job_id = job.job_id and step.status = 'completed'), '[]') as finished`,
      [jobId, entryId ?? null, beside.length === 0],
    );
    if (found === undefined) return undefined;
    if (beside.length > 0)
      await tx.execute('update job set alone = false where job_id = any($1::uuid[]) and alone', [beside]);
    const data = { status: 'processing', attempt: found.attempt };
    await appendEvents(tx, jobId, [{ type: 'status', data }]);
    if (found.entry_id !== null) await store.queue.markBegun(tx, found.entry_id);
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
  if (row.blame < MOST_BLAME) return attempt;
  const place = [row.now_step, row.now_what].filter((part) => part !== null).join(', ');
  const where = place === '' ? '' : ` (at last at: ${place})`;
  await failAttempt(
    store,
    attempt,
    new Failure(
      'job_poisoned',
      `The processes that worked on this job ended one after another, with nothing finished between${where}`,
    ),
  );
  return undefined;
}

/** Whether one more death of a process, the one that has left it under way included, could end the job. */
export async function isSuspect(store: Store, jobId: string): Promise<boolean> {
  const [row] = await store.db.query(
    z.object({ blame: z.int() }),
    `select ${BLAME} as blame from job where job_id = $1`,
    [jobId],
  );
  return row !== undefined && row.blame >= MOST_BLAME - FULL_BLAME;
}

/** Whether something was finished in this attempt, or has ended it: what has happened before is forgotten then. */
export async function isCleared(store: Store, { jobId, attempt }: Attempt): Promise<boolean> {
  const blamed = await store.db.query(
    z.unknown(),
    `select 1 from job where job_id = $1 and attempt = $2 and status = 'processing' and blame > 0`,
    [jobId, attempt],
  );
  return blamed.length === 0;
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
