import type { JobEvent } from '../course/job.ts';
import { listEventsOfMany } from './events.ts';
import type { Store } from './store.ts';

interface Watcher {
  after: number;
  listener: (event: JobEvent) => void;
}

// Nobody sees so short a time; many jobs at work would else have it look without an end.
const REST_MS = 25;

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
  /** By job: thousands may watch, each a job of its own, and an event concerns few. */
  readonly #watchers = new Map<string, Set<Watcher>>();
  readonly #stopListening: () => void;
  #timer: NodeJS.Timeout | undefined;
  #polling = false;
  #again = false;
  #endedMs = Number.NEGATIVE_INFINITY;

  constructor(store: Store, intervalMs: number) {
    this.#store = store;
    this.#intervalMs = intervalMs;
    this.#stopListening = store.hints.listen((jobId) => {
      if (this.#watchers.has(jobId)) this.#pollNow();
    });
  }

  watch(jobId: string, after: number, listener: (event: JobEvent) => void): () => void {
    const watcher = { after, listener };
    const ofJob = this.#watchers.get(jobId) ?? new Set();
    this.#watchers.set(jobId, ofJob.add(watcher));
    this.#pollNow();
    return () => {
      ofJob.delete(watcher);
      if (ofJob.size === 0 && this.#watchers.get(jobId) === ofJob) this.#watchers.delete(jobId);
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
    else this.#pollIn(this.#endedMs + REST_MS - performance.now());
  }

  #pollIn(ms: number): void {
    clearTimeout(this.#timer);
    if (ms <= 0) void this.#poll();
    else this.#timer = setTimeout(() => void this.#poll(), ms).unref();
  }

  async #poll(): Promise<void> {
    this.#polling = true;
    this.#again = false;
    await this.#deliver().catch(() => undefined); // the database is away: the next tick asks again
    this.#polling = false;
    this.#endedMs = performance.now();
    if (this.#watchers.size > 0) this.#pollIn(this.#again ? REST_MS : this.#intervalMs);
  }

  async #deliver(): Promise<void> {
    const watched = [...this.#watchers].map(([jobId, ofJob]) => ({
      jobId,
      after: Math.min(...[...ofJob].map(({ after }) => after)),
    }));
    for (const { job_id, ...event } of await listEventsOfMany(this.#store.db, watched)) {
      const ofJob = this.#watchers.get(job_id);
      for (const watcher of [...(ofJob ?? [])]) {
        if (event.seq <= watcher.after) continue;
        watcher.after = event.seq;
        if (ofJob?.has(watcher) === true) watcher.listener(event);
      }
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
