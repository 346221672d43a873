import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import type { Database, Sql } from './database.ts';

const FOLDER = join(import.meta.dirname, 'migrations');
// Any number, as long as every Lectern takes the same one.
const LOCK = 5_001_001;

interface Migration {
  version: number;
  file: string;
}

/** The numbered files, in order. Throws: Error when a number is missing or given twice. */
async function listMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{3}-.*\.sql$/.test(file)).sort();
  return files.map((file, index) => {
    const version = Number(file.slice(0, 3));
    if (version !== index + 1) throw new Error(`Migration ${index + 1} is missing: found ${file}`);
    return { version, file };
  });
}

/** The schema that this program has. */
export const newestVersion = async (): Promise<number> => (await listMigrations(FOLDER)).length;

/**
 * Brings the schema up to this program, or to the version `upTo`, one transaction a file, under a lock that other processes wait for.
 *
 * Out: the versions that were applied now, [] when there was nothing to do.
 * Throws: Failure `database_newer` when a newer program has been here.
 */
export async function migrate(
  db: Database,
  { folder = FOLDER, upTo }: { folder?: string; upTo?: number } = {},
): Promise<number[]> {
  const migrations = await listMigrations(folder);
  const known = await findVersion(db);
  refuseNewer(known, migrations.length);
  const applied: number[] = [];
  for (const { version, file } of migrations.slice(known, upTo)) {
    const text = await readFile(join(folder, file), 'utf8');
    const mine = await db.transaction((tx) => applyOne(tx, db.kind, version, text, migrations.length));
    if (mine) applied.push(version);
  }
  return applied;
}

async function applyOne(
  tx: Sql,
  kind: Database['kind'],
  version: number,
  text: string,
  newest: number,
): Promise<boolean> {
  if (kind === 'postgres') await tx.execute('select pg_advisory_xact_lock($1)', [LOCK]);
  const current = await findVersion(tx);
  refuseNewer(current, newest);
  if (current >= version) return false;
  const create =
    version === 1
      ? 'create table schema_version (version integer primary key, applied_at timestamptz not null default now());'
      : '';
  await tx.raw(`${create}${text}\n;insert into schema_version (version) values (${version});`);
  return true;
}

function refuseNewer(found: number, newest: number): void {
  if (found > newest)
    throw new Failure('database_newer', `The database has schema ${found}; this program knows ${newest}.`);
}

/** The schema's number, 0 for an empty database. */
export async function findVersion(sql: Sql): Promise<number> {
  // Asked of the table and not with to_regclass, whose answer a session may have from before it got the lock.
  const tables = await sql.query(
    z.unknown(),
    `select 1 from pg_catalog.pg_class join pg_catalog.pg_namespace on pg_namespace.oid = relnamespace
     where relname = 'schema_version' and nspname = current_schema()`,
  );
  if (tables.length === 0) return 0;
  const [row] = await sql.query(
    z.object({ version: z.number() }),
    'select coalesce(max(version), 0) as version from schema_version',
  );
  return row?.version ?? 0;
}
