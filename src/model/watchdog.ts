/** How long a call may take, and how long it may be silent: before its answer begins, and within it. */
export interface Patience {
  totalMs: number;
  firstMs: number;
  silentMs: number;
}

/** Ends a call that takes too long, or of which nothing more is heard. */
export class Watchdog {
  readonly #controller = new AbortController();
  readonly #patience: Patience;
  readonly #total: NodeJS.Timeout;
  #silence: NodeJS.Timeout;
  /** Aborted by the watchdog, or by who waits for the call. */
  readonly signal: AbortSignal;
  /** Why the watchdog has ended the call. */
  reason: string | undefined;

  constructor(outer: AbortSignal, patience: Patience) {
    this.signal = AbortSignal.any([outer, this.#controller.signal]);
    this.#patience = patience;
    this.#total = setTimeout(
      () => this.#end(`took more than ${patience.totalMs / 1000} s`),
      patience.totalMs,
    );
    this.#silence = this.#expect(patience.firstMs);
  }

  /** Something was heard. */
  feed(): void {
    clearTimeout(this.#silence);
    this.#silence = this.#expect(this.#patience.silentMs);
  }

  stop(): void {
    clearTimeout(this.#total);
    clearTimeout(this.#silence);
  }

  #expect(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#end(`was silent for ${ms / 1000} s`), ms);
  }

  #end(reason: string): void {
    this.reason ??= reason;
    this.#controller.abort(new Error(reason));
  }
}
