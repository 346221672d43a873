import { z } from 'zod';
import type { Database } from '../db/database.ts';
import type { PassagePlace } from './passages.ts';
import type { VectorStore } from './vector-store.ts';

// A schema of its own: what is in it can be made again, and the extension may not be there any more.
const TABLE = 'lectern_vectors.passage';

const Place = z
  .object({ document_id: z.int(), page: z.int(), position: z.int() })
  .transform(({ document_id, ...place }): PassagePlace => ({ documentId: document_id, ...place }));

/**
 * Vectors in the database itself, where it has the extension pgvector or may make it.
 *
 * Searched without an index: in one course an exact scan of 10,000 is faster than the time that an index over all courses
 * would need to leave out the others, and building one would hold up the embedded database for a minute.
 *
 * Out: undefined where the database has no such extension.
 */
export async function openPgvector(db: Database): Promise<VectorStore | undefined> {
  if (!(await ensureExtension(db))) return undefined;
  await ensureTable(db);
  return {
    name: 'pgvector',
    isTable: false,
    isOutside: false,
    async save({ courseId }, vectors) {
      await db.execute(
        `insert into ${TABLE} (course_id, document_id, page, position, embedding)
         select passage.course_id, document_id, page, position, given.embedding::vector
         from unnest($2::bigint[], $3::int[], $4::int[], $5::text[])
           as given (document_id, page, position, embedding)
         join passage using (document_id, page, position) where passage.course_id = $1
         on conflict (course_id, document_id, page, position) do update set embedding = excluded.embedding`,
        [
          courseId,
          vectors.map(({ documentId }) => documentId),
          vectors.map(({ page }) => page),
          vectors.map(({ position }) => position),
          vectors.map(({ vector }) => format(vector)),
        ],
      );
    },
    nearest: ({ courseId }, vector, limit) =>
      db.query(
        Place,
        `select document_id, page, position from ${TABLE} where course_id = $1
         order by embedding <=> $2::vector limit $3`,
        [courseId, format(vector), limit],
      ),
    remove: async () => undefined,
  };
}

const format = (vector: Float32Array): string => `[${vector.join(',')}]`;

/** Whether the extension is there, now at the latest. A user who may not make it has to ask for it. */
async function ensureExtension(db: Database): Promise<boolean> {
  const state = await findExtension(db);
  if (state !== 'available') return state === 'installed';
  // Refused, or made by a process that started together with this one.
  await db.script('create extension if not exists vector').catch(() => undefined);
  return (await findExtension(db)) === 'installed';
}

async function findExtension(db: Database): Promise<'installed' | 'available' | 'absent'> {
  const [state] = await db.query(
    z.object({ installed: z.boolean() }),
    `select installed_version is not null as installed from pg_available_extensions where name = 'vector'`,
  );
  if (state === undefined) return 'absent';
  return state.installed ? 'installed' : 'available';
}

// Without statistics, `analyze` needs nothing of the extension: the embedded database may be opened without it.
const MAKE_TABLE = `
  create schema if not exists lectern_vectors;
  create table if not exists ${TABLE} (
    course_id bigint not null, document_id bigint not null, page integer not null, position integer not null,
    embedding vector not null,
    primary key (course_id, document_id, page, position),
    foreign key (course_id, document_id, page, position) references passage on delete cascade
  );
  alter table ${TABLE} alter column embedding set statistics 0`;

/** Where it is made now, nothing is in it, whatever a backup of another database says. */
async function ensureTable(db: Database): Promise<void> {
  const tables = await db.query(
    z.unknown(),
    `select 1 from pg_catalog.pg_class join pg_catalog.pg_namespace on pg_namespace.oid = relnamespace
     where relname = 'passage' and nspname = 'lectern_vectors'`,
  );
  if (tables.length > 0) return;
  await db.transaction(async (tx) => {
    // Processes that start together make it one after the other.
    if (db.kind === 'postgres') await tx.execute('select pg_advisory_xact_lock($1)', [LOCK]);
    await tx.raw(MAKE_TABLE);
    await tx.execute(`update course_vectors set version = null where target like '% pgvector'`);
  });
}

const LOCK = 5_001_008;
