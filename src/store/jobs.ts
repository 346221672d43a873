import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { errorCode, Failure } from '../base/failure.ts';
import type { Problem } from '../course/document.ts';
import { type GeneratorName, isEnded, JobStatus, STEP_NAMES, type StepName } from '../course/job.ts';
import { queryOne, type Sql } from '../db/database.ts';
import { appendEvents } from './events.ts';
import { undoFallbacks } from './fallbacks.ts';
import { saveProblems } from './problems.ts';
import type { Store } from './store.ts';

/** What a step counts. */
const UNITS: Record<StepName, string> = {
  extract: 'page',
  outline: 'document',
  lessons: 'lesson',
  quizzes: 'lesson',
  index: 'page',
  publish: 'course',
};

export interface NewJob {
  owner: string;
  idempotencyKey?: string;
  /** Hash of everything asked for: tells a repeat from another request under the same key. */
  requestHash: string;
  title: string;
  generator: GeneratorName;
  language?: string;
  reviewOutline: boolean;
  /** The most that models may cost for it; null: what the settings say. */
  maxCostUsd?: number | null;
  /** In the order of the upload; their bytes are in the blob store already. */
  documents: readonly { filename: string; bytes: number; sha256: string }[];
  /** What the upload lost on the way, as a changed file name. */
  problems?: readonly Problem[];
}

const Repeat = z.object({ job_id: z.string(), request_hash: z.string() });

async function findRepeat(db: Sql, job: NewJob): Promise<string | undefined> {
  if (job.idempotencyKey === undefined) return undefined;
  const [known] = await db.query(
    Repeat,
    'select job_id, request_hash from job where owner = $1 and idempotency_key = $2',
    [job.owner, job.idempotencyKey],
  );
  if (known === undefined) return undefined;
  if (known.request_hash === job.requestHash) return known.job_id;
  throw new Failure(
    'idempotency_conflict',
    `Idempotency-Key ${job.idempotencyKey} belongs to another request, job ${known.job_id}`,
  );
}

/** The newest job of an owner for the same request that has not ended. */
export async function findUnfinishedJob(
  db: Sql,
  owner: string,
  requestHash: string,
): Promise<string | undefined> {
  const [row] = await db.query(
    z.object({ job_id: z.string() }),
    `select job_id from job where owner = $1 and request_hash = $2 and status in ('pending', 'processing')
     order by number desc limit 1`,
    [owner, requestHash],
  );
  return row?.job_id;
}

// Start-time fair queueing: an owner's next job stands one turn behind the last one of the same owner, and
// nobody starts before the turn that is being served. Ten uploads of one person let others in between, and an
// idle machine is given to whoever wants it.
const TURN = `greatest(
  coalesce((select max(turn) from job where status = 'processing'), 0),
  coalesce((select max(turn) + 1 from job where owner = $1 and status in ('pending', 'processing')), 0))`;

async function insertJob(tx: Sql, jobId: string, job: NewJob): Promise<number> {
  const { turn } = await queryOne(
    tx,
    z.object({ turn: z.int() }),
    `with new_course as (
       insert into course (title, generator, language) values ($2, $3, coalesce($4, 'und')) returning course_id
     ), new_documents as (
       insert into document (course_id, position, filename, bytes, sha256)
       select course_id, file.number - 1, file.filename, file.bytes, file.sha256
       from new_course, unnest($5::text[], $6::bigint[], $7::text[])
         with ordinality file (filename, bytes, sha256, number)
     ), new_steps as (
       insert into job_step (job_id, name, position, unit)
       select $8::uuid, step.name, step.number, step.unit
       from unnest($9::text[], $10::text[]) with ordinality step (name, unit, number)
     )
     insert into job (job_id, course_id, owner, generator, language, review_outline, idempotency_key, request_hash,
       max_cost_usd, message, turn)
     select $8::uuid, course_id, $1, $3, $4, $11, $12, $13, $14::float8, 'Waiting for a free worker', ${TURN} from new_course
     returning turn`,
    [
      job.owner,
      job.title,
      job.generator,
      job.language ?? null,
      job.documents.map((file) => file.filename),
      job.documents.map((file) => file.bytes),
      job.documents.map((file) => file.sha256),
      jobId,
      STEP_NAMES,
      STEP_NAMES.map((name) => UNITS[name]),
      job.reviewOutline,
      job.idempotencyKey ?? null,
      job.requestHash,
      job.maxCostUsd ?? null,
    ],
  );
  return turn;
}

/** Puts a job into the queue and remembers the entry, in the caller's transaction. */
export async function enqueue(
  store: Store,
  tx: Sql,
  jobId: string,
  options: { turn: number; delaySeconds?: number; isBegun?: boolean },
): Promise<void> {
  const entryId = await store.queue.send(tx, jobId, options);
  await tx.execute('update job set entry_id = $2, queued_at = clock_timestamp() where job_id = $1', [
    jobId,
    entryId,
  ]);
}

/**
 * Accepts an upload: course, documents, job, steps, first event and queue entry in one transaction. When it
 * returns, the job will be worked on, whatever happens to this process.
 *
 * Out: `created` is false when the owner's Idempotency-Key repeats a request; then it is the first one's job.
 * Throws: Failure `idempotency_conflict` when the key was used for something else.
 */
