import { z } from 'zod';
import type { Problem } from '../course/document.ts';
import type { StepName } from '../course/job.ts';
import { queryOne, type Sql } from '../db/database.ts';
import { type Attempt, fenced } from './fence.ts';
import { saveProblems } from './problems.ts';
import type { Store } from './store.ts';

/** Begins, or goes on with, a step; `what` is the first of it. Throws: Failure `job_fenced`, `job_cancelled`. */
export async function beginStep(
  store: Store,
  attempt: Attempt,
  name: StepName,
  { total, message, what }: { total: number; message: string; what?: string | undefined },
): Promise<void> {
  const set = {
    text: 'message = $3, now_step = $4, now_what = $5',
    values: [message, name, what ?? null],
  };
  await fenced(store, attempt, set, async (tx) => {
    await tx.execute(
      `update job_step set status = 'processing', total = $3, started_at = coalesce(started_at, clock_timestamp())
       where job_id = $1 and name = $2`,
      [attempt.jobId, name, total],
    );
    return [{ type: 'step', data: { name, status: 'processing', total, message } }];
  });
}

/** The units of a step that are finished, by any attempt. */
export async function listUnits(db: Sql, attempt: Attempt, step: StepName): Promise<Set<string>> {
  const rows = await db.query(
    z.object({ unit: z.string() }),
    'select unit from job_unit where job_id = $1 and step = $2',
    [attempt.jobId, step],
  );
  return new Set(rows.map((row) => row.unit));
}

export interface FinishedUnits {
  step: StepName;
  units: readonly string[];
  /** How many of the step's total are done now, not how many more. */
  done: number;
  /** Of the whole job, 0 to 100; a lower one than before is not taken over. */
  progress: number;
  message: string;
  /** What is still in hand: a file and pages of it, the title of a lesson. */
  what?: string | undefined;
  problems?: readonly Problem[];
}

/**
 * Records finished units together with what they produced: all of it or nothing.
 *
 * In: `write` saves the product with `tx`; keep it short, everybody waits on the embedded database.
 * Throws: Failure `job_fenced`, `job_cancelled`; then nothing was written.
 */
export async function finishUnits(
  store: Store,
  attempt: Attempt,
  finished: FinishedUnits,
  write?: (tx: Sql) => Promise<void>,
): Promise<void> {
  const { step, units, done, progress, message, what, problems = [] } = finished;
  const set = {
    text: `progress = greatest(progress, least($3::int, 99)), message = $4, blame = 0, failures = 0,
      now_what = coalesce($5, now_what)`,
    values: [Math.floor(progress), message, what ?? null],
    hint: 'progress',
  } as const;
  await fenced(store, attempt, set, async (tx) => {
    const written = write?.(tx) ?? Promise.resolve();
    // As it is now: a late call with lower numbers has not taken it back.
    const counted = queryOne(
      tx,
      Counts,
      `with new_units as (
         insert into job_unit (job_id, step, unit, attempt)
         select $1::uuid, $2::text, unit, $3::int from unnest($4::text[]) unit on conflict do nothing
       )
       update job_step set done = greatest(done, $5) where job_id = $1 and name = $2
       returning done, total, (select progress from job where job.job_id = job_step.job_id) as progress`,
      [attempt.jobId, step, attempt.attempt, units, done],
    );
    const [counts] = await Promise.all([counted, written]);
    const told = await saveProblems(tx, attempt.jobId, problems);
    const now = what === undefined ? {} : { now: { step, what } };
    return [...told, { type: 'progress', data: { step, units, ...counts, message, ...now } }];
  });
}

const Counts = z.object({ done: z.int(), total: z.int().nullable(), progress: z.int() });

/** Ends a step: all of its total is done. Throws: Failure `job_fenced`, `job_cancelled`. */
export async function endStep(store: Store, attempt: Attempt, name: StepName): Promise<void> {
  await fenced(store, attempt, { text: 'blame = 0' }, async (tx) => {
    await tx.execute(
      `update job_step set status = 'completed', done = coalesce(total, done), completed_at = clock_timestamp()
       where job_id = $1 and name = $2`,
      [attempt.jobId, name],
    );
    return [{ type: 'step', data: { name, status: 'completed' } }];
  });
}
