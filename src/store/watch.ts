import type { JobEvent } from '../course/job.ts';
import { listEventsOfMany } from './events.ts';
import type { Store } from './store.ts';

interface Watcher {
  jobId: string;
  after: number;
  listener: (event: JobEvent) => void;
}

/** Follows the event logs of jobs for everybody in this process with one query a tick. */
export interface JobWatch {
  /**
   * Calls `listener` with each event after number `after`, in order and once, until the function that it gives
   * back is called. Nothing is asked of the database while nobody watches.
   */
  watch(jobId: string, after: number, listener: (event: JobEvent) => void): () => void;
  close(): void;
}

class PolledWatch implements JobWatch {
  readonly #store: Store;
  readonly #intervalMs: number;
  readonly #watchers = new Set<Watcher>();
  readonly #stopListening: () => void;
  #timer: NodeJS.Timeout | undefined;
  #polling = false;
  #again = false;

  constructor(store: Store, intervalMs: number) {
    this.#store = store;
    this.#intervalMs = intervalMs;
    this.#stopListening = store.hints.listen((jobId) => {
      for (const watcher of this.#watchers) {
        if (watcher.jobId !== jobId) continue;
        this.#pollNow();
        return;
      }
    });
  }

  watch(jobId: string, after: number, listener: (event: JobEvent) => void): () => void {
    const watcher = { jobId, after, listener };
    this.#watchers.add(watcher);
    this.#pollNow();
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) clearTimeout(this.#timer);
    };
  }

  close(): void {
    this.#watchers.clear();
    clearTimeout(this.#timer);
    this.#stopListening();
  }

  #pollNow(): void {
    if (this.#polling) this.#again = true;
    else void this.#poll();
  }

  async #poll(): Promise<void> {
    clearTimeout(this.#timer);
    this.#polling = true;
    do {
      this.#again = false;
      await this.#deliver().catch(() => undefined); // the database is away: the next tick asks again
    } while (this.#again && this.#watchers.size > 0);
    this.#polling = false;
    if (this.#watchers.size > 0) this.#timer = setTimeout(() => void this.#poll(), this.#intervalMs).unref();
  }

  async #deliver(): Promise<void> {
    const from = new Map<string, number>();
    for (const { jobId, after } of this.#watchers) from.set(jobId, Math.min(after, from.get(jobId) ?? after));
    const watched = [...from].map(([jobId, after]) => ({ jobId, after }));
    for (const { job_id, ...event } of await listEventsOfMany(this.#store.db, watched))
      for (const watcher of [...this.#watchers]) {
        if (watcher.jobId !== job_id || event.seq <= watcher.after) continue;
        watcher.after = event.seq;
        if (this.#watchers.has(watcher)) watcher.listener(event);
      }
  }
}

/**
 * In: `intervalMs` between two looks for what other processes wrote; what this one writes is delivered at once.
 * The embedded database has no other process, so there it is only a safety net.
 */
export function openWatch(store: Store, options: { intervalMs?: number } = {}): JobWatch {
  return new PolledWatch(store, options.intervalMs ?? (store.db.kind === 'pglite' ? 2000 : 250));
}
