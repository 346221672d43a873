import { z } from 'zod';
import { queryOne, type Sql } from '../db/database.ts';
import type { BackupManifest, BackupTable } from './backup-manifest.ts';

/** Tables that no backup holds: they are about one place, and made again at another. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  // told by the backup itself
  'schema_version',
  // processes that live now, and what they do
  'model_worker',
  'model_claim',
  // files, which go through the blob store of each place
  'blob',
  'blob_chunk',
  'unused_blob',
  // what stores outside of the database hold
  'course_vectors',
  'vector_removal',
]);

const NAME = /^[a-z_][a-z0-9_]*$/;

/** A name as SQL wants it. Throws: Error for one that no migration would give. */
export function quoteName(name: string): string {
  if (!NAME.test(name)) throw new Error(`Not a name of a table or column: ${name}`);
  return `"${name}"`;
}

/** All tables that are kept, each behind those that it refers to, without columns that are computed of others. */
export async function listBackupTables(sql: Sql): Promise<BackupTable[]> {
  const columns = await sql.query(
    z.object({ table_name: z.string(), name: z.string(), type: z.string() }),
    `select relation.relname::text as table_name, attname::text as name, format_type(atttypid, atttypmod) as type
     from pg_catalog.pg_attribute join pg_catalog.pg_class relation on relation.oid = attrelid
     join pg_catalog.pg_namespace on pg_namespace.oid = relnamespace
     where nspname = current_schema() and relkind = 'r' and attnum > 0 and not attisdropped and attgenerated = ''
     order by relation.relname, attnum`,
  );
  const references = await sql.query(
    z.object({ child: z.string(), parent: z.string() }),
    `select child.relname::text as child, parent.relname::text as parent from pg_catalog.pg_constraint
     join pg_catalog.pg_class child on child.oid = conrelid join pg_catalog.pg_class parent on parent.oid = confrelid
     join pg_catalog.pg_namespace on pg_namespace.oid = child.relnamespace
     where contype = 'f' and nspname = current_schema() and conrelid <> confrelid`,
  );
  const names = new Set(columns.map(({ table_name }) => table_name).filter((name) => !LEFT_OUT.has(name)));
  return inOrder(names, references).map((table) => ({
    name: table,
    columns: columns
      .filter(({ table_name }) => table_name === table)
      .map(({ name, type }) => ({ name, type })),
  }));
}

function inOrder(
  names: ReadonlySet<string>,
  references: readonly { child: string; parent: string }[],
): string[] {
  const ordered = new Set<string>();
  while (ordered.size < names.size) {
    const next = [...names].filter(
      (name) =>
        !ordered.has(name) &&
        references.every(({ child, parent }) => child !== name || ordered.has(parent) || !names.has(parent)),
    );
    if (next.length === 0) throw new Error('Tables refer to one another in a circle');
    for (const name of next) ordered.add(name);
  }
  return [...ordered];
}

/** The next number of each column that numbers its rows by itself: a number that was given is not given again. */
export async function listNumbers(
  sql: Sql,
  tables: readonly BackupTable[],
): Promise<BackupManifest['numbers']> {
  const identities = await sql.query(
    z.object({ table: z.string(), column: z.string(), sequence: z.string() }),
    `select relation.relname::text as table, attname::text as column,
       pg_get_serial_sequence(quote_ident(relation.relname), attname) as sequence
     from pg_catalog.pg_attribute join pg_catalog.pg_class relation on relation.oid = attrelid
     join pg_catalog.pg_namespace on pg_namespace.oid = relnamespace
     where nspname = current_schema() and relkind = 'r' and attidentity <> '' and relation.relname = any($1::text[])`,
    [tables.map(({ name }) => name)],
  );
  const numbers: BackupManifest['numbers'] = [];
  for (const { table, column, sequence } of identities) {
    const { next } = await queryOne(
      sql,
      z.object({ next: z.int() }),
      `select last_value + case when is_called then 1 else 0 end as next from ${sequence}`,
    );
    numbers.push({ table, column, next });
  }
  return numbers;
}
