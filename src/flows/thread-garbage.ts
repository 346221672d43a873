import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * So much may come to a thread's heap before its garbage is collected between two tasks. Then hardly anything is alive, which
 * is what collecting costs: left to V8, which collects in the middle of a task, a manual of 1,158 pages took 1.9 s of
 * processor time for it instead of 0.85 s, and 30 MB more at the peak (bench/RESULTS.md).
 * Of 24 and 40 MB, the latter took 3 % less time for all of it and 25 MB more.
 */
const MOST_GROWTH_BYTES = 32e6;

let collect: unknown;
/** The heap after it was collected last, here or by V8. */
let leastBytes = Number.POSITIVE_INFINITY;

/** Collects this thread's garbage now, and gives its memory back. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  collect ??= runInNewContext('gc');
  if (typeof collect === 'function') collect();
  leastBytes = getHeapStatistics().used_heap_size;
}

/** For the time between two tasks: collects this thread's garbage when much has come together. */
export function collectWhenGrown(): void {
  const { used_heap_size: usedBytes } = getHeapStatistics();
  leastBytes = Math.min(leastBytes, usedBytes);
  if (usedBytes > leastBytes + MOST_GROWTH_BYTES) collectGarbage();
}
