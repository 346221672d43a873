import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginAttempt, isSuspect } from './attempts.ts';
import { deleteCourse, RESTORABLE_MS, removeDeletedCourses } from './deletions.ts';
import type { Attempt } from './fence.ts';
import { getJob } from './job-view.ts';
import { createJob } from './jobs.ts';
import {
  type AskedFor,
  type EndedCall,
  findAnswer,
  forgetRejected,
  rejectAnswers,
  saveAnswer,
  saveCall,
} from './model-answers.ts';
import { getStanding } from './model-budget.ts';
import { listUsage } from './model-usage.ts';
import { claimCall, leaveWorkers, releaseCall, shareDemand } from './model-workers.ts';
import type { Store } from './store.ts';
import { describeEachStore, sampleJob } from './test-stores.ts';

const call = (change: Partial<EndedCall> = {}): EndedCall & { promptVersion: number } => ({
  key: randomUUID(),
  model: 'openai:gpt-x',
  task: 'lesson',
  outcome: 'answered',
  tokens: { inputTokens: 100, cachedTokens: 40, outputTokens: 20 },
  costUsd: 0.5,
  latencyMs: 900,
  promptVersion: 1,
  ...change,
});

async function begin(store: Store, owner: string): Promise<Attempt> {
  const { jobId } = await createJob(store, sampleJob({ owner }));
  return beginAgain(store, jobId);
}

async function beginAgain(store: Store, jobId: string): Promise<Attempt> {
  const attempt = await beginAttempt(store, jobId);
  if (attempt === undefined) throw new Error('The job cannot be begun.');
  return attempt;
}

const askerOf = ({ owner, courseId, jobId }: Attempt): AskedFor => ({ owner, courseId, jobId });

describeEachStore('answers of models', (stores) => {
  let store: Store;
  beforeAll(async () => {
    store = await stores.open();
  });

  it('are found by what was asked, from any course, and counted where they were paid', async () => {
    const first = await begin(store, 'ann');
    const second = await begin(store, 'bob');
    const made = call();
    await saveAnswer(store, made, { text: '{"a":1}', ending: 'stop' }, askerOf(first));
    expect(await findAnswer(store.db, made.key, second)).toMatchObject({ text: '{"a":1}', ending: 'stop' });
    expect(await findAnswer(store.db, 'another', second)).toBeUndefined();
    expect((await getJob(store.db, first.jobId)).usage).toEqual({
      model_calls: 1,
      input_tokens: 100,
      output_tokens: 20,
      cost_usd: 0.5,
    });
    expect((await getJob(store.db, second.jobId)).usage.model_calls).toBe(0);
  });

  it('show that a job goes on, though its processes die; failed calls do not', async () => {
    const { jobId } = await begin(store, 'fay');
    const next = async (): Promise<AskedFor> => askerOf(await beginAgain(store, jobId));
    await next();
    await saveAnswer(store, call(), { text: 'x', ending: 'stop' }, await next());
    expect(await isSuspect(store, jobId)).toBe(false);
    await saveCall(store.db, call({ outcome: 'model_busy' }), await next());
    expect(await isSuspect(store, jobId)).toBe(true);
    await saveAnswer(store, call(), { text: 'x', ending: 'stop' }, await next());
    expect(await isSuspect(store, jobId)).toBe(false);
  });

  it('are forgotten for a course when they were rejected, and only then', async () => {
    const attempt = await begin(store, 'cat');
    const [good, bad] = [call(), call()];
    for (const one of [good, bad])
      await saveAnswer(store, one, { text: 'x', ending: 'stop' }, askerOf(attempt));
    await rejectAnswers(store.db, [bad.key]);
    expect(await findAnswer(store.db, bad.key, attempt), 'until it is tried again').toBeDefined();
    await forgetRejected(store.db, attempt.courseId);
    expect(await findAnswer(store.db, bad.key, attempt)).toBeUndefined();
    expect(await findAnswer(store.db, good.key, attempt)).toBeDefined();
  });

  it('go with the last course that has them; what was spent stays', async () => {
    const [first, second] = [await begin(store, 'dan'), await begin(store, 'dan')];
    const [shared, own] = [call(), call()];
    for (const one of [shared, own])
      await saveAnswer(store, one, { text: 'x', ending: 'stop' }, askerOf(first));
    await findAnswer(store.db, shared.key, second);
    await deleteCourse(store, first.courseId, new Date());
    await removeDeletedCourses(store, new Date(Date.now() + RESTORABLE_MS + 1000));
    expect(await findAnswer(store.db, shared.key, second)).toBeDefined();
    expect(await findAnswer(store.db, own.key, second)).toBeUndefined();
    expect((await listUsage(store.db, 'job', 'dan')).rows).toMatchObject([
      { key: first.jobId, model_calls: 2, cost_usd: 1 },
    ]);
  });

  it('are told of by day, by model and by job, with the calls that failed', async () => {
    const attempt = await begin(store, 'eve');
    await saveAnswer(store, call(), { text: 'x', ending: 'stop' }, askerOf(attempt));
    const free = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };
    const failed = call({ outcome: 'model_busy', tokens: free, costUsd: 0, model: 'google:gem' });
    await saveCall(store.db, failed, askerOf(attempt));
    const unpriced = call({ costUsd: undefined });
    await saveAnswer(store, unpriced, { text: 'x', ending: 'stop' }, askerOf(attempt));
    const today = new Date().toISOString().slice(0, 10);
    const figures = { model_calls: 3, failed_calls: 1, cached_tokens: 80, cost_usd: 0.5, unpriced_calls: 1 };
    const byDay = await listUsage(store.db, 'day', 'eve');
    expect(byDay).toMatchObject({ by: 'day', rows: [{ key: today, ...figures }], total: figures });
    expect((await listUsage(store.db, 'model', 'eve')).rows.map(({ key }) => key)).toEqual([
      'openai:gpt-x',
      'google:gem',
    ]);
    expect(await getStanding(store.db, attempt)).toEqual({
      is_current: true,
      max_cost_usd: null,
      cost_usd: 0.5,
      spent_this_month_usd: 0.5,
    });
  });

  describe('that two processes want', () => {
    const [one, other] = [randomUUID(), randomUUID()];
    afterAll(async () => {
      for (const worker of [one, other]) await leaveWorkers(store.db, worker);
    });

    it('are asked by the first one, as long as it lives', async () => {
      const wanted = { 'openai:gpt-x': { ann: 2 } };
      await shareDemand(store.db, one, wanted);
      expect(await shareDemand(store.db, other, {})).toContainEqual({ workerId: one, demand: wanted });
      const key = randomUUID();
      expect(await claimCall(store.db, key, one)).toBe(true);
      expect(await claimCall(store.db, key, other)).toBe(false);
      await leaveWorkers(store.db, one);
      expect(await claimCall(store.db, key, other)).toBe(true);
      await releaseCall(store.db, key, other);
      expect(await claimCall(store.db, key, one)).toBe(true);
    });
  });
});
