import { z } from 'zod';
import type { Store } from './store.ts';

// An upload stores its bytes a moment before its job: what is this young may belong to one.
const YOUNG_MS = 10 * 60_000;

/**
 * Removes stored files that no course refers to, except those of the last ten minutes.
 *
 * In: the files to look at, as `deleteCourse` gives them; all of them by default, which is for the start.
 * Out: how many were removed.
 */
export async function removeOrphans(
  store: Store,
  candidates?: readonly string[],
  now = Date.now(),
): Promise<number> {
  const names = candidates ?? (await store.blobs.list());
  if (names.length === 0) return 0;
  const orphans = await store.db.query(
    z.object({ sha256: z.string() }),
    `select sha256 from unnest($1::text[]) stored (sha256)
     where not exists (select 1 from document where document.sha256 = stored.sha256)`,
    [names],
  );
  let removed = 0;
  for (const { sha256 } of orphans) {
    const found = await store.blobs.find(sha256);
    if (found === undefined || now - found.storedAtMs < YOUNG_MS) continue;
    await store.blobs.remove(sha256);
    removed += 1;
  }
  return removed;
}
