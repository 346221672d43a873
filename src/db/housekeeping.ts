import type { PGlite } from '@electric-sql/pglite';

// After a kill, opening took 0.3 s more than the usual 0.35 s (PostgreSQL syncs every file first), and another 0.2 s
// for 39 MB of log. A checkpoint inside a burst holds everybody up for 100 to 150 ms; three manuals of 1,158 pages
// at once write 60 MB.
const MOST_LOG_BYTES = 96 * 1024 * 1024;
const WRITES_BETWEEN_LOOKS = 100;
const WRITES_BETWEEN_VACUUMS = 5000;

/**
 * What the server processes of PostgreSQL do and the single-user mode does not: checkpoints, which bound the time
 * of recovery, and vacuum. Both wait until nobody else does; only a long burst of writes gets a checkpoint inside.
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

  /** Calls `work` when nothing was asked for a while, if there is anything to do. */
  resume(work: () => Promise<void>): void {
    if (this.#writes === 0) return;
    this.#timer = setTimeout(() => void work(), this.#idleMs);
  }

  async work(): Promise<void> {
    if (this.#writesSinceVacuum >= WRITES_BETWEEN_VACUUMS) {
      this.#writesSinceVacuum = 0;
      await this.#pg.exec('vacuum analyze');
    }
    await this.checkpoint();
  }

  /** Between two statements of a burst, outside transactions. */
  async boundLog(): Promise<void> {
    if (this.#writes < WRITES_BETWEEN_LOOKS) return;
    this.#writes = 1;
    const { rows } = await this.#pg.query<{ bytes: number }>(
      'select (pg_current_wal_lsn() - redo_lsn)::int8 as bytes from pg_control_checkpoint()',
    );
    if ((rows[0]?.bytes ?? 0) > MOST_LOG_BYTES) await this.checkpoint();
  }

  async checkpoint(): Promise<void> {
    if (this.#writes === 0) return;
    this.#writes = 0;
    await this.#pg.exec('checkpoint');
  }
}
