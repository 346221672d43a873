import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { syncPath } from '../base/sync-path.ts';

const MARKER = 'lectern.json';
const Marker = z.object({ engine: z.string(), postgres: z.string() });

/** Makes the data of a directory and everything in it survive a power cut. Files go 32 at a time. */
async function syncTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  for (let start = 0; start < paths.length; start += 32)
    await Promise.all(paths.slice(start, start + 32).map(syncPath));
  await syncPath(directory);
}

/**
 * Sees to it that the directory is there, whole: it is made under another name and renamed when it is on the
 * disk, so a kill at any moment leaves either nothing or all of it.
 *
 * In: `create` fills an empty directory and lets go of it. The caller holds the lock.
 * Out: true when it was made now.
 * Throws: Failure `database_newer` when another major version of PostgreSQL made the directory.
 */
export async function ensureDirectory(
  directory: string,
  create: (unfinished: string) => Promise<void>,
): Promise<boolean> {
  const parent = dirname(directory);
  await mkdir(parent, { recursive: true });
  const unfinished = `${directory}.unfinished`;
  // A creator that was killed a moment ago may still be writing in it.
  await rm(unfinished, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  if (existsSync(join(directory, MARKER))) {
    await refuseForeign(directory);
    return false;
  }
  if (existsSync(directory))
    throw new Failure('internal', `${directory} is not a database of Lectern; move it away or set DATA_DIR.`);
  await create(unfinished);
  const postgres = (await readFile(join(unfinished, 'PG_VERSION'), 'utf8')).trim();
  await writeFile(join(unfinished, MARKER), JSON.stringify({ engine: 'pglite', postgres }));
  await syncTree(unfinished);
  await rename(unfinished, directory);
  await syncPath(parent);
  return true;
}

/** The major version of the PostgreSQL inside the pinned PGlite. */
const POSTGRES_MAJOR = '18';

async function refuseForeign(directory: string): Promise<void> {
  const marker = Marker.parse(JSON.parse(await readFile(join(directory, MARKER), 'utf8')));
  if (marker.postgres !== POSTGRES_MAJOR)
    throw new Failure(
      'database_newer',
      `${directory} was made by PostgreSQL ${marker.postgres}; this program holds ${POSTGRES_MAJOR}.`,
    );
}
