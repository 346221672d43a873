import type { Config } from '../base/config.ts';
import { openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { EXIT } from './exit-codes.ts';

export async function migrateDatabase(config: Config): Promise<number> {
  const db = await openDatabase(config);
  try {
    const versions = await migrate(db);
    process.stdout.write(
      versions.length === 0 ? 'The schema is up to date.\n' : `Applied ${versions.join(', ')}.\n`,
    );
    return EXIT.ok;
  } finally {
    await db.close();
  }
}
