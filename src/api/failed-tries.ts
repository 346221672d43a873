/** So many mistakes cost nothing: people mistype. */
const FREE_TRIES = 3;
const LONGEST_WAIT_MS = 60_000;
const FORGET_MS = 15 * 60_000;
/** Addresses that are remembered; the oldest are forgotten first. */
const MOST_KNOWN = 10_000;

/** Slows down whoever tries tokens: after three mistakes each one doubles the time until the next try. */
export class FailedTries {
  readonly #known = new Map<string, { count: number; lastMs: number }>();

  /** Milliseconds until this address may try again; 0 when it may now. */
  waitMs(address: string, nowMs: number): number {
    const tries = this.#known.get(address);
    if (tries === undefined || nowMs - tries.lastMs > FORGET_MS || tries.count < FREE_TRIES) return 0;
    const pauseMs = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (tries.count - FREE_TRIES));
    return Math.max(0, tries.lastMs + pauseMs - nowMs);
  }

  fail(address: string, nowMs: number): void {
    const tries = this.#known.get(address);
    const isOld = tries === undefined || nowMs - tries.lastMs > FORGET_MS;
    this.#known.delete(address);
    this.#known.set(address, { count: isOld ? 1 : tries.count + 1, lastMs: nowMs });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_KNOWN && oldest !== undefined) this.#known.delete(oldest);
  }

  succeed(address: string): void {
    this.#known.delete(address);
  }
}
