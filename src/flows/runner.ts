import { setTimeout as delay } from 'node:timers/promises';
import type { Activities } from '../base/activities.ts';
import type { Config } from '../base/config.ts';
import { asFailure, Failure } from '../base/failure.ts';
import type { Logger } from '../base/log.ts';
import { beginAttempt, excuseAttempts, isCleared, isSuspect, watchAttempt } from '../store/attempts.ts';
import { removeDeletedCourses } from '../store/deletions.ts';
import { failAttempt, releaseAttempt } from '../store/endings.ts';
import type { Attempt } from '../store/fence.ts';
import { removeOrphans } from '../store/orphans.ts';
import { reconcileJobs } from '../store/reconcile.ts';
import type { Store } from '../store/store.ts';
import type { Asker } from './asker.ts';
import { chooseGenerator } from './choose-generator.ts';
import { JobGate } from './job-gate.ts';
import { makeCourse } from './make-course.ts';
import type { ModelCalls } from './model-calls.ts';
import type { OcrThreads } from './ocr-threads.ts';
import { PageRanges } from './page-ranges.ts';
import type { Threads } from './threads.ts';
import type { VectorSync } from './vector-sync.ts';

/** Takes jobs from the queue and makes courses of them, CONCURRENT_JOBS at once. */
export interface Runner {
  /** Sends again what the queue has lost, then takes jobs. */
  start(): Promise<void>;
  /** Jobs under way in this process. */
  readonly active: number;
  /**
   * Takes nothing more, gives back what is under way after its last finished unit, and waits for that.
   *
   * In: `graceMs`, after which it no longer waits.
   */
  stop(graceMs: number): Promise<void>;
}

interface Parts {
  activities: Activities;
  config: Config;
  log: Logger;
  store: Store;
  threads: Threads;
  ocr: OcrThreads;
  /** Undefined where no model is configured. */
  calls: ModelCalls | undefined;
  /** Undefined where no model for vectors is configured. */
  vectors: VectorSync | undefined;
  pages: PageRanges;
}

// A deleted course can be brought back for a quarter of an hour; a minute more harms nobody.
const KEEP_HOUSE_EVERY_MS = 60_000;

// Between two looks whether a job that may end its process has finished something.
const CLEAR_EVERY_MS = 500;

// Between two tries to write down how an attempt ended while the database is away.
const SETTLE_EVERY_MS = 300;

export function createRunner(given: Omit<Parts, 'pages'>): Runner {
  const parts = { ...given, pages: new PageRanges(given.store) };
  const draining = new AbortController();
  const gate = new JobGate();
  const active = new Set<Attempt>();
  let housekeeping: NodeJS.Timeout | undefined;
  return {
    async start() {
      await keepHouse(parts);
      housekeeping = setInterval(() => void keepHouse(parts), KEEP_HOUSE_EVERY_MS).unref();
      await parts.vectors?.start();
      await parts.store.queue.work(parts.config.CONCURRENT_JOBS, async ({ jobId, entryId, traceParent }) => {
        const suspect = await isSuspect(parts.store, jobId);
        await gate.run(jobId, {
          begin: (beside) => beginAttempt(parts.store, jobId, { entryId, beside }),
          clear: suspect ? (attempt) => untilCleared(parts.store, attempt) : undefined,
          work: async (attempt) => {
            active.add(attempt);
            await runAsActivity(parts, attempt, draining.signal, traceParent).finally(() =>
              active.delete(attempt),
            );
          },
        });
      });
    },
    get active() {
      return active.size;
    },
    async stop(graceMs) {
      clearInterval(housekeeping);
      draining.abort(new Error('The process is shutting down.'));
      await excuseAttempts(parts.store, [...active]).catch((error: unknown) => {
        parts.log.warn({ event: 'attempts_not_excused', err: asFailure(error) });
      });
      await Promise.all([parts.store.queue.stop(graceMs), parts.vectors?.stop()]);
    },
  };
}

