import type { Request } from './pglite-messages.ts';

/**
 * Whose statement is next on the one session: in order of arrival, except that an open transaction keeps
 * everybody else waiting until it ends.
 */
export class Turns {
  #waiting: Request[] = [];
  #holder = 0;

  /** The open transaction, 0 for none. */
  get holder(): number {
    return this.#holder;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#holder === 0;
  }

  add(request: Request): void {
    this.#waiting.push(request);
  }

  begin(tx: number): void {
    this.#holder = tx;
  }

  end(): void {
    this.#holder = 0;
  }

  /** Takes out the next request that may run now. */
  take(): Request | undefined {
    if (this.#holder === 0) return this.#waiting.shift();
    const index = this.#waiting.findIndex((request) => request.tx === this.#holder);
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
  }
}
