import type { PGlite } from '@electric-sql/pglite';

/**
 * What the server processes of PostgreSQL do and the single-user mode does not: checkpoints, which bound the time
 * of recovery, and vacuum. Both are done while nobody waits.
 */
export class Housekeeping {
  readonly #pg: PGlite;
  readonly #idleMs: number;
  #timer: NodeJS.Timeout | undefined;
  #writes = 0;
  #writesSinceVacuum = 0;

  constructor(pg: PGlite, idleMs: number) {
    this.#pg = pg;
    this.#idleMs = idleMs;
  }

  wrote(): void {
    this.#writes += 1;
    this.#writesSinceVacuum += 1;
  }

  pause(): void {
    clearTimeout(this.#timer);
  }

  resume(work: () => Promise<void>): void {
    if (this.#writes === 0) return;
    this.#timer = setTimeout(() => void work(), this.#idleMs);
  }

  async work(): Promise<void> {
    if (this.#writesSinceVacuum > 5000) {
      this.#writesSinceVacuum = 0;
      await this.#pg.exec('vacuum analyze');
    }
    await this.checkpoint();
  }

  async checkpoint(): Promise<void> {
    if (this.#writes === 0) return;
    this.#writes = 0;
    await this.#pg.exec('checkpoint');
  }
}
