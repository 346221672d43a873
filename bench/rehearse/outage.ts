import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '../../src/db/database.ts';
import { type Figure, milliseconds, seconds } from '../table.ts';
import type { Monitor } from './monitor.ts';

/** A part of the cluster that goes away and comes back. */
export interface Outage {
  name: string;
  awayMs: number;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Whether nobody can be told of a job meanwhile. */
  hidesJobs: boolean;
  /** Whether uploads can be accepted only when it is back, which `/ready` tells. */
  isNeeded: boolean;
  /** What else is to be seen while it is away. */
  meanwhile?(monitor: Monitor): Promise<Figure>;
}

/** Who was asked in the moment of the change may have been lucky. */
const EDGE_MS = 1500;
const BACK_MS = 30_000;

const First = z.object({ at_ms: z.number().nullable() });

/** Plays an outage while everything else goes on. In: `database` directly, for the time when it is back. */
export async function playOutage(outage: Outage, monitor: Monitor, database: Database): Promise<Figure[]> {
  const stoppedMs = Date.now();
  await outage.stop();
  const [seen] = await Promise.all([outage.meanwhile?.(monitor), delay(outage.awayMs)]);
  const fromMs = stoppedMs + EDGE_MS;
  const toMs = Math.max(fromMs, Date.now() - EDGE_MS);
  await outage.start();
  const backMs = Date.now();
  await delay(BACK_MS);
  const [status, ready, health] = await Promise.all([
    monitor.between('status', fromMs, toMs),
    monitor.between('ready', fromMs, toMs),
    monitor.between('health', fromMs, toMs),
  ]);
  const later = await monitor.between('ready', backMs, Date.now());
  const readyAgain = later.find((sight) => sight.status === 200);
  const goesOnMs = await findProgress(database, backMs);
  const expected = (isAway: boolean): number => (isAway ? 503 : 200);
  const badStatus = status.filter(
    (sight) => sight.status !== expected(outage.hidesJobs) || sight.hasRetryAfter !== outage.hidesJobs,
  );
  const badReady = ready.filter((sight) => sight.status !== expected(outage.isNeeded));
  const badHealth = health.filter((sight) => sight.status !== 200);
  const slowest = Math.max(0, ...[...status, ...ready].map((sight) => sight.tookMs));
  const away = `${outage.name} stopped${outage.awayMs > 0 ? ` for ${outage.awayMs / 1000} s` : ' and started again'}`;
  return [
    ...(outage.awayMs === 0
      ? []
      : [
          {
            what: `${away}: answers to ${status.length} status polls, ${ready.length} x /ready, ${health.length} x /health that were not ${expected(outage.hidesJobs)}${outage.hidesJobs ? ' with Retry-After' : ''}, ${expected(outage.isNeeded)}, 200`,
            lectern: `${badStatus.length}, ${badReady.length}, ${badHealth.length}`,
            wanted: 'none',
            met: badStatus.length + badReady.length + badHealth.length === 0,
            peer: `slowest answer ${milliseconds(slowest)}`,
          },
        ]),
    ...(seen === undefined ? [] : [{ ...seen, what: `${away}: ${seen.what}` }]),
    {
      what: `${away}: until /ready says so, and until jobs go on`,
      lectern: `${readyAgain === undefined ? 'never' : seconds(Math.max(0, readyAgain.atMs - backMs))}, ${goesOnMs === null ? 'never' : seconds(goesOnMs)}`,
      wanted: `by themselves within ${BACK_MS / 1000} s`,
      met: readyAgain !== undefined && goesOnMs !== null,
    },
  ];
}

/** Milliseconds from a time until anything was done for a job. */
async function findProgress(database: Database, fromMs: number): Promise<number | null> {
  const [first] = await database.query(
    First,
    `select (extract(epoch from min(at)) * 1000 - $1)::float8 as at_ms from job_event
     where type in ('progress', 'step') and at > to_timestamp($1::float8 / 1000)`,
    [fromMs],
  );
  return first?.at_ms ?? null;
}
