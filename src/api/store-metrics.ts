import { Counter, Gauge, type Registry } from 'prom-client';
import { getBlobUse } from '../store/blob-use.ts';
import { countJobs } from '../store/job-view.ts';
import { listUsage } from '../store/model-usage.ts';
import { listQueueUse } from '../store/queue-use.ts';
import type { Store } from '../store/store.ts';

/** Owners that are named; each is a series of its own. */
const MOST_OWNERS = 10;
// Prometheus gives up after 10 s; by then it must have heard that the database does not answer.
const ASK_MS = 5000;

/**
 * What the database knows, which is the same in every process: jobs, the queue, stored files, what models were asked.
 *
 * Out: a function that asks it anew. While the database does not answer, these metrics are left out, but the one that
 * says so. Throws: nothing.
 */
export function addStoreMetrics(register: Registry, { db }: Pick<Store, 'db'>): () => Promise<void> {
  const registers = [register];
  const isUp = new Gauge({
    name: 'lectern_database_up',
    help: '1 where the database answers, else 0',
    registers,
  });
  const readers = [
    readJobs(registers, db),
    readQueue(registers, db),
    readBlobs(registers, db),
    readModels(registers, db),
  ];
  return async () => {
    const late = new AbortController();
    try {
      await Promise.race([Promise.all(readers.map(({ read }) => read())), lateAfter(ASK_MS, late.signal)]);
      isUp.set(1);
    } catch {
      isUp.set(0);
      for (const { forget } of readers) forget();
    } finally {
      late.abort();
    }
  };
}

interface Reader {
  read(): Promise<void>;
  forget(): void;
}

function lateAfter(ms: number, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`No answer within ${ms} ms`)), ms);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}

function readJobs(registers: Registry[], db: Store['db']): Reader {
  const jobs = new Gauge({ name: 'lectern_jobs', help: 'Jobs by status', labelNames: ['status'], registers });
  return {
    forget: () => jobs.reset(),
    async read() {
      const counts = await countJobs(db);
      jobs.reset();
      for (const { status, count } of counts) jobs.set({ status }, count);
    },
  };
}

function readQueue(registers: Registry[], db: Store['db']): Reader {
  const length = new Gauge({
    name: 'lectern_queue_length',
    help: `Jobs that wait, by owner: of the ${MOST_OWNERS} with the most, and of all others together as "other"`,
    labelNames: ['owner'],
    registers,
  });
  const oldest = new Gauge({
    name: 'lectern_queue_oldest_seconds',
    help: 'How long the first of the jobs that wait has waited, by owner',
    labelNames: ['owner'],
    registers,
  });
  const forget = (): void => {
    length.reset();
    oldest.reset();
  };
  return {
    forget,
    async read() {
      const rows = await listQueueUse(db, MOST_OWNERS);
      forget();
      for (const { owner, count, oldest_seconds } of rows) {
        length.set({ owner }, count);
        oldest.set({ owner }, oldest_seconds);
      }
    },
  };
}

function readBlobs(registers: Registry[], db: Store['db']): Reader {
  const count = new Gauge({ name: 'lectern_blobs', help: 'Stored files that courses refer to', registers });
  const size = new Gauge({ name: 'lectern_blob_bytes', help: 'Size of these files', registers });
  return {
    forget() {
      count.remove();
      size.remove();
    },
    async read() {
      const { blobs, bytes } = await getBlobUse(db);
      count.set(blobs);
      size.set(bytes);
    },
  };
}

/** What models were asked by all processes since the database is there. */
function readModels(registers: Registry[], db: Store['db']): Reader {
  const calls = new Counter({
    name: 'lectern_model_calls_total',
    help: 'Calls to models',
    labelNames: ['model', 'outcome'],
    registers,
  });
  const tokens = new Counter({
    name: 'lectern_model_tokens_total',
    help: 'Tokens of calls to models; cached ones are a part of the input',
    labelNames: ['model', 'kind'],
    registers,
  });
  const cost = new Counter({
    name: 'lectern_model_cost_usd_total',
    help: 'What calls to models have cost, as far as prices are known',
    labelNames: ['model'],
    registers,
  });
  const forget = (): void => {
    for (const counter of [calls, tokens, cost]) counter.reset();
  };
  return {
    forget,
    async read() {
      const { rows } = await listUsage(db, 'model');
      forget();
      for (const { key: model, ...row } of rows) {
        calls.inc({ model, outcome: 'answered' }, row.model_calls - row.failed_calls);
        calls.inc({ model, outcome: 'failed' }, row.failed_calls);
        tokens.inc({ model, kind: 'input' }, row.input_tokens);
        tokens.inc({ model, kind: 'cached' }, row.cached_tokens);
        tokens.inc({ model, kind: 'output' }, row.output_tokens);
        cost.inc({ model }, row.cost_usd);
      }
    },
  };
}
