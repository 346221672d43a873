import { rm, writeFile } from 'node:fs/promises';
import { buildPdf } from '../pdf/build-pdf.ts';
import type { Store } from '../store/store.ts';
import type { Threads } from './threads.ts';
import { warmUpPage } from './warm-up-page.ts';

// Each round keeps a thread busy for about 50 ms: an upload that comes meanwhile waits no longer than that.
const ROUNDS = 40;
const PAGES = 8;

/**
 * Lets each thread do its work once on a book made for it, so that the first upload is not the one that waits for
 * the compilers: 1.1 s of 5.8 s for a manual of 1,158 pages (bench/run.ts speed). Stops when `isBusy`.
 */
export async function warmUp(store: Store, threads: Threads, isBusy: () => boolean): Promise<void> {
  const path = store.blobs.temporaryPath();
  try {
    await writeFile(path, buildPdf(Array.from({ length: PAGES }, (_, index) => warmUpPage(index + 1))));
    for (let round = 0; round < ROUNDS && !isBusy(); round += 1)
      await Promise.all(Array.from({ length: threads.size }, () => threads.run('rehearse', { path })));
  } finally {
    await rm(path, { force: true });
  }
}
