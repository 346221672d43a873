import { z } from 'zod';

/** What a client says over the WebSocket. `after` is the number of the last event that it has seen. */
export const LiveRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('watch_job'), job_id: z.string(), after: z.int().nonnegative().default(0) }),
  z.object({ type: z.literal('unwatch_job'), job_id: z.string() }),
  z.object({ type: z.literal('ping') }),
]);
export type LiveRequest = z.infer<typeof LiveRequest>;
