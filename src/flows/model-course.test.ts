import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { describeLectern, type RunningLectern } from '../../tests/lectern.ts';
import { buildLongBook } from '../../tests/sample-pdf.ts';
import { Course } from '../course/course.ts';
import type { Job } from '../course/job.ts';
import { type FakeModel, type FakeModelOptions, startFakeModel } from '../fake/fake-model.ts';
import { FAULTS } from '../fake/faults.ts';

let port = 0;
let model: FakeModel;

/** Puts another fake model in the place of the one before. */
async function startFake(options: FakeModelOptions = {}): Promise<void> {
  await model?.close();
  model = await startFakeModel({ ...options, port });
  port = Number(new URL(model.url).port);
}

const SETTINGS = {
  LLM_MODEL: 'compatible:fake-1',
  LLM_CONTEXT_TOKENS: '32000',
  LLM_STALL_SECONDS: '1',
  PDF_TIMEOUT_MS: '60000',
};

const book = () => [{ name: 'book.pdf', bytes: buildLongBook() }];

async function getCourse(lectern: RunningLectern, job: Job): Promise<Course> {
  return Course.parse(await lectern.json(`/api/courses/${job.result?.course_id}`));
}

const lessonsOf = (course: Course) => course.modules.flatMap(({ sub_topics }) => sub_topics);

/** Everything that a learner can come to see of a course. */
async function readAll({ get }: RunningLectern, { result }: Job): Promise<string> {
  const texts = await Promise.all(
    ['', '/cards?limit=200', '/glossary', '/quizzes', '/quiz-report'].map(async (path) =>
      (await get(`/api/courses/${result?.course_id}${path}`)).text(),
    ),
  );
  return texts.join('\n');
}

/** What the fake provider says that is no part of an answer. */
const PROVIDER_WORDS =
  /as it was asked to|Too many requests|can't help with that|<think>|I hope this helps|p99999|rate_limit_error|server_error|```json/;

