import type { Config } from '../base/config.ts';
import { openDatabase } from '../db/database.ts';
import { migrateDirectly } from '../db/migrate-directly.ts';
import { EXIT } from './exit-codes.ts';

export async function migrateDatabase(config: Config): Promise<number> {
  const db = await openDatabase(config);
  try {
    const versions = await migrateDirectly(db, config);
    process.stdout.write(
      versions.length === 0 ? 'The schema is up to date.\n' : `Applied ${versions.join(', ')}.\n`,
    );
    return EXIT.ok;
  } finally {
    await db.close();
  }
}