export async function createJob(store: Store, job: NewJob): Promise<{ jobId: string; created: boolean }> {
  const known = await findRepeat(store.db, job);
  if (known !== undefined) return { jobId: known, created: false };
  const jobId = randomUUID();
  try {
    await store.db.transaction(async (tx) => {
      const turn = await insertJob(tx, jobId, job);
      const told = await saveProblems(tx, jobId, job.problems ?? []);
      await appendEvents(tx, jobId, [{ type: 'status', data: { status: 'pending', progress: 0 } }, ...told]);
      await enqueue(store, tx, jobId, { turn });
    });
  } catch (thrown) {
    // Two at once with one key: the database let one of them in.
    const winner = errorCode(thrown) === '23505' ? await findRepeat(store.db, job) : undefined;
    if (winner === undefined) throw thrown;
    return { jobId: winner, created: false };
  }
  store.hints.tell(jobId, 'sent');
  return { jobId, created: true };
}

const Locked = z.object({
  status: JobStatus,
  owner: z.string(),
  entry_id: z.string().nullable(),
  code: z.string().nullable(),
});

async function lockJob(tx: Sql, jobId: string): Promise<z.infer<typeof Locked>> {
  if (!z.uuid().safeParse(jobId).success) throw new Failure('not_found', `No job ${jobId}`);
  const [row] = await tx.query(
    Locked,
    `select status, owner, entry_id, code from job where job_id = $1 and not exists (
       select 1 from course_deletion deleted where deleted.course_id = job.course_id) for update`,
    [jobId],
  );
  if (row === undefined) throw new Failure('not_found', `No job ${jobId}`);
  return row;
}

/**
 * Ends a job that has not ended. Its worker is told at its next write, and at once in this process.
 *
 * Throws: Failure `not_found`, `job_not_cancellable`.
 */
export async function cancelJob(store: Store, jobId: string): Promise<void> {
  await store.db.transaction(async (tx) => {
    const { status, entry_id } = await lockJob(tx, jobId);
    if (isEnded(status)) throw new Failure('job_not_cancellable', `Job ${jobId} has ended: ${status}`);
    await endCancelled(store, tx, jobId, entry_id);
  });
  store.hints.tell(jobId, 'lost');
}

/** In: the row of the job is locked by `tx`; tell of it as 'lost' after the commit. */
export async function endCancelled(
  store: Store,
  tx: Sql,
  jobId: string,
  entryId: string | null,
): Promise<void> {
  await tx.execute(
    `with ended as (
       update job_step set status = 'cancelled', completed_at = clock_timestamp()
       where job_id = $1 and status = 'processing'
     )
     update job set status = 'cancelled', completed_at = clock_timestamp(), message = 'Cancelled' where job_id = $1`,
    [jobId],
  );
  await appendEvents(tx, jobId, [{ type: 'cancelled', data: { status: 'cancelled' } }]);
  if (entryId !== null) await store.queue.cancel(tx, entryId);
}

/** Back to the end of its owner's line, as if nothing had failed before. */
async function sendAgain(
  store: Store,
  tx: Sql,
  jobId: string,
  owner: string,
  message: string,
): Promise<void> {
  const { turn } = await queryOne(
    tx,
    z.object({ turn: z.int() }),
    `update job set status = 'pending', turn = ${TURN}, message = $3, error = null, code = null, hint = null,
       completed_at = null, blame = 0, failures = 0
     where job_id = $2 returning turn`,
    [owner, jobId, message],
  );
  await appendEvents(tx, jobId, [{ type: 'status', data: { status: 'pending', message } }]);
  await enqueue(store, tx, jobId, { turn });
}

/**
 * Lets a failed or cancelled job go on with what is not done; of a completed one, makes again what the embedded
 * generator has made in the place of a model.
 *
 * In: `maxCostUsd` is its limit from now on; undefined leaves it as it was.
 * Throws: Failure `not_found`, `job_not_retryable`.
 */
export async function retryJob(
  store: Store,
  jobId: string,
  { maxCostUsd }: { maxCostUsd?: number | undefined } = {},
): Promise<void> {
  await store.db.transaction(async (tx) => {
    const { status, owner } = await lockJob(tx, jobId);
    const canGoOn = status === 'failed' || status === 'cancelled';
    if (!canGoOn && (status !== 'completed' || (await undoFallbacks(tx, jobId)) === 0))
      throw new Failure('job_not_retryable', `Job ${jobId} is ${status}`);
    if (maxCostUsd !== undefined)
      await tx.execute('update job set max_cost_usd = $2::float8 where job_id = $1', [jobId, maxCostUsd]);
    await tx.execute(
      `update job_step set status = 'pending', completed_at = null where job_id = $1 and status <> 'completed'`,
      [jobId],
    );
    await sendAgain(store, tx, jobId, owner, 'Waiting to be tried again');
  });
  store.hints.tell(jobId, 'sent');
}

/**
 * Lets a job that waits for its outline to be reviewed go on.
 *
 * Throws: Failure `not_found`, `job_not_reviewable`.
 */
export async function approveOutline(store: Store, jobId: string): Promise<void> {
  await store.db.transaction(async (tx) => {
    const { status, owner } = await lockJob(tx, jobId);
    if (status !== 'waiting_for_review')
      throw new Failure('job_not_reviewable', `Job ${jobId} is ${status}, not waiting for a review`);
    await tx.execute('update job set approved = true where job_id = $1', [jobId]);
    await sendAgain(store, tx, jobId, owner, 'Outline approved; waiting for a free worker');
  });
  store.hints.tell(jobId, 'sent');
}