const retry = (lectern: RunningLectern, jobId: string, body: object = {}): Promise<Response> =>
  lectern.get(`/api/jobs/${jobId}/retry`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describeLectern('a course of a model', (open) => {
  let lectern: RunningLectern;
  beforeAll(async () => {
    await startFake();
    const prices = { LLM_PRICES: 'compatible:fake-1=1/0.1/2' };
    lectern = await open({ ...SETTINGS, ...prices, LLM_BASE_URL: model.url });
  });
  afterAll(() => model.close());
  const forget = () => lectern.lectern.store.db.execute('delete from model_answer');

  it('is written by the model, tells what it has cost, and is paid once', async () => {
    const job = await lectern.make(book());
    expect(job).toMatchObject({ status: 'completed', generator: 'llm', problems: [] });
    const course = await getCourse(lectern, job);
    expect(lessonsOf(course).map(({ made_by }) => made_by)).toEqual(['model', 'model', 'model']);
    const { calls } = model.counts();
    expect(job.usage.model_calls).toBeGreaterThanOrEqual(3);
    expect(job.usage.cost_usd).toBeGreaterThan(0);
    expect(job.estimate?.model_calls).toBeGreaterThanOrEqual(3);

    const again = await lectern.make(book(), {}, { 'x-owner': 'somebody-else' });
    expect(again).toMatchObject({ status: 'completed', usage: { model_calls: 0, cost_usd: 0 } });
    const lessonId = lessonsOf(course)[0]?.lesson_id;
    const url = `/api/courses/${course.course_id}/lessons/${lessonId}/regenerate`;
    expect((await lectern.get(url, { method: 'POST' })).status).toBe(200);
    expect(model.counts().calls).toBe(calls);
  });

  it('is asked for once when two people upload the same at the same time', async () => {
    await forget();
    await startFake({ latencyMs: 100 });
    const jobs = await Promise.all(
      ['ann', 'bob'].map((owner) => lectern.make(book(), {}, { 'x-owner': owner })),
    );
    expect(jobs.map(({ status }) => status)).toEqual(['completed', 'completed']);
    expect(model.counts()).toMatchObject({ repeated: 0, calls: model.counts().completed });
  });

  it.each(FAULTS)('is whole, and without a word of the provider, when calls end with %s', async (kind) => {
    await forget();
    await startFake({ faultShare: 0.4, kinds: [kind], seed: 3 });
    const job = await lectern.make(book());
    expect(job.status).toBe('completed');
    expect(lessonsOf(await getCourse(lectern, job))).toHaveLength(3);
    expect(await readAll(lectern, job)).not.toMatch(PROVIDER_WORDS);
    expect(JSON.stringify(job)).not.toMatch(PROVIDER_WORDS);
  });

  it('takes the embedded writer where no answer is of use, says so, and is made again by a retry', async () => {
    await forget();
    await startFake({ faultShare: 1, kinds: ['refusal'] });
    const job = await lectern.make(book());
    expect(job.status).toBe('completed');
    const told = job.problems.filter(({ code, part }) => code === 'model_fallback' && part === 'lesson');
    const course = await getCourse(lectern, job);
    expect(told).toHaveLength(3);
    expect(lessonsOf(course).map(({ made_by }) => made_by)).toEqual(['embedded', 'embedded', 'embedded']);
    expect(await readAll(lectern, job)).not.toMatch(PROVIDER_WORDS);

    const title = 'As the teacher wants it';
    const url = `/api/courses/${course.course_id}/lessons/${lessonsOf(course)[0]?.lesson_id}`;
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ version: 1, title });
    expect((await lectern.get(url, { method: 'PUT', headers, body })).status).toBe(200);
    await startFake();
    expect((await retry(lectern, job.job_id)).status).toBe(200);
    expect((await lectern.get(url)).status, 'the course can be read meanwhile').toBe(200);
    const done = await lectern.waitForJob(job.job_id);
    expect(done.status).toBe('completed');
    expect(done.problems).toEqual([]);
    const made = await getCourse(lectern, done);
    expect(course.description, 'the rule that names a course of no model').toContain('made from book.pdf');
    expect(made.description).not.toBe(course.description);
    const [kept, ...others] = lessonsOf(made);
    expect(kept?.title).toBe(title);
    expect(others.map(({ made_by }) => made_by)).toEqual(['model', 'model']);
  });

  it('stops at its limit of cost with all that is finished, and goes on with a higher one', async () => {
    await forget();
    await startFake();
    const free = await lectern.make(book());
    await forget();
    const limit = free.usage.cost_usd * 0.9;
    const stopped = await lectern.make(book(), { max_cost_usd: String(limit) });
    expect(stopped).toMatchObject({ status: 'failed', code: 'cost_limit', max_cost_usd: limit });
    expect(stopped.usage.cost_usd).toBeLessThanOrEqual(limit);
    expect((await retry(lectern, stopped.job_id, { max_cost_usd: 100 })).status).toBe(200);
    const done = await lectern.waitForJob(stopped.job_id);
    expect(done).toMatchObject({ status: 'completed', max_cost_usd: 100 });
    expect(done.usage.cost_usd, 'nothing was paid twice').toBeCloseTo(free.usage.cost_usd, 6);
  });

  it('is asked for no more within a second of a cancel', async () => {
    await forget();
    await startFake({ latencyMs: 20_000 });
    const answer = z.object({ job_id: z.string() });
    const { job_id } = answer.parse(await (await lectern.upload(book())).json());
    await expect.poll(() => model.counts().in_flight, { timeout: 30_000 }).toBeGreaterThan(0);
    await lectern.get(`/api/jobs/${job_id}/cancel`, { method: 'POST' });
    await sleep(1000);
    expect(model.counts()).toMatchObject({ in_flight: 0, completed: 0 });
    expect(model.counts().aborted).toBeGreaterThan(0);
    expect((await lectern.getJob(job_id)).status).toBe('cancelled');
  });
});

describeLectern('a model that does not take the key', (open) => {
  it('makes the job fail without a word of the key; without its price it takes no limit of cost', async () => {
    const strict = await startFakeModel({ key: 'right' });
    const lectern = await open({ ...SETTINGS, LLM_BASE_URL: strict.url, LLM_API_KEY: 'wrong-secret' });
    const refused = await lectern.upload(book(), { max_cost_usd: '1' });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: 'price_unknown' });
    const job = await lectern.make(book());
    expect(job).toMatchObject({ status: 'failed', code: 'model_rejected' });
    expect(JSON.stringify(job)).not.toMatch(/wrong-secret|Wrong key/);
    await strict.close();
  });
});
