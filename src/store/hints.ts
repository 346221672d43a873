import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { z } from 'zod';
import type { Config } from '../base/config.ts';
import type { Logger } from '../base/log.ts';
import type { Database } from '../db/database.ts';

const HintKind = z.enum(['event', 'progress', 'lost', 'sent']);

/**
 * `lost`: whoever works on the job may have lost it. `sent`: it waits in the queue. `event`: its log has grown.
 * `progress`: by progress alone.
 */
export type HintKind = z.infer<typeof HintKind>;

type Listener = (jobId: string, kind: HintKind) => void;

/**
 * Tells the listeners of this process at once that a job has changed, and those of others where DIRECT_DATABASE_URL
 * is set. Only a hint: what was written is found by polling too.
 */
export interface Hints {
  tell(jobId: string, kind?: HintKind): void;
  /** Gives back the function that stops listening. */
  listen(listener: Listener): () => void;
  close(): Promise<void>;
}

const CHANNEL = 'lectern_hints';
// Progress is written too often to be told of to everybody: NOTIFY halves what a database can write of it.
const isForOthers = (kind: HintKind): boolean => kind !== 'progress';

const Message = z.tuple([z.string(), z.string(), HintKind]);

/** Never throws: without a connection to listen on, what other processes write is found by polling. */
export async function openHints(
  db: Database,
  { DIRECT_DATABASE_URL }: Pick<Config, 'DIRECT_DATABASE_URL'>,
  log?: Logger,
): Promise<Hints> {
  const emitter = new EventEmitter().setMaxListeners(0);
  const origin = randomUUID();
  const hear = (text: string): void => {
    const { success, data } = Message.safeParse(parseJson(text));
    if (success && data[0] !== origin) emitter.emit('job', data[1], data[2]);
  };
  const others =
    DIRECT_DATABASE_URL === undefined
      ? undefined
      : (await import('../db/listen.ts')).listen(DIRECT_DATABASE_URL, CHANNEL, hear, (error) =>
          log?.warn({ event: 'hints_not_heard', err: error }),
        );
  return {
    tell(jobId, kind = 'event') {
      emitter.emit('job', jobId, kind);
      if (others === undefined || !isForOthers(kind)) return;
      // Also through a pooler: only hearing needs a connection that stays.
      const message = JSON.stringify([origin, jobId, kind]);
      db.execute('select pg_notify($1, $2)', [CHANNEL, message]).catch(() => undefined);
    },
    listen(listener) {
      emitter.on('job', listener);
      return () => emitter.off('job', listener);
    },
    close: async () => others?.close(),
  };
}

/** Anybody may send to the channel. Out: undefined for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
