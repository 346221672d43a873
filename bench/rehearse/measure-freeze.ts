import { setTimeout as delay } from 'node:timers/promises';
import { uploadFor } from '../models/make-at-once.ts';
import { type Figure, seconds } from '../table.ts';
import { buildShortBook } from './build-short-book.ts';
import { type Cluster, type WorkerProcess, withCluster } from './cluster.ts';
import { findFaults } from './find-faults.ts';
import { jobsInHand } from './jobs-in-hand.ts';
import { listJobs } from './list-jobs.ts';
import type { Machine } from './machine.ts';
import { untilEnded } from './until-ended.ts';

const JOBS = 9;
const LATENCY_MS = 1500;
const IN_HAND = 2;
const BUSY_MS = 60_000;
const FROZEN_MS = 30_000;
/** For what a worker would do when it wakes. */
const AWAKE_MS = 10_000;

/** A worker is frozen in the middle of its jobs, and wakes when others have taken them. */
export const measureFreeze = (machine: Machine): Promise<Figure[]> =>
  withCluster(machine, { name: 'freeze', workers: 3, latencyMs: LATENCY_MS }, async (cluster) => {
    const accepted = await uploadSome(cluster, 'before');
    const frozen = await untilBusy(cluster);
    process.kill(frozen.pid, 'SIGSTOP');
    const startedMs = performance.now();
    const inHand = jobsInHand(frozen);
    // Awake it may take what still waits, which is right: so that nothing must be left to take.
    while (performance.now() - startedMs < FROZEN_MS || (await isWaiting(cluster))) await delay(200);
    const frozenMs = performance.now() - startedMs;
    const before = (await cluster.model.counts()).by_key[frozen.name]?.calls ?? 0;
    process.kill(frozen.pid, 'SIGCONT');
    await delay(AWAKE_MS);
    const paid = ((await cluster.model.counts()).by_key[frozen.name]?.calls ?? 0) - before;
    await untilEnded(cluster.database, 120_000);
    const jobs = await listJobs(cluster.database);
    const finishedByOthers = jobs.filter(
      (job) => job.status === 'completed' && job.attempt > (inHand.get(job.job_id) ?? Infinity),
    ).length;
    // It has not been harmed: it takes what comes next.
    accepted.push(...(await uploadSome(cluster, 'after')));
    await untilEnded(cluster.database, 120_000);
    const later = ((await cluster.model.counts()).by_key[frozen.name]?.calls ?? 0) - before - paid;
    const faults = await findFaults(cluster.database, accepted);
    return [
      {
        what: `a worker frozen for ${seconds(frozenMs)} with ${inHand.size} jobs in hand: calls it pays for in ${AWAKE_MS / 1000} s after it wakes`,
        lectern: String(paid),
        wanted: 'none',
        met: paid === 0 && inHand.size > 0,
      },
      {
        what: 'the same, its jobs that others have finished',
        lectern: `${finishedByOthers} of ${inHand.size}`,
        wanted: 'all',
        met: finishedByOthers === inHand.size,
      },
      {
        what: 'the same, lost, incomplete or done twice',
        lectern: faults.length === 0 ? 'none' : faults.join('; '),
        wanted: 'none',
        met: faults.length === 0,
        peer: `it takes new jobs afterwards: ${later} calls`,
      },
    ];
  });

/** Out: the first worker that has several jobs in hand and calls at the model. */
async function untilBusy({ workers, model }: Cluster): Promise<WorkerProcess> {
  for (const startedMs = performance.now(); performance.now() - startedMs < BUSY_MS; await delay(50)) {
    const { by_key } = await model.counts();
    const busy = workers.find(
      (worker) => jobsInHand(worker).size >= IN_HAND && (by_key[worker.name]?.in_flight ?? 0) > 0,
    );
    if (busy !== undefined) return busy;
  }
  throw new Error('No worker has become busy.');
}

const isWaiting = async ({ database }: Cluster): Promise<boolean> =>
  (await listJobs(database)).some(({ status }) => status === 'pending');

const uploadSome = ({ servers: [server] }: Cluster, when: string): Promise<string[]> =>
  Promise.all(
    Array.from({ length: JOBS }, (_, index) =>
      uploadFor(server.url, { owner: `owner-${index}`, bytes: buildShortBook(`class ${index} ${when}`) }),
    ),
  );