/** Resolves when an attempt has finished something, or has ended. */
async function untilCleared(store: Store, attempt: Attempt): Promise<void> {
  do await delay(CLEAR_EVERY_MS, undefined, { ref: false });
  while (!(await isCleared(store, attempt).catch(() => false)));
}

/** Sends again what the queue has lost, and removes what was deleted for good. What fails is tried again the next time. */
async function keepHouse({ log, store, vectors }: Parts): Promise<void> {
  try {
    const sent = await reconcileJobs(store);
    if (sent.length > 0) log.info({ event: 'jobs_sent_again', jobIds: sent });
    const courses = await removeDeletedCourses(store, new Date());
    const files = await removeOrphans(store);
    if (courses + files > 0) log.info({ event: 'deleted_courses_removed', courses, files });
    await vectors?.keepHouse();
  } catch (error) {
    log.warn({ event: 'housekeeping_failed', err: asFailure(error) });
  }
}

function runAsActivity(
  parts: Parts,
  attempt: Attempt,
  draining: AbortSignal,
  traceParent: string | undefined,
): Promise<void> {
  const { jobId, attempt: number, generator } = attempt;
  return parts.activities.run(
    { kind: 'job', jobId, attempt: number, generator },
    (tell) => runAttempt(parts, attempt, draining, tell),
    traceParent,
  );
}

async function runAttempt(
  parts: Parts,
  attempt: Attempt,
  draining: AbortSignal,
  tell: (outcome: string, code?: string) => void,
): Promise<void> {
  const { log, store } = parts;
  const { jobId } = attempt;
  const startedMs = performance.now();
  const watch = watchAttempt(store, attempt);
  log.info({ event: 'job_started', jobId, attempt: attempt.attempt });
  const end = (outcome: string, fields: { code?: string } & Record<string, unknown> = {}): void => {
    tell(outcome, fields.code);
    const durationMs = Math.round(performance.now() - startedMs);
    log.info({ event: `job_${outcome}`, jobId, durationMs, ...fields });
  };
  try {
    const signal = AbortSignal.any([watch.signal, draining]);
    const generator = chooseGenerator(parts, attempt.generator, askerOf(attempt, watch.signal, draining));
    end(await makeCourse({ ...parts, attempt, drafts: new Map(), extracts: [], generator, signal }));
  } catch (error) {
    const failure = asFailure(watch.signal.aborted ? watch.signal.reason : error);
    if (isLost(failure)) end('stopped', { reason: failure.code });
    else if (draining.aborted) {
      await settle(() => releaseAttempt(store, attempt));
      end('released');
    } else {
      const outcome = await settle(() => failAttempt(store, attempt, failure));
      end(outcome === 'retried' ? 'retried' : 'failed', {
        code: failure.code,
        err: failure.cause ?? failure,
      });
    }
  } finally {
    watch.stop();
  }
}

// What is being asked when the process shuts down is paid already: for so long it may still be answered.
const LAST_ANSWERS_MS = 5000;

function askerOf(attempt: Attempt, lost: AbortSignal, draining: AbortSignal): Asker {
  const { owner, courseId, jobId } = attempt;
  const late = new AbortController();
  draining.addEventListener(
    'abort',
    () => setTimeout(() => late.abort(draining.reason), LAST_ANSWERS_MS).unref(),
    { once: true },
  );
  return { owner, courseId, jobId, attempt, signal: AbortSignal.any([lost, late.signal]), closing: draining };
}

const isLost = (failure: Failure): boolean =>
  failure.code === 'job_cancelled' || failure.code === 'job_fenced';

/**
 * Ends an attempt as soon as the database answers, so that its absence is not taken for the death of this process.
 * A job that somebody else has ended or taken needs nothing more from us.
 */
async function settle<Result>(end: () => Promise<Result>): Promise<Result | undefined> {
  for (;;) {
    try {
      return await end();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (isLost(error)) return undefined;
      if (error.code !== 'database_unavailable') throw error;
      await delay(SETTLE_EVERY_MS);
    }
  }
}
