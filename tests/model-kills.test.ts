import { afterAll, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { Course } from '../src/course/course.ts';
import { Job } from '../src/course/job.ts';
import { type FakeModel, startFakeModel } from '../src/fake/fake-model.ts';
import { describeEachStore, type TestStores } from '../src/store/test-stores.ts';
import { toForm } from './lectern.ts';
import { buildLongBook } from './sample-pdf.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const BOOK = { name: 'book.pdf', bytes: buildLongBook() };
const LATENCY_MS = 300;

const models: FakeModel[] = [];
afterAll(async () => {
  for (const model of models) await model.close();
});

async function startModel(): Promise<{ model: FakeModel; settings: Record<string, string> }> {
  const model = await startFakeModel({ latencyMs: LATENCY_MS });
  models.push(model);
  // Few at once, so that there is something left to ask at each kill.
  const settings = {
    LLM_MODEL: 'compatible:fake-1',
    LLM_BASE_URL: model.url,
    LLM_CONTEXT_TOKENS: '32000',
    LLM_MAX_IN_FLIGHT: '3',
    THREADS: '1',
  };
  return { model, settings };
}

async function upload({ url }: ServerProcess, owner: string): Promise<string> {
  const init = { method: 'POST', body: toForm([BOOK]), headers: { 'x-owner': owner } };
  const answer = await fetch(`${url}/api/upload-pdfs`, init);
  return z.object({ job_id: z.string() }).parse(await answer.json()).job_id;
}

const getJob = async ({ url }: ServerProcess, jobId: string): Promise<Job> =>
  Job.parse(await (await fetch(`${url}/api/jobs/${jobId}`)).json());

const waitFor = (until: () => unknown) => expect.poll(until, { interval: 20, timeout: 60_000 });

async function expectWhole(server: ServerProcess, jobId: string): Promise<void> {
  await waitFor(async () => (await getJob(server, jobId)).status).toBe('completed');
  const { problems, result } = await getJob(server, jobId);
  expect(problems).toEqual([]);
  const course = Course.parse(await (await fetch(`${server.url}/api/courses/${result?.course_id}`)).json());
  const lessons = course.modules.flatMap((module) => module.sub_topics);
  expect(lessons.map(({ made_by }) => made_by)).toEqual(['model', 'model', 'model']);
}

/** Ended with its test, whatever comes of it. */
async function start(settings: Record<string, string>): Promise<ServerProcess> {
  const server = await startServer(settings);
  onTestFinished(async () => {
    await server.kill('SIGKILL');
  });
  return server;
}

const cases = (stores: TestStores): void => {
  it('is not asked again by a server that was killed in the middle of a course', async () => {
    const { model, settings } = await startModel();
    const all = { ...settings, ...(await stores.create()) };
    let server = await start(all);
    const jobId = await upload(server, 'ann');
    let lost = 0;
    for (const answered of [4, 9]) {
      await waitFor(() => model.counts().completed).toBeGreaterThanOrEqual(answered);
      const { usage } = await getJob(server, jobId);
      await server.kill('SIGKILL');
      // All that was begun and never came to the disk. The model was asked once what it can do.
      lost = model.counts().calls - 1 - usage.model_calls;
      server = await start(all);
    }
    await expectWhole(server, jobId);
    expect(lost).toBeGreaterThan(0);
    expect(model.counts().repeated).toBeLessThanOrEqual(lost);
  });

  if (stores.kind === 'postgres')
    it('is asked for once by two processes that make the same course', async () => {
      const { model, settings } = await startModel();
      const place = await stores.create();
      const [one, other] = [await start({ ...settings, ...place }), await start({ ...settings, ...place })];
      const first = await upload(one, 'ann');
      // What the model can do is known from here on.
      await waitFor(() => model.counts().completed).toBeGreaterThan(1);
      const second = await upload(other, 'bob');
      await expectWhole(one, first);
      await expectWhole(other, second);
      const { calls, completed, repeated } = model.counts();
      expect({ calls, repeated }).toEqual({ calls: completed, repeated: 0 });
    });
};

describeEachStore('what a model has answered', cases, 'pglite');
describeEachStore('what a model has answered', cases, 'pooler');
