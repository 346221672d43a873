import { Metrics } from './api/metrics.ts';
import { buildServer, type Lectern as Parts, type Server } from './api/server.ts';
import { Activities } from './base/activities.ts';
import type { Config } from './base/config.ts';
import type { Logger } from './base/log.ts';
import { readVersion } from './base/read-version.ts';
import { openTracer } from './base/tracer.ts';
import { CallBudget } from './flows/call-budget.ts';
import { describeModels } from './flows/describe-models.ts';
import { ModelCalls } from './flows/model-calls.ts';
import { openOcrThreads } from './flows/ocr-threads.ts';
import { openMeaning } from './flows/open-meaning.ts';
import { createRunner } from './flows/runner.ts';
import { openThreads, type Threads } from './flows/threads.ts';
import { openModels } from './model/models.ts';
import { getSpentThisMonth } from './store/model-budget.ts';
import { noteOrphans } from './store/orphans.ts';
import { RecentJobs } from './store/recent-jobs.ts';
import { closeStore, openStore, type Store } from './store/store.ts';
import { openWatch } from './store/watch.ts';

/** Every part, joined. */
export interface Lectern extends Parts {
  server(): Promise<Server>;
  /** Gives back the jobs under way, waiting up to `graceMs`, and closes everything. */
  close(graceMs: number): Promise<void>;
}

// The longest that an upload of another process in the same folder may take.
const OLD_UPLOAD_MS = 24 * 3600_000;

/**
 * Removes the half uploads that a killed process left, and notes files that no course refers to. The embedded database
 * has no other process, and nobody else keeps files in its folder.
 */
async function clean(store: Store, log: Logger): Promise<void> {
  const isAlone = store.db.kind === 'pglite';
  const halfUploads = await store.blobs.sweepTemporary(isAlone ? 0 : OLD_UPLOAD_MS);
  if (halfUploads > 0) log.info({ event: 'half_uploads_removed', halfUploads });
  if (isAlone && store.blobs.kind === 'disk') await noteOrphans(store);
}

function tellOldSettings({ renamed }: Config, log: Logger): void {
  if (renamed.length > 0)
    log.warn({ event: 'old_settings', renamed: renamed.map(({ old, now }) => `${old}: use ${now}`) });
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/**
 * Opens every part; nothing listens and no job is taken yet.
 *
 * In: `shared` threads are used instead of its own, and stay open when it closes.
 * Throws: Failure of the database or the disk.
 */
export async function assemble(config: Config, log: Logger, shared?: Threads): Promise<Lectern> {
  const version = readVersion();
  tellOldSettings(config, log);
  const store = await openStore(config, log);
  await clean(store, log);
  const threads = shared ?? openThreads(config.THREADS);
  const ocr = openOcrThreads(config.OCR_THREADS);
  const watch = openWatch(store);
  const activities = new Activities(await openTracer(config, version));
  const recentJobs = new RecentJobs(store);
  const models = await openModels(config, log);
  const budget = new CallBudget(store, config);
  const calls =
    models === undefined ? undefined : new ModelCalls({ activities, config, log, store, models, budget });
  const meaning = await openMeaning({ config, log, store, budget });
  const common = { activities, config, log, store, threads, calls };
  const runner = createRunner({ ...common, ocr, vectors: meaning?.sync });
  const parts = {
    ...common,
    version,
    watch,
    recentJobs,
    runner,
    metrics: once(() => new Metrics({ activities, runner, store })),
    meaning: meaning?.search,
    describeModels: async (owner: string) =>
      describeModels({
        config,
        pricesOf: (model) => models?.pricesOf(model),
        spentThisMonthUsd: await getSpentThisMonth(store.db, owner),
      }),
  };
  return {
    ...parts,
    server: () => buildServer(parts),
    async close(graceMs) {
      await runner.stop(graceMs);
      await calls?.close();
      watch.close();
      recentJobs.close();
      if (shared === undefined) await threads.close();
      await ocr.close();
      await closeStore(store);
      // Last: a collector that is away takes seconds.
      await activities.tracer?.close();
    },
  };
}
