import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../src/db/database.ts';
import { openPostgres } from '../../src/db/postgres.ts';
import { type ServerProcess, startServer, startWorker } from '../../tests/server-process.ts';
import { uploadFor } from '../models/make-at-once.ts';
import { buildShortBook } from './build-short-book.ts';
import { findFaults } from './find-faults.ts';
import { openFolder } from './folder.ts';
import type { Machine } from './machine.ts';
import { type ModelProcess, startModelProcess } from './model-process.ts';
import { untilEnded } from './until-ended.ts';

const WARM_UP_MS = 300_000;

export type WorkerProcess = Omit<ServerProcess, 'url'> & {
  /** Also the key that it sends to the model. */
  name: string;
};

/** Processes that share a database, a folder and a model. */
export interface Cluster {
  /** Past the pooler, for looking at what is there. */
  database: Database;
  /** They answer and take no jobs. */
  servers: readonly [ServerProcess, ...ServerProcess[]];
  workers: WorkerProcess[];
  model: ModelProcess;
  startWorker(name: string): Promise<WorkerProcess>;
}

interface Wanted {
  name: string;
  servers?: number;
  workers: number;
  /** Of the model. */
  latencyMs: number;
  settings?: Record<string, string>;
}

/** Starts a cluster on an empty database of its own, and stops it whatever becomes of `work`. */
export async function withCluster<Result>(
  machine: Machine,
  { name, servers: count = 1, workers: workerCount, latencyMs, settings: given = {} }: Wanted,
  work: (cluster: Cluster) => Promise<Result>,
): Promise<Result> {
  await machine.createDatabase(name);
  const folder = openFolder(name);
  const model = await startModelProcess(latencyMs);
  const settings = {
    DATABASE_URL: machine.pooler.urlOf(name),
    DIRECT_DATABASE_URL: machine.postgres.urlOf(name),
    DATA_DIR: join(folder, 'data'),
    LLM_MODEL: 'compatible:fake-1',
    LLM_BASE_URL: model.url,
    LLM_CONTEXT_TOKENS: '32000',
    LLM_MAX_IN_FLIGHT: '100',
    // Six processes share what two cores can do.
    THREADS: '1',
    // It is not reading that is rehearsed here: no page is to be given up because the machine is busy.
    PDF_TIMEOUT_MS: '60000',
    ...given,
  };
  const server = (): Promise<ServerProcess> =>
    startServer({ ...settings, SERVE_JOBS: 'off', LOG_LEVEL: 'warn', LLM_API_KEY: 'server' });
  const startNamed = async (own: string): Promise<WorkerProcess> => ({
    ...(await startWorker({ ...settings, LOG_LEVEL: 'info', LLM_API_KEY: own })),
    name: own,
  });
  const cluster: Cluster = {
    database: await openPostgres(machine.postgres.urlOf(name), { connections: 2 }),
    // The first one brings the database up to date.
    servers: [await server()],
    workers: [],
    model,
    startWorker: startNamed,
  };
  try {
    const others = Array.from({ length: count - 1 }, server);
    cluster.servers = [cluster.servers[0], ...(await Promise.all(others))];
    const names = Array.from({ length: workerCount }, (_, index) => `work-${index + 1}`);
    cluster.workers.push(...(await Promise.all(names.map(startNamed))));
    if (workerCount > 0) await warmUp(cluster);
    return await work(cluster);
  } finally {
    const running = [...cluster.servers, ...cluster.workers];
    await Promise.all(running.map((one) => one.kill('SIGKILL')));
    await cluster.database.close();
    await model.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** One job finds out what the model can do, which is asked once for all. */
async function warmUp({ servers: [server], database }: Cluster): Promise<void> {
  const jobId = await uploadFor(server.url, { owner: 'nobody', bytes: buildShortBook('warming up') });
  await untilEnded(database, WARM_UP_MS);
  const faults = await findFaults(database, [jobId]);
  if (faults.length > 0) throw new Error(`The first job of the cluster: ${faults.join('; ')}`);
}
