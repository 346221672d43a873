import { setTimeout as delay } from 'node:timers/promises';
import { startServer } from '../../tests/server-process.ts';
import { getJob, uploadFor } from '../models/make-at-once.ts';
import { type Figure, median, milliseconds } from '../table.ts';
import { buildShortBook } from './build-short-book.ts';
import { withCluster } from './cluster.ts';
import { openFolder } from './folder.ts';
import type { Machine } from './machine.ts';
import { type PollSeen, startPolls } from './polls.ts';

const CONNECTIONS = 32;
const JOBS = 20;
const ROUNDS = 3;
const ROUND_MS = 6000;
const WARM_MS = 4000;

/** How many status polls one server answers, with its database behind pgbouncer and with the embedded one. */
export async function measurePolls(machine: Machine): Promise<Figure[]> {
  const onPostgres = await withCluster(machine, { name: 'polls', workers: 1, latencyMs: 0 }, (cluster) =>
    pollServer(cluster.servers[0].url, async () => {
      for (const worker of cluster.workers) await worker.kill('SIGTERM');
    }),
  );
  const server = await startServer({ DATA_DIR: openFolder('embedded'), LOG_LEVEL: 'warn' });
  const embedded = await pollServer(server.url, () => Promise.resolve());
  await server.kill('SIGKILL');
  return [figureOf('PostgreSQL', 2500, onPostgres), figureOf('the embedded database', 1500, embedded)];
}

/** In: `rest` stops whatever else would work meanwhile. */
async function pollServer(url: string, rest: () => Promise<void>): Promise<PollSeen[]> {
  const jobIds: string[] = [];
  for (let index = 0; index < JOBS; index += 1) {
    const bytes = buildShortBook(`poll ${index}`);
    jobIds.push(await uploadFor(url, { owner: `owner-${index}`, bytes, generator: 'extractive' }));
  }
  for (const jobId of jobIds) while ((await getJob(url, jobId)).status !== 'completed') await delay(200);
  await rest();
  const rounds: PollSeen[] = [];
  for (const durationMs of [WARM_MS, ...Array.from({ length: ROUNDS }, () => ROUND_MS)]) {
    const polls = await startPolls({ url, jobIds, connections: CONNECTIONS });
    await delay(durationMs);
    rounds.push(await polls.finish());
  }
  return rounds.slice(1);
}

function figureOf(name: string, wanted: number, rounds: readonly PollSeen[]): Figure {
  const perSecond = Math.round(median(rounds.map(({ polls, seconds }) => polls / seconds)));
  const others = rounds.flatMap(({ statuses }) => Object.keys(statuses)).filter((status) => status !== '200');
  return {
    what: `status polls of one server over ${CONNECTIONS} connections, ${name}`,
    lectern: `${perSecond}/s`,
    wanted: `at least ${wanted}/s`,
    met: perSecond >= wanted && others.length === 0,
    peer: `p99 ${milliseconds(median(rounds.map(({ p99Ms }) => p99Ms)))}; median of ${ROUNDS} rounds${others.length === 0 ? '' : `; answers ${others.join(', ')}`}`,
  };
}
