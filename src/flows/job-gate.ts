/**
 * Lets jobs begin one after another, so that each knows which are in hand already, and jobs that may end their process
 * one at a time: should it die, no other of them is blamed.
 */
export class JobGate {
  readonly #inHand = new Set<string>();
  #begun: Promise<unknown> = Promise.resolve();
  #suspect: Promise<unknown> = Promise.resolve();

  /**
   * In: `begin` gets the jobs that are in hand; undefined from it ends the run. `work` is in hand until it ends.
   * `clear`, of a suspect, resolves when the next suspect may begin; the end of its work is enough too.
   */
  async run<Begun>(
    jobId: string,
    job: {
      begin: (inHand: readonly string[]) => Promise<Begun | undefined>;
      work: (begun: Begun) => Promise<void>;
      clear?: ((begun: Begun) => Promise<void>) | undefined;
    },
  ): Promise<void> {
    const next = Promise.withResolvers<void>();
    if (job.clear !== undefined) {
      const before = this.#suspect;
      this.#suspect = before.then(() => next.promise);
      await before;
    }
    try {
      const begun = await this.#begin(jobId, job.begin);
      if (begun === undefined) return;
      job.clear?.(begun).then(next.resolve, next.resolve);
      await job.work(begun);
    } finally {
      this.#inHand.delete(jobId);
      next.resolve();
    }
  }

  async #begin<Begun>(jobId: string, begin: (inHand: readonly string[]) => Promise<Begun>): Promise<Begun> {
    const turn = this.#begun.then(() => {
      const inHand = [...this.#inHand];
      this.#inHand.add(jobId);
      return begin(inHand);
    });
    this.#begun = turn.catch(() => undefined);
    return turn;
  }
}
