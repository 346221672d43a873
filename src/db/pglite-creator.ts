import { z } from 'zod';
import { openDurable } from './durable-pglite.ts';
import { describeError } from './pglite-messages.ts';

// Fills a new database directory in a process of its own: making one takes 600 MB for a moment, and the memory
// of a process that stays would never come back.

const { directory } = z.object({ directory: z.string() }).parse(JSON.parse(process.argv[2] ?? ''));
try {
  const pg = await openDurable(directory);
  await pg.exec('checkpoint');
  await pg.close();
  process.send?.({ kind: 'created' });
} catch (thrown) {
  process.send?.({ kind: 'failed', error: describeError(thrown) });
}
process.disconnect();
