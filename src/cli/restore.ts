import type { Config } from '../base/config.ts';
import { openDatabase } from '../db/database.ts';
import { openBlobs } from '../store/blobs.ts';
import { checkBackup } from '../store/check-backup.ts';
import { restoreBackup } from '../store/restore-backup.ts';
import { EXIT } from './exit-codes.ts';

/** Puts a backup into an empty database and blob store. Out: the process's exit code. */
export async function restore(config: Config, args: readonly string[]): Promise<number> {
  const [file] = args;
  if (file === undefined || args.length > 1 || file.startsWith('-')) {
    process.stderr.write('Usage: npm run restore -- FILE\n');
    return EXIT.usage;
  }
  // Before anything is opened: a bad file leaves no trace.
  const manifest = await checkBackup(file);
  const db = await openDatabase(config);
  try {
    await restoreBackup(db, () => openBlobs(config, db), file, manifest);
    const { blobs, head, tables } = manifest;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(`Restored ${rows} rows and ${blobs.length} files of ${head.made_at}.\n`);
    return EXIT.ok;
  } finally {
    await db.close();
  }
}
