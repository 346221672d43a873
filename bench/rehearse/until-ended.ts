import { setTimeout as delay } from 'node:timers/promises';
import { isEnded } from '../../src/course/job.ts';
import type { Database } from '../../src/db/database.ts';
import { listJobs } from './list-jobs.ts';

/** Waits until every job has ended. Throws: Error when one has not after `timeoutMs`. */
export async function untilEnded(database: Database, timeoutMs: number): Promise<void> {
  const startedMs = performance.now();
  for (;;) {
    const open = (await listJobs(database)).filter(({ status }) => !isEnded(status));
    if (open.length === 0) return;
    if (performance.now() - startedMs > timeoutMs)
      throw new Error(`${open.length} jobs have not ended after ${timeoutMs / 1000} s.`);
    await delay(250);
  }
}
