import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { isEnded } from '../../src/course/job.ts';
import type { Database } from '../../src/db/database.ts';
import { uploadFor } from '../models/make-at-once.ts';
import { type Figure, seconds } from '../table.ts';
import { buildShortBook } from './build-short-book.ts';
import { type Cluster, withCluster } from './cluster.ts';
import { findFaults } from './find-faults.ts';
import { jobsInHand } from './jobs-in-hand.ts';
import { listJobs } from './list-jobs.ts';
import type { Machine } from './machine.ts';

const WORKERS = 4;
const JOBS = 100;
const OWNERS = 20;
const KILL_EVERY_MS = 5000;
const LATENCY_MS = 1000;
const GIVE_UP_MS = 600_000;

interface Kill {
  atMs: number;
  /** What the dead worker had in hand. */
  jobs: Map<string, number>;
  /** Calls of it that were under way, or answered at that very moment. */
  calls: number;
}

/** Workers are killed in turn while many jobs of many owners are made, and started again at once. */
export const measureKills = (machine: Machine): Promise<Figure[]> =>
  withCluster(
    machine,
    { name: 'kills', servers: 2, workers: WORKERS, latencyMs: LATENCY_MS },
    async (cluster) => {
      const before = await cluster.model.counts();
      const startedMs = performance.now();
      const accepted = await uploadAll(cluster);
      const kills = await killUntilDone(cluster);
      const tookMs = performance.now() - startedMs;
      const faults = await findFaults(cluster.database, accepted);
      const after = await cluster.model.counts();
      const extra = after.calls - after.different - (before.calls - before.different);
      const inFlight = kills.reduce((sum, { calls }) => sum + calls, 0);
      const pickUpsMs = await listPickUps(cluster.database, kills);
      const longestMs = Math.max(0, ...pickUpsMs);
      const attempts = (await listJobs(cluster.database)).map(({ attempt }) => attempt);
      return [
        {
          what: `${JOBS} jobs of ${OWNERS} owners, ${WORKERS} workers, one killed every 5 s (${kills.length} kills): lost, incomplete or done twice`,
          lectern: faults.length === 0 ? 'none' : faults.join('; '),
          wanted: 'none',
          met: faults.length === 0 && kills.length > 0,
          peer: `in ${seconds(tookMs)}; most attempts at a job: ${Math.max(...attempts)}`,
        },
        {
          what: `the same, calls made twice at the model, of ${after.calls - before.calls}`,
          lectern: String(extra),
          wanted: `at most the ${inFlight} under way at kills`,
          met: extra <= inFlight,
        },
        {
          what: `the same, from a kill until its job goes on elsewhere (${pickUpsMs.length} jobs), longest`,
          lectern: seconds(longestMs),
          wanted: 'under 12 s',
          met: pickUpsMs.length > 0 && longestMs < 12_000,
        },
      ];
    },
  );

async function uploadAll({ servers }: Cluster): Promise<string[]> {
  const accepted: string[] = [];
  for (let index = 0; index < JOBS; index += 1) {
    const url = servers[index % servers.length]?.url ?? '';
    const bytes = buildShortBook(`school ${index + 1}`);
    accepted.push(await uploadFor(url, { owner: `owner-${(index % OWNERS) + 1}`, bytes }));
  }
  return accepted;
}

async function killUntilDone(cluster: Cluster): Promise<Kill[]> {
  const kills: Kill[] = [];
  const startedMs = performance.now();
  for (let turn = 0; ; turn += 1) {
    await delay(Math.max(0, startedMs + (turn + 1) * KILL_EVERY_MS - performance.now()));
    const open = (await listJobs(cluster.database)).filter(({ status }) => !isEnded(status));
    if (open.length === 0) return kills;
    if (performance.now() - startedMs > GIVE_UP_MS) throw new Error(`${open.length} jobs have not ended.`);
    kills.push(await killOne(cluster, turn % WORKERS));
  }
}

async function killOne(cluster: Cluster, index: number): Promise<Kill> {
  const worker = cluster.workers[index];
  if (worker === undefined) throw new Error(`There is no worker ${index}.`);
  const before = (await cluster.model.counts()).by_key[worker.name];
  const atMs = Date.now();
  await worker.kill('SIGKILL');
  const jobs = jobsInHand(worker);
  const after = (await cluster.model.counts()).by_key[worker.name];
  cluster.workers[index] = await cluster.startWorker(worker.name);
  const answered = (after?.completed ?? 0) - (before?.completed ?? 0);
  return { atMs, jobs, calls: (before?.in_flight ?? 0) + answered };
}

const Start = z.object({ job_id: z.string(), attempt: z.int(), at_ms: z.number() });

/** Milliseconds from each kill until the next attempt at each job of the dead worker. */
async function listPickUps(database: Database, kills: readonly Kill[]): Promise<number[]> {
  const starts = await database.query(
    Start,
    `select job_id, (data->>'attempt')::int as attempt, (extract(epoch from at) * 1000)::float8 as at_ms
     from job_event where type = 'status' and data ? 'attempt' order by at`,
  );
  return kills.flatMap(({ atMs, jobs }) =>
    [...jobs].flatMap(([jobId, attempt]) => {
      const next = starts.find((start) => start.job_id === jobId && start.attempt > attempt);
      // A job whose end was on its way to the log needs no other attempt.
      return next === undefined ? [] : [next.at_ms - atMs];
    }),
  );
}
