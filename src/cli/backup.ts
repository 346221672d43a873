import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Config } from '../base/config.ts';
import { asFailure, errorCode, Failure } from '../base/failure.ts';
import { readVersion } from '../base/read-version.ts';
import { syncPath } from '../base/sync-path.ts';
import { openDatabase } from '../db/database.ts';
import type { BackupManifest } from '../store/backup-manifest.ts';
import { openBlobs } from '../store/blobs.ts';
import { checkBackup } from '../store/check-backup.ts';
import { writeBackup } from '../store/write-backup.ts';
import { EXIT } from './exit-codes.ts';

/** Writes everything that is kept into a file, which is there whole or not at all. Out: the process's exit code. */
export async function backup(config: Config, args: readonly string[]): Promise<number> {
  const [name] = args;
  if (name === undefined || args.length > 1 || name.startsWith('-')) {
    process.stderr.write('Usage: npm run backup -- FILE\n');
    return EXIT.usage;
  }
  const file = resolve(name);
  if (existsSync(file)) throw new Failure('file_exists', `${file} is there already.`);
  const partial = `${file}.unfinished`;
  await rm(partial, { force: true });
  try {
    await write(config, partial);
    // What the disk has taken is what counts, not what was sent to it.
    const manifest = await checkBackup(partial);
    await syncPath(partial);
    await rename(partial, file);
    await syncPath(dirname(file));
    process.stdout.write(`Saved ${describe(manifest)} in ${file}.\n`);
    for (const sha256 of manifest.missing_blobs)
      process.stdout.write(`The file ${sha256} of a course is missing, and was missing before.\n`);
    return EXIT.ok;
  } catch (error) {
    await rm(partial, { force: true });
    throw asFailure(error);
  }
}

const describe = ({ blobs, tables }: BackupManifest): string =>
  `${tables.reduce((sum, { rows }) => sum + rows, 0)} rows and ${blobs.length} files`;

/** The embedded database is open in one process at most: when that is a server, the server is asked. */
async function write(config: Config, path: string): Promise<void> {
  const db = await openDatabase(config).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'database_locked') return undefined;
    throw error;
  });
  if (db === undefined) return askServer(config, path);
  try {
    const blobs = await openBlobs(config, db);
    try {
      const options = { lectern: readVersion(), folder: dirname(path) };
      await writeBackup({ db, blobs }, createWriteStream(path), options);
    } finally {
      blobs.close();
    }
  } finally {
    await db.close();
  }
}

async function askServer({ API_TOKEN, HOST, PORT }: Config, path: string): Promise<void> {
  const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${PORT}/api/backup`;
  const headers: Record<string, string> =
    API_TOKEN === undefined ? {} : { authorization: `Bearer ${API_TOKEN}` };
  const answer = await fetch(url, { method: 'POST', headers }).catch((error: unknown) => {
    throw new Failure('database_locked', `The database is in use, and no Lectern answers at ${url}.`, {
      cause: error,
    });
  });
  if (!answer.ok || answer.body === null)
    throw new Failure('database_locked', `${url} answered ${answer.status}: ${await answer.text()}`);
  await pipeline(Readable.from(answer.body), createWriteStream(path)).catch((error: unknown) => {
    // Of the system: of our own disk.
    if (errorCode(error) === 'ENOSPC') throw error;
    throw new Failure('backup_damaged', `${url} broke the backup off; its log says why.`, { cause: error });
  });
}
