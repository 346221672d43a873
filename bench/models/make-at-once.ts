import { z } from 'zod';
import { type GeneratorName, Job } from '../../src/course/job.ts';

const Accepted = z.object({ job_id: z.string() });
const POLL_MS = 100;

export interface Wanted {
  owner: string;
  bytes: Uint8Array;
  /** Absent: as the server is set up. */
  generator?: GeneratorName;
}

/** Uploads a PDF. Out: the job's id. */
export async function uploadFor(url: string, { owner, bytes, generator }: Wanted): Promise<string> {
  const form = new FormData();
  form.append('files', new Blob([Uint8Array.from(bytes)], { type: 'application/pdf' }), `${owner}.pdf`);
  if (generator !== undefined) form.append('generator', generator);
  const init = { method: 'POST', body: form, headers: { 'x-owner': owner } };
  return Accepted.parse(await (await fetch(`${url}/api/upload-pdfs`, init)).json()).job_id;
}

export const getJob = async (url: string, jobId: string): Promise<Job> =>
  Job.parse(await (await fetch(`${url}/api/jobs/${jobId}`)).json());

/** Takes a job up again that has ended without a course. */
export const retryJob = async (url: string, jobId: string): Promise<void> => {
  const answer = await fetch(`${url}/api/jobs/${jobId}/retry`, { method: 'POST' });
  if (!answer.ok) throw new Error(`The job is not taken up again: ${await answer.text()}`);
};

export const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms));

/** A job that has ended, and how long that took from its upload on. */
export interface EndedJob {
  job: Job;
  tookMs: number;
}

/** Uploads all at once and waits until each has ended. */
export const makeAtOnce = (url: string, wanted: readonly Wanted[]): Promise<EndedJob[]> =>
  Promise.all(
    wanted.map(async (one) => {
      const startedMs = performance.now();
      const jobId = await uploadFor(url, one);
      for (;;) {
        const job = await getJob(url, jobId);
        if (['completed', 'failed', 'cancelled'].includes(job.status))
          return { job, tookMs: performance.now() - startedMs };
        await pause(POLL_MS);
      }
    }),
  );

/** Everything of a course that a learner can see. */
export async function readCourse(url: string, { job }: EndedJob): Promise<string> {
  const at = `${url}/api/courses/${job.result?.course_id}`;
  const texts = await Promise.all(
    ['', '/glossary', '/cards?limit=200', '/quizzes'].map(async (path) =>
      (await fetch(`${at}${path}`)).text(),
    ),
  );
  return texts.join('\n');
}
