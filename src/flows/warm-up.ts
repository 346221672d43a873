import { fileURLToPath } from 'node:url';
import type { Threads } from './threads.ts';

// Pages of a real manual, with embedded fonts, lists, tables and code: a book made up for this warmed half as much, for
// PDFium is mostly busy with what real files have. Its licence is on the first.
const BOOK = fileURLToPath(new URL('warm-up.pdf', import.meta.url));

// Each round keeps a thread busy for about 60 ms: an upload that comes meanwhile waits no longer than that.
const ROUNDS = 40;
const PAGES_A_ROUND = 8;
// What is compiled for the same eight pages is thrown away at the first other page: five times eight of five chapters
// made the first book 5 % faster, eleven times eight no more than that (the manual of bench/run.ts speed).
const PARTS = 5;

/**
 * Lets each thread do its work on a few pages again and again, so that the first upload is not the one that waits for
 * the compilers: 1.1 s of 5.8 s for a manual of 1,158 pages (bench/run.ts speed). Stops when `isBusy`.
 */
export async function warmUp(threads: Threads, isBusy: () => boolean): Promise<void> {
  const everyThread = Array.from({ length: threads.size });
  for (let round = 0; round < ROUNDS && !isBusy(); round += 1) {
    const from = 1 + (round % PARTS) * PAGES_A_ROUND;
    const input = { path: BOOK, from, to: from + PAGES_A_ROUND - 1 };
    await Promise.all(everyThread.map(() => threads.run('rehearse', input)));
  }
  // Who uploads meanwhile does not wait for it.
  if (!isBusy()) await Promise.all(everyThread.map(() => threads.run('tidy', null)));
}
