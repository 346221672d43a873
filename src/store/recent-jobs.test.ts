import { expect, it } from 'vitest';
import { beginAttempt } from './attempts.ts';
import { cancelJob, createJob } from './jobs.ts';
import { RecentJobs } from './recent-jobs.ts';
import { beginStep, finishUnits } from './steps.ts';
import type { Store } from './store.ts';
import { describeEachStore, sampleJob } from './test-stores.ts';

/** The same store, counting what is asked of its database. */
function countQueries(store: Store): { store: Store; count: () => number } {
  let asked = 0;
  const query = (...parameters: Parameters<Store['db']['query']>) => {
    asked += 1;
    return store.db.query(...parameters);
  };
  return { store: { ...store, db: Object.assign(Object.create(store.db), { query }) }, count: () => asked };
}

describeEachStore('jobs as they were a moment ago', (stores) => {
  const begin = async () => {
    const place = await stores.create();
    const store = await stores.open(place);
    const { jobId } = await createJob(store, sampleJob());
    const attempt = await beginAttempt(store, jobId);
    if (attempt === undefined) throw new Error('no attempt');
    await beginStep(store, attempt, 'extract', { total: 10, message: 'Reading' });
    return { store, jobId, attempt };
  };

  it('answers many polls of a job at work from few looks, and never shows it more than a second old', async () => {
    const { store, jobId, attempt } = await begin();
    const counting = countQueries(store);
    const recent = new RecentJobs(counting.store);
    const first = await Promise.all(Array.from({ length: 50 }, () => recent.get(jobId)));
    expect(new Set(first.map((job) => job.progress))).toEqual(new Set([0]));
    expect(counting.count()).toBe(1);
    const finished = { step: 'extract', units: ['1'], done: 5, progress: 30, message: 'Half' } as const;
    await finishUnits(store, attempt, finished);
    await expect.poll(async () => (await recent.get(jobId)).progress, { timeout: 1100 }).toBe(30);
    recent.close();
  });

  it('shows a change of status at once', async () => {
    const { store, jobId } = await begin();
    const recent = new RecentJobs(store);
    const before = await recent.get(jobId);
    const racing = recent.get(jobId);
    await cancelJob(store, jobId);
    const after = await recent.get(jobId);
    await racing;
    expect([before.status, after.status, (await recent.get(jobId)).status]).toEqual([
      'processing',
      'cancelled',
      'cancelled',
    ]);
    recent.close();
  });

  it('answers who asks for different jobs at the same time from few looks, each with what was true when it asked', async () => {
    const { store, jobId } = await begin();
    const others = await Promise.all([1, 2, 3].map(() => createJob(store, sampleJob())));
    const counting = countQueries(store);
    const recent = new RecentJobs(counting.store);
    const ids = [jobId, ...others.map((other) => other.jobId)];
    const missing = recent.get('00000000-0000-4000-8000-000000000000');
    const asked = Promise.all([...ids, jobId.toUpperCase()].map((id) => recent.get(id)));
    await expect(missing).rejects.toMatchObject({ code: 'not_found' });
    expect((await asked).map((job) => job.job_id)).toEqual([...ids, jobId]);
    expect(counting.count()).toBe(1);
    const [cancelled] = others;
    const early = recent.get(jobId);
    await cancelJob(store, cancelled?.jobId ?? '');
    expect((await recent.get(cancelled?.jobId ?? '')).status).toBe('cancelled');
    await early;
    recent.close();
  });

  it('says that there is no such job, each time', async () => {
    const { store } = await begin();
    const recent = new RecentJobs(store);
    for (const id of [
      'nonsense',
      '00000000-0000-4000-8000-000000000000',
      '00000000-0000-4000-8000-000000000000',
    ])
      await expect(recent.get(id)).rejects.toMatchObject({ code: 'not_found' });
    recent.close();
  });
});
