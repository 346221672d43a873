import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createTarPacker, type TarPackController } from 'modern-tar';
import { z } from 'zod';
import { contentHash } from '../base/content-hash.ts';
import { asFailure, Failure } from '../base/failure.ts';
import { findVersion } from '../db/migrate.ts';
import {
  BACKUP_FORMAT,
  type BackupHead,
  type BackupManifest,
  blobEntry,
  HEAD,
  MANIFEST,
  MANIFEST_HASH,
  tableEntry,
} from './backup-manifest.ts';
import { dumpRows } from './backup-rows.ts';
import { listBackupTables, listNumbers } from './backup-tables.ts';
import type { Store } from './store.ts';

type Kept = Pick<Store, 'db' | 'blobs'>;

export interface BackupOptions {
  /** Of this program. */
  lectern: string;
  /** Where the rows may stand until they are sent; they are removed from there in any case. */
  folder: string;
}

/**
 * Writes all that is kept into `output`, as a tar file, while others go on writing: rows as they are at one moment, and the
 * files that these refer to.
 *
 * Rows are read into files first, so that a slow reader does not hold the snapshot: the embedded database answers nobody
 * else meanwhile. Files are never changed, and can be sent after it.
 *
 * Throws: Failure `disk_full`, `database_unavailable`, `blob_missing`; then `output` is destroyed.
 */
export async function writeBackup(
  store: Kept,
  output: Writable,
  options: BackupOptions,
): Promise<BackupManifest> {
  const { readable, controller } = createTarPacker();
  const sending = pipeline(Readable.from(readable), output);
  const [sent, packed] = await Promise.allSettled([sending, pack(store, controller, options)]);
  if (packed.status === 'fulfilled' && sent.status === 'fulfilled') return packed.value;
  // What ended the one has ended the other; that of the output is nearer to the cause.
  throw asFailure(sent.status === 'rejected' ? sent.reason : packed.status === 'rejected' && packed.reason);
}

async function pack(
  store: Kept,
  controller: TarPackController,
  { folder, lectern }: BackupOptions,
): Promise<BackupManifest> {
  const spool = await mkdtemp(join(folder, 'backup-'));
  try {
    const head = {
      format: BACKUP_FORMAT,
      schema: await findVersion(store.db),
      lectern,
      made_at: new Date().toISOString(),
    };
    if (head.schema === 0) throw new Failure('not_found', 'There is no database of Lectern here.');
    await addText(controller, HEAD, JSON.stringify(head));
    const { names, ...rows } = await takeSnapshot(store, spool, head);
    const files = await addBlobs(store, controller, names);
    for (const { name, bytes } of rows.tables)
      await addFile(controller, tableEntry(name), join(spool, name), bytes);
    const manifest: BackupManifest = { head, ...files, ...rows };
    const text = JSON.stringify(manifest, null, 1);
    await addText(controller, MANIFEST, text);
    await addText(controller, MANIFEST_HASH, `${contentHash(text)}  ${MANIFEST}\n`);
    controller.finalize();
    return manifest;
  } catch (error) {
    controller.error(error);
    throw error;
  } finally {
    await rm(spool, { recursive: true, force: true });
  }
}

interface Snapshot extends Pick<BackupManifest, 'tables' | 'numbers'> {
  /** Of the files that the rows refer to. */
  names: string[];
}

function takeSnapshot({ db }: Kept, spool: string, head: z.infer<typeof BackupHead>): Promise<Snapshot> {
  return db.transaction(async (tx) => {
    await tx.execute('set transaction isolation level repeatable read, read only');
    if ((await findVersion(tx)) !== head.schema)
      throw new Failure('database_unavailable', 'The schema was changed a moment ago.');
    const tables: BackupManifest['tables'] = [];
    for (const table of await listBackupTables(tx))
      tables.push(await dumpRows(tx, table, join(spool, table.name)));
    const stored = await tx.query(
      z.object({ sha256: z.string() }),
      'select distinct sha256 from document order by sha256',
    );
    return {
      tables,
      numbers: await listNumbers(tx, tables),
      names: stored.map(({ sha256 }) => sha256),
    };
  });
}

async function addBlobs(
  { blobs }: Kept,
  controller: TarPackController,
  names: readonly string[],
): Promise<Pick<BackupManifest, 'blobs' | 'missing_blobs'>> {
  const added: BackupManifest['blobs'] = [];
  const missing: string[] = [];
  for (const sha256 of names) {
    const path = await blobs.getPath(sha256).catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'blob_missing') return undefined;
      throw error;
    });
    if (path === undefined) {
      missing.push(sha256);
      continue;
    }
    const { size: bytes } = await stat(path);
    if ((await addFile(controller, blobEntry(sha256), path, bytes)) !== sha256)
      throw new Failure('blob_damaged', `The stored file ${sha256} is damaged.`);
    added.push({ bytes, sha256 });
  }
  return { blobs: added, missing_blobs: missing };
}

/** Out: the hash of the file, which never stands in memory as a whole. */
async function addFile(
  controller: TarPackController,
  name: string,
  path: string,
  size: number,
): Promise<string> {
  const hash = createHash('sha256');
  const writer = controller.add({ name, size }).getWriter();
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = new Uint8Array(chunk);
    hash.update(bytes);
    await writer.write(bytes);
  }
  await writer.close();
  return hash.digest('hex');
}

async function addText(controller: TarPackController, name: string, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const writer = controller.add({ name, size: bytes.byteLength }).getWriter();
  await writer.write(bytes);
  await writer.close();
}
