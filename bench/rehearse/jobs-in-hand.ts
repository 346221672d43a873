import { z } from 'zod';
import type { WorkerProcess } from './cluster.ts';

const Line = z.object({ event: z.string(), jobId: z.string(), attempt: z.int().optional() });

/** The jobs that a worker has begun and not ended, with the number of the attempt, as its log tells. */
export function jobsInHand(worker: WorkerProcess): Map<string, number> {
  const inHand = new Map<string, number>();
  for (const text of worker.log().split('\n').slice(0, -1)) {
    const line = text.includes('"event":"job_') ? Line.safeParse(JSON.parse(text)).data : undefined;
    if (line?.event === 'job_started') inHand.set(line.jobId, line.attempt ?? 0);
    else if (line !== undefined) inHand.delete(line.jobId);
  }
  return inHand;
}
