import { setImmediate as nextTurn } from 'node:timers/promises';
import { Failure } from '../base/failure.ts';
import type { Job } from '../course/job.ts';
import type { Sql } from '../db/database.ts';
import { findJobs } from './job-view.ts';

/**
 * Looks at jobs for everybody who asks at the same time with one statement: whoever asks while one is under way is in the
 * next one. Nobody is shown what was true before they asked.
 */
export class JobLooks {
  readonly #db: Sql;
  #waiting = new Map<string, PromiseWithResolvers<Job>>();
  #isLooking = false;

  constructor(db: Sql) {
    this.#db = db;
  }

  /** Throws: Failure `not_found`. */
  get(jobId: string): Promise<Job> {
    const look = this.#waiting.get(jobId) ?? Promise.withResolvers<Job>();
    this.#waiting.set(jobId, look);
    if (!this.#isLooking) void this.#lookAll();
    return look.promise;
  }

  async #lookAll(): Promise<void> {
    this.#isLooking = true;
    // What came in one go over many connections is heard in one turn of the loop.
    await nextTurn();
    while (this.#waiting.size > 0) {
      const looks = this.#waiting;
      this.#waiting = new Map();
      try {
        const jobs = new Map((await findJobs(this.#db, [...looks.keys()])).map((job) => [job.job_id, job]));
        for (const [jobId, look] of looks) {
          const job = jobs.get(jobId.toLowerCase());
          if (job === undefined) look.reject(new Failure('not_found', `No job ${jobId}`));
          else look.resolve(job);
        }
      } catch (error) {
        for (const look of looks.values()) look.reject(error);
      }
    }
    this.#isLooking = false;
  }
}
