import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { connectionOf } from './postgres-connection.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Hears what is sent to a channel with NOTIFY, over a connection of its own that is opened again whenever it is lost.
 * What is sent meanwhile is not heard.
 *
 * In: `url` of the database itself: through a pooler in transaction mode LISTEN succeeds and hears nothing.
 * `onTrouble` is told of each connection that failed or was lost.
 */
export function listen(
  url: string,
  channel: string,
  onMessage: (message: string) => void,
  onTrouble: (error: unknown) => void,
): { close(): Promise<void> } {
  const closing = new AbortController();
  const keepListening = async (): Promise<void> => {
    let pauseMs = FIRST_PAUSE_MS;
    while (!closing.signal.aborted) {
      try {
        await listenOnce(url, channel, onMessage, closing.signal, () => {
          pauseMs = FIRST_PAUSE_MS;
        });
      } catch (error) {
        if (!closing.signal.aborted) onTrouble(error);
      }
      await delay(pauseMs, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
      pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs);
    }
  };
  const ended = keepListening();
  return {
    close() {
      closing.abort();
      return ended;
    },
  };
}

/** Until the connection is lost, for which it throws, or the signal aborts. */
async function listenOnce(
  url: string,
  channel: string,
  onMessage: (message: string) => void,
  signal: AbortSignal,
  onListening: () => void,
): Promise<void> {
  const { connectionString, ssl } = connectionOf(url);
  const client = new pg.Client({ connectionString, ssl, keepAlive: true, connectionTimeoutMillis: 10_000 });
  const lost = Promise.withResolvers<void>();
  client.on('error', lost.reject);
  client.on('end', () => lost.reject(new Error('The connection ended.')));
  client.on('notification', ({ payload }) => onMessage(payload ?? ''));
  const stop = (): void => lost.resolve();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await client.connect();
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    onListening();
    if (signal.aborted) return;
    await lost.promise;
  } finally {
    signal.removeEventListener('abort', stop);
    lost.promise.catch(() => undefined);
    await client.end().catch(() => undefined);
  }
}
