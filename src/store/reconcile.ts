import { z } from 'zod';
import { enqueue } from './jobs.ts';
import type { Store } from './store.ts';

const OpenJob = z.object({ job_id: z.string(), turn: z.int(), entry_id: z.string().nullable() });

/**
 * Sends every open job that no queue entry stands for: an accepted upload is never lost, even when the queue's
 * tables were. Safe to run in several processes at once. Call it before `queue.work`.
 *
 * Out: the jobs that were sent.
 */
export async function reconcileJobs(store: Store): Promise<string[]> {
  const open = await store.db.query(
    OpenJob,
    `select job_id, turn, entry_id from job where status in ('pending', 'processing') order by turn, queued_at`,
  );
  if (open.length === 0) return [];
  const live = await store.queue.listLive(
    store.db,
    open.flatMap((job) => job.entry_id ?? []),
  );
  const sent: string[] = [];
  for (const job of open) {
    if (job.entry_id !== null && live.has(job.entry_id)) continue;
    const mine = await store.db.transaction(async (tx) => {
      const still = await tx.query(
        z.unknown(),
        `select 1 from job where job_id = $1 and entry_id is not distinct from $2
           and status in ('pending', 'processing') for update`,
        [job.job_id, job.entry_id],
      );
      if (still.length === 0) return false;
      await enqueue(store, tx, job.job_id, { turn: job.turn });
      return true;
    });
    if (mine) sent.push(job.job_id);
  }
  for (const jobId of sent) store.hints.tell(jobId, 'sent');
  return sent;
}
