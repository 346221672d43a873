import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { type ClientProcess, startClient } from './client-process.ts';

/** So many people open a page each that follows jobs; those of one `socket` number share a WebSocket. */
export type WatchOrder =
  | { via: 'stream'; url: string; jobId: string; watchers: number }
  | { via: 'socket'; url: string; jobId: string; sockets: number[] };

const WatchSeen = z.object({
  /** Connections that are or were open. */
  opened: z.int(),
  /** Connections that the server or the system has cut. */
  dropped: z.int(),
  /** Events that came twice, early or late. */
  outOfOrder: z.int(),
  events: z.int(),
  /** Of all watchers of a job: the last number that the slowest and the fastest has seen, and how many they are. */
  jobs: z.record(z.string(), z.object({ slowest: z.int(), fastest: z.int(), watchers: z.int() })),
});
export type WatchSeen = z.infer<typeof WatchSeen>;

export interface Watchers {
  tell(order: WatchOrder): void;
  look(): Promise<WatchSeen>;
  /** Waits until so many connections are open. Throws: Error when they are not within two minutes. */
  untilOpen(count: number): Promise<void>;
  stop(): void;
}

const OPEN_MS = 120_000;

export async function startWatchers(): Promise<Watchers> {
  const client: ClientProcess<WatchOrder> = await startClient('watch-client.ts');
  const look = (): Promise<WatchSeen> => client.ask(WatchSeen);
  return {
    tell: client.tell,
    look,
    async untilOpen(count) {
      for (const startedMs = performance.now(); ; await delay(250)) {
        const { opened } = await look();
        if (opened >= count) return;
        if (performance.now() - startedMs > OPEN_MS)
          throw new Error(`Only ${opened} of ${count} watchers came in.`);
      }
    },
    stop: client.stop,
  };
}
