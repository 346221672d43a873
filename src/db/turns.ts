import type { Request } from './pglite-messages.ts';

/**
 * Whose statement is next on the one session. An open transaction keeps everybody else waiting until it ends;
 * then single questions come before transactions, as people wait for them, each in order of arrival.
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
    if (this.#holder === 0) {
      const question = this.#waiting.findIndex((request) => request.kind === 'query' && request.tx === 0);
      return this.#waiting.splice(Math.max(0, question), 1)[0];
    }
    const index = this.#waiting.findIndex((request) => request.tx === this.#holder);
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
  }
}
