/** Lets jobs run beside one another, and one that asks for it alone. */
export class JobGate {
  readonly #running = new Set<Promise<unknown>>();
  #alone: Promise<void> | undefined;

  /** In: `isAlone` waits for all others to end, and lets none begin before it has ended itself. */
  async run(isAlone: boolean, work: () => Promise<void>): Promise<void> {
    while (this.#alone !== undefined) await this.#alone;
    if (isAlone) return this.#runAlone(work);
    const run = work();
    this.#running.add(run);
    try {
      await run;
    } finally {
      this.#running.delete(run);
    }
  }

  async #runAlone(work: () => Promise<void>): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#alone = promise;
    try {
      await Promise.allSettled(this.#running);
      await work();
    } finally {
      this.#alone = undefined;
      resolve();
    }
  }
}
