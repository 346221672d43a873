import { z } from 'zod';
import { type ClientProcess, startClient } from './client-process.ts';

/** What is asked of whom. */
export interface PollStart {
  url: string;
  /** Asked for in turn. */
  jobIds: string[];
  connections: number;
  /** Absent: as fast as answers come. */
  perSecond?: number | undefined;
}

const PollSeen = z.object({
  polls: z.int(),
  seconds: z.number(),
  medianMs: z.number(),
  p99Ms: z.number(),
  slowestMs: z.number(),
  /** How often each status of HTTP came. */
  statuses: z.record(z.string(), z.int()),
});
export type PollSeen = z.infer<typeof PollSeen>;

/** People who ask again and again how far a job is. */
export async function startPolls(start: PollStart): Promise<{ finish: () => Promise<PollSeen> }> {
  const client: ClientProcess<PollStart> = await startClient('poll-client.ts');
  client.tell(start);
  return {
    async finish() {
      const seen = await client.ask(PollSeen);
      client.stop();
      return seen;
    },
  };
}
