import { z } from 'zod';
import type { Store } from './store.ts';

// An upload stores its bytes a moment before its job: what is this young may belong to one.
const YOUNG_MS = 10 * 60_000;

const Names = z.object({ sha256: z.string() });

/**
 * Removes the files that the last course has left, except those of the last ten minutes. What cannot be removed now
 * stays noted for the next time. Safe in several processes at once.
 *
 * Out: how many were removed.
 */
export async function removeOrphans(store: Store, now = Date.now()): Promise<number> {
  const { db, blobs } = store;
  await db.execute(
    `delete from unused_blob where exists (select 1 from document where document.sha256 = unused_blob.sha256)`,
  );
  let removed = 0;
  for (const { sha256 } of await db.query(Names, 'select sha256 from unused_blob')) {
    if (await blobs.remove(sha256, now - YOUNG_MS)) removed += 1;
    else if ((await blobs.find(sha256)) !== undefined) continue;
    await db.execute('delete from unused_blob where sha256 = $1', [sha256]);
  }
  return removed;
}

/**
 * Notes the stored files that no course refers to, as a process leaves them that is killed between the bytes and the
 * job of an upload. Only for a store that no other database keeps files in.
 */
export async function noteOrphans({ db, blobs }: Store): Promise<void> {
  await db.execute(
    `insert into unused_blob (sha256) select sha256 from unnest($1::text[]) stored (sha256)
     where not exists (select 1 from document where document.sha256 = stored.sha256)
     on conflict do nothing`,
    [await blobs.list()],
  );
}
