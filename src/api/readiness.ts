import { z } from 'zod';
import { asFailure } from '../base/failure.ts';
import type { Store } from '../store/store.ts';

const Check = z.enum(['ok', 'failed']);
export const Readiness = z.object({
  status: Check,
  database: Check,
  queue: Check,
  blobs: Check,
  problems: z.array(z.string()),
});

/** Asks everything that is kept whether it answers. Throws: nothing. */
export async function checkReadiness(store: Store): Promise<z.infer<typeof Readiness>> {
  const problems: string[] = [];
  const check = async (name: string, work: Promise<unknown>): Promise<z.infer<typeof Check>> => {
    try {
      await work;
      return 'ok';
    } catch (error) {
      problems.push(`${name}: ${asFailure(error).message}`);
      return 'failed';
    }
  };
  const [database, queue, blobs] = await Promise.all([
    check('database', store.db.ping()),
    check('queue', store.queue.ping()),
    check('blobs', store.blobs.ping()),
  ]);
  return { status: problems.length === 0 ? 'ok' : 'failed', database, queue, blobs, problems };
}
