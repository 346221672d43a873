const FIRST_MS = 500;
const LONGEST_MS = 20_000;

/**
 * How long to wait before trying again what has failed `failures` times; `chance` (0 to 1) keeps many browsers from
 * coming back in the same moment.
 */
export const backOffMs = (failures: number, chance: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1)) * (0.5 + chance / 2);

/** Waits, but no longer than until the connection is back, `wake` is aborted or `stop` is. */
export function waitToRetry(delayMs: number, wake: AbortSignal, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      wake.removeEventListener('abort', done);
      stop.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    window.addEventListener('online', done);
    wake.addEventListener('abort', done);
    stop.addEventListener('abort', done);
    if (stop.aborted) done();
  });
}
