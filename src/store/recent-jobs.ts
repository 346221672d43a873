import type { Job } from '../course/job.ts';
import { JobLooks } from './job-looks.ts';
import type { Store } from './store.ts';

// Far below the second or so between two polls of a page, far above the 20 ms of a poll while a book is saved.
const FRESH_MS = 150;
const MAX_AGE_MS = 1000;

interface Entry {
  job: Job | undefined;
  readAt: number;
  reading: Promise<Job> | undefined;
}

/**
 * Jobs as they were a moment ago. Polls of a job that is being worked on need not wait, on the embedded database,
 * for what the work itself saves: they are answered from the last look, and the next look begins meanwhile.
 *
 * Only progress can be old, by at most a second; every change of status is seen at once. On PostgreSQL, where
 * other processes write, each poll sees what is there when it comes.
 */
export class RecentJobs {
  readonly #store: Store;
  readonly #looks: JobLooks;
  /** Jobs that were being worked on when last looked at. */
  readonly #entries = new Map<string, Entry>();
  readonly #stopListening: () => void;

  constructor(store: Store) {
    this.#store = store;
    this.#looks = new JobLooks(store.db);
    this.#stopListening = store.hints.listen((jobId, kind) => {
      if (kind !== 'progress') this.#entries.delete(jobId);
    });
  }

  /** Throws: Failure `not_found`. */
  async get(jobId: string): Promise<Job> {
    if (this.#store.db.kind !== 'pglite') return this.#looks.get(jobId);
    const entry = this.#entries.get(jobId);
    const ageMs = entry === undefined ? Number.POSITIVE_INFINITY : performance.now() - entry.readAt;
    if (entry?.job === undefined || ageMs > MAX_AGE_MS) return entry?.reading ?? this.#read(jobId);
    // A look that fails leaves the old one; the next poll that finds it too old is told why.
    if (ageMs > FRESH_MS && entry.reading === undefined) this.#read(jobId, entry.job).catch(() => undefined);
    return entry.job;
  }

  close(): void {
    this.#stopListening();
    this.#entries.clear();
  }

  #read(jobId: string, known?: Job): Promise<Job> {
    const before = this.#entries.get(jobId);
    const entry: Entry = { job: known, readAt: before?.readAt ?? 0, reading: undefined };
    const reading = this.#looks.get(jobId).then(
      (job) => {
        entry.reading = undefined;
        entry.job = job;
        entry.readAt = performance.now();
        if (job.status !== 'processing') this.#forget(jobId, entry);
        return job;
      },
      (error: unknown) => {
        entry.reading = undefined;
        if (entry.job === undefined) this.#forget(jobId, entry);
        throw error;
      },
    );
    entry.reading = reading;
    this.#entries.set(jobId, entry);
    return reading;
  }

  #forget(jobId: string, entry: Entry): void {
    if (this.#entries.get(jobId) === entry) this.#entries.delete(jobId);
  }
}
