import type { Config } from '../base/config.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';

/**
 * As `migrate`, past the pooler where DIRECT_DATABASE_URL tells the way: some refuse what a migration may do.
 *
 * In: `db` is the database as it is used. Throws: as `migrate`; Failure `database_unavailable`.
 */
export async function migrateDirectly(
  db: Database,
  { DIRECT_DATABASE_URL }: Pick<Config, 'DIRECT_DATABASE_URL'>,
): Promise<number[]> {
  if (db.kind === 'pglite' || DIRECT_DATABASE_URL === undefined) return migrate(db);
  const { openPostgres } = await import('./postgres.ts');
  const direct = await openPostgres(DIRECT_DATABASE_URL, { connections: 1 });
  try {
    return await migrate(direct);
  } finally {
    await direct.close();
  }
}
