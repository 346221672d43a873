import { Failure, isFailureCode } from '../base/failure.ts';
import { isEnded } from '../course/job.ts';
import { getJob } from '../store/job-view.ts';
import type { Store } from '../store/store.ts';
import type { JobWatch } from '../store/watch.ts';

/**
 * Waits until a job has ended; the signal ends the waiting, not the job.
 *
 * Out: the id of the course. Throws: the job's own failure; `job_cancelled`; the signal's reason.
 */
export async function waitForJob(
  store: Store,
  watch: JobWatch,
  jobId: string,
  signal: AbortSignal,
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const stop = watch.watch(jobId, 0, (event) => {
      if (event.type !== 'completed' && event.type !== 'failed' && event.type !== 'cancelled') return;
      // A job that was tried again has old endings in its log.
      getJob(store.db, jobId)
        .then((job) => {
          if (!isEnded(job.status)) return;
          stop();
          resolve();
        })
        .catch(reject);
    });
    signal.addEventListener('abort', () => {
      stop();
      reject(signal.reason);
    });
  });
  const job = await getJob(store.db, jobId);
  if (job.result !== null) return job.result.course_id;
  if (isFailureCode(job.code)) throw new Failure(job.code, job.error ?? job.message);
  throw new Failure('job_cancelled', `Job ${jobId} was cancelled.`);
}
