import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { asFailure, Failure } from '../base/failure.ts';
import { type Database, queryOne, type Sql } from '../db/database.ts';
import { findVersion, migrate } from '../db/migrate.ts';
import { readEntries } from './backup-entries.ts';
import { type BackupManifest, blobEntry, ROWS, tableEntry } from './backup-manifest.ts';
import { loadRows } from './backup-rows.ts';
import { listBackupTables, quoteName } from './backup-tables.ts';
import type { BlobStore } from './blobs.ts';

/**
 * Puts a backup into an empty place: files first, then all rows in one transaction, so that a restore that fails leaves
 * the database as empty as it was. Jobs that had not ended are sent again by the first process that works.
 *
 * In: `openBlobs` is called when the tables are there; `manifest` as `checkBackup` gave it of the file at `path`.
 * Throws: Failure `backup_damaged`, `target_not_empty`, `disk_full`.
 */
export async function restoreBackup(
  db: Database,
  openBlobs: () => Promise<BlobStore>,
  path: string,
  manifest: BackupManifest,
): Promise<void> {
  await prepareSchema(db, manifest.head.schema);
  await refuseRows(db);
  try {
    const entries = readEntries(path);
    const blobs = await openBlobs();
    const first = await restoreBlobs(blobs, entries, manifest).finally(() => blobs.close());
    await db.transaction(async (tx) => {
      await lockTables(tx, db.kind);
      await refuseRows(tx);
      await restoreTables(tx, first, entries, manifest);
    });
    await migrate(db);
    await db.script('analyze');
  } catch (thrown) {
    throw asFailure(thrown);
  }
}

/** A new database gets the schema of the backup, and is brought up to date when the rows are in it. */
async function prepareSchema(db: Database, schema: number): Promise<void> {
  const found = await findVersion(db);
  if (found > schema) {
    await refuseRows(db);
    throw new Failure(
      'target_not_empty',
      `The database has schema ${found} already, and the backup is older, with schema ${schema}.`,
    );
  }
  await migrate(db, { upTo: schema });
}

/** Throws: Failure `target_not_empty`. */
async function refuseRows(sql: Sql): Promise<void> {
  for (const { name } of await listBackupTables(sql)) {
    const { count } = await queryOne(
      sql,
      z.object({ count: z.int() }),
      `select count(*)::int as count from (select 1 from ${quoteName(name)} limit 1) found`,
    );
    if (count > 0) throw new Failure('target_not_empty', `The database holds something: table "${name}".`);
  }
}

/** On the embedded database a transaction is alone anyway. */
async function lockTables(tx: Sql, kind: Database['kind']): Promise<void> {
  if (kind !== 'postgres') return;
  const tables = await listBackupTables(tx);
  await tx.execute(`lock table ${tables.map(({ name }) => quoteName(name)).join(', ')} in exclusive mode`);
}

type Entries = ReturnType<typeof readEntries>;
type Next = Awaited<ReturnType<Entries['next']>>;

/** Out: the first entry behind the files. */
async function restoreBlobs(blobs: BlobStore, entries: Entries, manifest: BackupManifest): Promise<Next> {
  const names = new Map(manifest.blobs.map(({ sha256 }) => [blobEntry(sha256), sha256]));
  for (;;) {
    const next = await entries.next();
    if (next.done === true || next.value.name.startsWith(ROWS)) return next;
    const sha256 = names.get(next.value.name);
    if (sha256 === undefined) await skip(next.value.body);
    else await restoreBlob(blobs, sha256, next.value.body);
  }
}

async function skip(body: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of body);
}

async function restoreTables(
  tx: Sql,
  first: Next,
  entries: Entries,
  manifest: BackupManifest,
): Promise<void> {
  const tables = new Map(manifest.tables.map((table) => [tableEntry(table.name), table]));
  for (let next = first; next.done !== true; next = await entries.next()) {
    const table = tables.get(next.value.name);
    if (table === undefined) await skip(next.value.body);
    else await restoreTable(tx, table, next.value.body);
  }
  for (const { table, column, next } of manifest.numbers)
    await tx.query(
      z.unknown(),
      'select setval(pg_get_serial_sequence(quote_ident($1::text), $2), $3::int8, false)',
      [table, column, next],
    );
}

async function restoreBlob(blobs: BlobStore, sha256: string, body: AsyncIterable<Uint8Array>): Promise<void> {
  const temporary = blobs.temporaryPath();
  try {
    await pipeline(body, createWriteStream(temporary));
    await blobs.putFile(temporary, sha256);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function restoreTable(
  tx: Sql,
  table: BackupManifest['tables'][number],
  body: AsyncIterable<Uint8Array>,
): Promise<void> {
  const rows = await loadRows(tx, table, body);
  if (rows !== table.rows)
    throw new Failure('backup_damaged', `Table ${table.name} has ${rows} rows instead of ${table.rows}.`);
}
