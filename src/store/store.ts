import type { Config } from '../base/config.ts';
import type { Logger } from '../base/log.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { migrateDirectly } from '../db/migrate-directly.ts';
import { type BlobSettings, type BlobStore, openBlobs } from './blobs.ts';
import { type Hints, openHints } from './hints.ts';
import type { JobQueue } from './queue.ts';

/**
 * Everything that is kept. Functions that read and write rows take `db` (or the `tx` of a transaction); those
 * that also wake somebody take the whole store.
 */
export interface Store {
  readonly db: Database;
  readonly blobs: BlobStore;
  readonly queue: JobQueue;
  readonly hints: Hints;
}

/** Where everything is kept; uploaded files in DATA_DIR, unless something else is said. */
export type StoreSettings = Pick<Config, 'DATA_DIR' | 'DATABASE_URL' | 'DIRECT_DATABASE_URL'> &
  Partial<BlobSettings & Pick<Config, 'EMBEDDING_MODEL'>>;

const ON_DISK = { BLOB_STORE: 'disk', CACHE_MB: 4000, S3_PREFIX: '', S3_FORCE_PATH_STYLE: false } as const;

/**
 * Opens the database, brings its schema up to date and starts the queue; jobs are taken from it only after
 * `store.queue.work`.
 *
 * A store of files that is away keeps nobody from starting.
 *
 * Throws: Failure `database_locked`, `database_newer`, `database_unavailable`, `disk_full`.
 */
export async function openStore(config: StoreSettings, log?: Logger): Promise<Store> {
  // The queue's library loads while the database opens in its thread.
  const [db, { openQueue }] = await Promise.all([openDatabase(config), import('./queue.ts')]);
  try {
    const versions = await migrateDirectly(db, config);
    if (versions.length > 0) log?.info({ event: 'schema_migrated', versions });
    const blobs = await openBlobs({ ...ON_DISK, ...config }, db);
    const queue = await openQueue(db, log);
    const hints = await openHints(db, config, log);
    hints.listen((_jobId, kind) => {
      if (kind === 'sent') queue.wake();
    });
    return { db, blobs, queue, hints };
  } catch (thrown) {
    await db.close();
    throw thrown;
  }
}

/** Stops the queue, then closes the database. Work under way must have been released before. */
export async function closeStore(store: Store): Promise<void> {
  await store.queue.close();
  await store.hints.close();
  store.blobs.close();
  await store.db.close();
}
