import { z } from 'zod';
import type { Database } from '../../src/db/database.ts';
import { buildModelBook } from '../models/build-model-book.ts';
import { uploadFor, type Wanted } from '../models/make-at-once.ts';
import { type Figure, median, milliseconds, seconds } from '../table.ts';
import { buildShortBook } from './build-short-book.ts';
import { type Cluster, withCluster } from './cluster.ts';
import { findFaults } from './find-faults.ts';
import type { Machine } from './machine.ts';
import { untilEnded } from './until-ended.ts';

const SHORT_JOBS = 60;
const MODEL_JOBS = 24;
const READ_JOBS = 12;
const TIMEOUT_MS = 300_000;

/** What the queue costs a job, and what a second worker brings. */
export async function measureQueue(machine: Machine): Promise<Figure[]> {
  const figures = await withCluster(
    machine,
    { name: 'queue', workers: 1, latencyMs: 0, settings: { CONCURRENT_JOBS: '1' } },
    measureOverhead,
  );
  const [one, two] = [await timeModelJobs(machine, 1), await timeModelJobs(machine, 2)];
  const [readByOne, readByTwo] = [await timeReading(machine, 1), await timeReading(machine, 2)];
  return [
    ...figures,
    {
      what: `${MODEL_JOBS} jobs that wait for a model, by two workers beside one`,
      lectern: `${(one / two).toFixed(2)} x`,
      wanted: 'at least 1.6 x',
      met: one / two >= 1.6,
      peer: `${seconds(one)} and ${seconds(two)}`,
    },
    {
      what: `${READ_JOBS} jobs that only compute, by two workers with a thread each beside one`,
      lectern: `${(readByOne / readByTwo).toFixed(2)} x`,
      wanted: '',
      peer: `${seconds(readByOne)} and ${seconds(readByTwo)} on this machine’s cores, which PostgreSQL and pgbouncer share`,
    },
  ];
}

const Gap = z.object({ gap_ms: z.number() });

/** The time between the end of a job and the start of the next one, while jobs wait. */
async function measureOverhead({ servers: [server], database }: Cluster): Promise<Figure[]> {
  const accepted: string[] = [];
  for (let index = 0; index < SHORT_JOBS; index += 1)
    accepted.push(await uploadFor(server.url, { owner: 'ann', bytes: buildShortBook(`queue ${index}`) }));
  await untilEnded(database, TIMEOUT_MS);
  const faults = await findFaults(database, accepted);
  const gaps = await listGaps(database);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return [
    {
      what: `from the end of a job until the worker begins the next one (${gaps.length}), mean`,
      lectern: milliseconds(mean),
      wanted: 'at most 20 ms',
      met: mean <= 20 && faults.length === 0,
      peer: `median ${milliseconds(median(gaps))}, slowest ${milliseconds(Math.max(...gaps))}`,
    },
  ];
}

/** Only where the next job was waiting already. */
async function listGaps(database: Database): Promise<number[]> {
  const rows = await database.query(
    Gap,
    `with job_span as (
       select job.created_at, max(at) filter (where type = 'status') as started, max(at) filter (where type = 'completed') as ended
       from job join job_event using (job_id) group by job.job_id
     ), spans as (
       select created_at, started, lag(ended) over (order by started) as before from job_span
     )
     select (extract(epoch from started - before) * 1000)::float8 as gap_ms from spans where created_at < before`,
  );
  return rows.map(({ gap_ms }) => gap_ms);
}

/** Milliseconds for jobs that wait for a model most of the time. */
const timeModelJobs = (machine: Machine, workers: number): Promise<number> =>
  withCluster(machine, { name: `wait_${workers}`, workers, latencyMs: 2000 }, (cluster) =>
    timeJobs(cluster, MODEL_JOBS, (index) => ({
      bytes: buildShortBook(`group ${index}`),
      generator: 'llm',
    })),
  );

/** Milliseconds for jobs that compute all the time. */
const timeReading = (machine: Machine, workers: number): Promise<number> =>
  withCluster(machine, { name: `read_${workers}`, workers, latencyMs: 0 }, (cluster) =>
    timeJobs(cluster, READ_JOBS, (index) => ({
      bytes: buildModelBook(`reader ${index}`),
      generator: 'extractive',
    })),
  );

async function timeJobs(
  { servers: [server], database }: Cluster,
  count: number,
  jobOf: (index: number) => Omit<Wanted, 'owner'>,
): Promise<number> {
  const startedMs = performance.now();
  const jobs = Array.from({ length: count }, (_, index) => ({ owner: `owner-${index}`, ...jobOf(index) }));
  await Promise.all(jobs.map((job) => uploadFor(server.url, job)));
  await untilEnded(database, TIMEOUT_MS);
  return performance.now() - startedMs;
}
