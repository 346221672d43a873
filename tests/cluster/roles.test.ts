import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Job } from '../../src/course/job.ts';
import { type FakeModel, startFakeModel } from '../../src/fake/fake-model.ts';
import { describeEachStore, type TestStores } from '../../src/store/test-stores.ts';
import { toForm } from '../lectern.ts';
import { buildSampleBook } from '../sample-pdf.ts';
import { type ServerProcess, startServer, startWorker } from '../server-process.ts';

// A job that waits for this model finishes nothing for as long as any of these tests takes.
let model: FakeModel;
beforeAll(async () => {
  model = await startFakeModel({ latencyMs: 300_000 });
});
afterAll(() => model.close());

const settingsOf = async (stores: TestStores): Promise<Record<string, string>> => ({
  ...(await stores.create()),
  LLM_MODEL: 'compatible:fake-1',
  LLM_BASE_URL: model.url,
  LLM_STALL_SECONDS: '300',
  CONCURRENT_JOBS: '1',
  THREADS: '1',
});

async function upload({ url }: ServerProcess): Promise<string> {
  const body = toForm([{ name: 'book.pdf', bytes: buildSampleBook() }]);
  const answer = await fetch(`${url}/api/upload-pdfs`, { method: 'POST', body });
  return z.object({ job_id: z.string() }).parse(await answer.json()).job_id;
}

const getJob = async ({ url }: ServerProcess, jobId: string): Promise<Job> =>
  Job.parse(await (await fetch(`${url}/api/jobs/${jobId}`)).json());

/** Reading is done and the model was asked. */
const waitForModel = (server: ServerProcess, jobId: string, attempt: number): Promise<void> =>
  expect
    .poll(async () => {
      const job = await getJob(server, jobId);
      return { attempt: job.attempt, extract: job.steps[0]?.status, status: job.status };
    })
    .toEqual({ attempt, extract: 'completed', status: 'processing' });

describeEachStore(
  'a job that takes its process down each time',
  (stores) => {
    it('is set aside at the fourth start, and a restart in good order counts for nothing', async () => {
      const settings = await settingsOf(stores);
      let server = await startServer(settings);
      const jobId = await upload(server);
      const endings = ['SIGKILL', 'SIGTERM', 'SIGKILL', 'SIGKILL'] as const;
      for (const [index, signal] of endings.entries()) {
        await waitForModel(server, jobId, index + 1);
        await server.kill(signal);
        server = await startServer(settings);
      }
      await expect
        .poll(() => getJob(server, jobId))
        .toMatchObject({ status: 'failed', code: 'job_poisoned' });
      await fetch(`${server.url}/api/jobs/${jobId}/retry`, { method: 'POST' });
      await expect.poll(() => getJob(server, jobId)).toMatchObject({ status: 'processing', code: null });
      await server.kill('SIGKILL');
    });
  },
  'pglite',
);

type Worker = Awaited<ReturnType<typeof startWorker>>;

describeEachStore(
  'a server without jobs and two workers',
  (stores) => {
    it('hand a job on when a worker freezes, dies or is stopped, and set it aside after three deaths', async () => {
      const settings = await settingsOf(stores);
      const server = await startServer({ ...settings, SERVE_JOBS: 'off' });
      const jobId = await upload(server);
      const workers = [await startWorker(settings), await startWorker(settings)];
      const began = (worker: Worker, attempt: number): boolean =>
        worker
          .log()
          .split('\n')
          .some((line) => line.includes('"job_started"') && line.includes(`"attempt":${attempt}`));
      const findOwner = async (attempt: number): Promise<Worker> => {
        await waitForModel(server, jobId, attempt);
        await expect.poll(() => workers.some((worker) => began(worker, attempt))).toBe(true);
        const owner = workers.find((worker) => began(worker, attempt));
        if (owner === undefined) throw new Error('No worker has taken the job.');
        return owner;
      };
      const report = (what: string, sinceMs: number): void =>
        console.log(`taken over ${Math.round(performance.now() - sinceMs)} ms after ${what}`);

      const frozen = await findOwner(1);
      await expect.poll(() => model.counts().in_flight).toBe(1);
      process.kill(frozen.pid, 'SIGSTOP');
      let sinceMs = performance.now();
      let owner = await findOwner(2);
      report('SIGSTOP', sinceMs);
      // Both have asked, and wait.
      await expect.poll(() => model.counts().in_flight).toBe(2);
      const { calls } = model.counts();
      process.kill(frozen.pid, 'SIGCONT');
      await expect.poll(() => frozen.log()).toContain('"reason":"job_fenced"');
      expect(model.counts().calls).toEqual(calls);

      for (const attempt of [3, 4]) {
        workers.push(await startWorker(settings));
        sinceMs = performance.now();
        await owner.kill('SIGKILL');
        if (attempt === 4) break;
        owner = await findOwner(attempt);
        report('SIGKILL', sinceMs);
      }
      await expect
        .poll(() => getJob(server, jobId))
        .toMatchObject({ status: 'failed', code: 'job_poisoned' });
      report('SIGKILL, and set aside', sinceMs);

      await fetch(`${server.url}/api/jobs/${jobId}/retry`, { method: 'POST' });
      owner = await findOwner(5);
      expect(await owner.kill('SIGTERM')).toBe(0);
      await findOwner(6);
      expect(server.log()).not.toContain('job_started');
      await Promise.all([server, ...workers].map((one) => one.kill('SIGKILL')));
    });
  },
  'pooler',
);
