import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import type { Sql } from '../db/database.ts';
import { beginAttempt, excuseAttempts, isCleared, isSuspect, watchAttempt } from './attempts.ts';
import { completeAttempt, failAttempt, releaseAttempt, waitForReview } from './endings.ts';
import { listEvents } from './events.ts';
import { type Attempt, isCurrent } from './fence.ts';
import { getJob } from './job-view.ts';
import { cancelJob, createJob, retryJob } from './jobs.ts';
import { beginStep, endStep, finishUnits, listUnits } from './steps.ts';
import type { Store } from './store.ts';
import { describeEachStore, sampleJob } from './test-stores.ts';

const Count = z.object({ count: z.int() });
const countNotes = async (db: Sql): Promise<number> =>
  (await db.query(Count, 'select count(*) from scratch'))[0]?.count ?? -1;

async function begin(store: Store, jobId?: string, beside: string[] = []): Promise<Attempt> {
  const attempt = await beginAttempt(store, jobId ?? (await createJob(store, sampleJob())).jobId, { beside });
  if (attempt === undefined) throw new Error('the job cannot be begun');
  return attempt;
}

const units = (names: string[], change: object = {}) => ({
  step: 'extract' as const,
  units: names,
  done: names.length,
  progress: 10,
  message: 'Reading',
  ...change,
});

describeEachStore('attempts', (stores) => {
  let store: Store;
  const write = async (tx: Sql): Promise<void> => {
    await tx.execute(`insert into scratch values ('written')`);
  };
  beforeAll(async () => {
    store = await stores.open();
    await store.db.script('create table scratch (text text)');
  });

  it('counts attempts, and the earlier one has lost the job', async () => {
    const first = await begin(store);
    const second = await begin(store, first.jobId);
    expect([first.attempt, second.attempt]).toEqual([1, 2]);
    expect(await isCurrent(store.db, first)).toBe(false);
    expect(await isCurrent(store.db, second)).toBe(true);
  });

  it('lets one of two workers that begin at once win', async () => {
    const { jobId } = await createJob(store, sampleJob());
    const both = await Promise.all([begin(store, jobId), begin(store, jobId)]);
    const current = await Promise.all(both.map((attempt) => isCurrent(store.db, attempt)));
    expect(current.filter(Boolean)).toHaveLength(1);
    const writes = await Promise.allSettled(both.map((attempt) => finishUnits(store, attempt, units(['u']))));
    expect(writes.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  describe('a stale attempt', () => {
    const stale: Record<string, (attempt: Attempt) => Promise<unknown>> = {
      beginStep: (attempt) => beginStep(store, attempt, 'extract', { total: 1, message: '' }),
      finishUnits: (attempt) => finishUnits(store, attempt, units(['x']), write),
      endStep: (attempt) => endStep(store, attempt, 'extract'),
      failAttempt: (attempt) => failAttempt(store, attempt, new Failure('internal', 'x')),
      completeAttempt: (attempt) => completeAttempt(store, attempt, write),
      waitForReview: (attempt) => waitForReview(store, attempt),
      releaseAttempt: (attempt) => releaseAttempt(store, attempt),
    };
    it.each(Object.keys(stale))('is fenced out of %s and writes nothing', async (name) => {
      const first = await begin(store);
      await begin(store, first.jobId);
      const notes = await countNotes(store.db);
      const before = await getJob(store.db, first.jobId);
      await expect(stale[name]?.(first)).rejects.toMatchObject({ code: 'job_fenced' });
      expect(await countNotes(store.db)).toBe(notes);
      expect({ ...(await getJob(store.db, first.jobId)), eta_seconds: null }).toEqual({
        ...before,
        eta_seconds: null,
      });
    });
  });

  it('records units with what they produced, and never goes back', async () => {
    const attempt = await begin(store);
    await beginStep(store, attempt, 'extract', { total: 4, message: 'Reading page 1 of 4' });
    const notes = await countNotes(store.db);
    const problems = [{ code: 'page_unreadable', detail: 'page 2', documentId: 1, page: 2 }];
    const given = units(['1', '2'], { progress: 20.7, problems });
    await finishUnits(store, attempt, given, write);
    await finishUnits(store, attempt, units(['1', '2'], { done: 1, progress: 5, problems }));
    const job = await getJob(store.db, attempt.jobId);
    expect(job.progress).toBe(20);
    expect(job.problems).toEqual([{ code: 'page_unreadable', detail: 'page 2', document_id: 1, page: 2 }]);
    expect(job.steps[0]).toMatchObject({ status: 'processing', done: 2, total: 4 });
    expect(await countNotes(store.db)).toBe(notes + 1);
    expect(await listUnits(store.db, attempt, 'extract')).toEqual(new Set(['1', '2']));
    const events = await listEvents(store.db, attempt.jobId, 0);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    const told = events.filter((event) => event.type === 'progress').map((event) => event.data.progress);
    expect(told).toEqual([20, 20]);
  });

  it('writes all of a unit or nothing', async () => {
    const attempt = await begin(store);
    const notes = await countNotes(store.db);
    const broken = finishUnits(store, attempt, units(['1']), async (tx) => {
      await write(tx);
      throw new Error('disk');
    });
    await expect(broken).rejects.toThrow('disk');
    expect(await countNotes(store.db)).toBe(notes);
    expect(await listUnits(store.db, attempt, 'extract')).toEqual(new Set());
  });

  it('is stopped in the middle of a unit by a cancel', async () => {
    const attempt = await begin(store);
    const { signal, stop } = watchAttempt(store, attempt);
    const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
    await cancelJob(store, attempt.jobId);
    await aborted;
    stop();
    expect(signal.reason).toMatchObject({ code: 'job_cancelled' });
    const late = finishUnits(store, attempt, units(['1']), write);
    await expect(late).rejects.toMatchObject({ code: 'job_cancelled' });
    expect((await getJob(store.db, attempt.jobId)).status).toBe('cancelled');
  });

  it('lets a cancel wait for the unit that is being written', async () => {
    const attempt = await begin(store);
    let cancelling: Promise<void> | undefined;
    await finishUnits(store, attempt, units(['1']), async (tx) => {
      // Behind the fence's own statement: from now on the job is held.
      await tx.execute('select 1');
      cancelling = cancelJob(store, attempt.jobId);
      await new Promise((resolve) => setTimeout(resolve, 30));
      await write(tx);
    });
    await cancelling;
    expect(await listUnits(store.db, attempt, 'extract')).toEqual(new Set(['1']));
    expect((await getJob(store.db, attempt.jobId)).status).toBe('cancelled');
  });

  it('goes on after a retry with what is not done', async () => {
    const attempt = await begin(store);
    await beginStep(store, attempt, 'extract', { total: 1, message: '' });
    await finishUnits(store, attempt, units(['1']));
    await endStep(store, attempt, 'extract');
    await beginStep(store, attempt, 'outline', { total: 1, message: '' });
    await cancelJob(store, attempt.jobId);
    await retryJob(store, attempt.jobId);
    const next = await begin(store, attempt.jobId);
    expect(next.finishedSteps).toEqual(new Set(['extract']));
    expect((await getJob(store.db, attempt.jobId)).steps[1]?.status).toBe('pending');
  });

  it('tries again after a failure of the kind that passes, four attempts in all', async () => {
    const { jobId } = await createJob(store, sampleJob());
    const ends: string[] = [];
    for (let index = 0; index < 4; index += 1)
      ends.push(await failAttempt(store, await begin(store, jobId), new Failure('worker_crashed', 'away')));
    expect(ends).toEqual(['retried', 'retried', 'retried', 'failed']);
    expect(await getJob(store.db, jobId)).toMatchObject({ status: 'failed', code: 'worker_crashed' });
  });

  it('sets a job aside under which three processes in a row have died that had nothing else in hand, and takes it again when asked to', async () => {
    const { jobId } = await createJob(store, sampleJob());
    await begin(store, jobId);
    await beginStep(store, await begin(store, jobId), 'extract', { total: 1, message: '', what: 'a.pdf, 7' });
    expect(await isSuspect(store, jobId)).toBe(true);
    await begin(store, jobId);
    expect(await beginAttempt(store, jobId)).toBeUndefined();
    expect(await getJob(store.db, jobId)).toMatchObject({
      status: 'failed',
      code: 'job_poisoned',
      error:
        'The processes that worked on this job ended one after another, with nothing finished between (at last at: extract, a.pdf, 7)',
    });
    await retryJob(store, jobId);
    expect(await begin(store, jobId)).toMatchObject({ attempt: 5 });
    expect(await isSuspect(store, jobId)).toBe(false);
  });

  it('blames a job half for a death that others share, those included that began beside it later', async () => {
    const [one, other] = await Promise.all(
      [0, 1].map(async () => (await createJob(store, sampleJob())).jobId),
    );
    if (one === undefined || other === undefined) throw new Error('no jobs');
    for (let death = 0; death < 4; death += 1) {
      await begin(store, one);
      await begin(store, other, [one]);
    }
    expect([await isSuspect(store, one), await isSuspect(store, other)]).toEqual([true, true]);
    const [last, late] = [await begin(store, one), await begin(store, other, [one])];
    expect([await isCleared(store, last), await isCleared(store, late)]).toEqual([false, false]);
    await finishUnits(store, late, units(['1']));
    expect([await isCleared(store, last), await isCleared(store, late)]).toEqual([false, true]);
    await begin(store, one, [other]);
    expect(await beginAttempt(store, one)).toBeUndefined();
    expect(await getJob(store.db, one)).toMatchObject({ code: 'job_poisoned', attempt: 7 });
    expect(await isSuspect(store, other)).toBe(false);
  });

  it('counts no death of a process that was asked to stop, that failed, or that has finished something', async () => {
    const { jobId } = await createJob(store, sampleJob());
    for (let index = 0; index < 4; index += 1) await excuseAttempts(store, [await begin(store, jobId)]);
    for (let index = 0; index < 4; index += 1)
      await finishUnits(store, await begin(store, jobId), units([`${index}`]));
    await begin(store, jobId);
    const alive = await begin(store, jobId);
    expect(await failAttempt(store, alive, new Failure('worker_crashed', 'away'))).toBe('retried');
    await begin(store, jobId);
    await begin(store, jobId);
    expect(await begin(store, jobId)).toBeDefined();
  });

  it('waits as long as database or files are away', async () => {
    const { jobId } = await createJob(store, sampleJob());
    for (let index = 0; index < 6; index += 1) {
      const away = new Failure('blobs_unavailable', 'The store of files does not answer');
      expect(await failAttempt(store, await begin(store, jobId), away)).toBe('retried');
    }
    const delays = z.object({ seconds: z.int() });
    const [last] = await store.db.query(
      delays,
      `select extract(epoch from start_after - created_on)::int as seconds from pgboss.job
       where data->>'jobId' = $1 order by start_after desc limit 1`,
      [jobId],
    );
    expect(last).toEqual({ seconds: 10 });
  });

  it('does not follow an entry of the queue that no longer stands for the job', async () => {
    const { jobId } = await createJob(store, sampleJob());
    const entryOf = async (): Promise<string> =>
      (
        await store.db.query(
          z.object({ entry_id: z.string() }),
          'select entry_id from job where job_id = $1',
          [jobId],
        )
      )[0]?.entry_id ?? '';
    const old = await entryOf();
    await releaseAttempt(store, await begin(store, jobId));
    expect(await beginAttempt(store, jobId, { entryId: old })).toBeUndefined();
    expect(await beginAttempt(store, jobId, { entryId: await entryOf() })).toMatchObject({ attempt: 2 });
  });

  it('does not count a release against the job', async () => {
    const { jobId } = await createJob(store, sampleJob());
    for (let index = 0; index < 25; index += 1) await releaseAttempt(store, await begin(store, jobId));
    expect(await getJob(store.db, jobId)).toMatchObject({
      status: 'pending',
      attempt: 25,
      queue_position: expect.any(Number),
    });
  });

  it('publishes the course with the end of the job', async () => {
    const attempt = await begin(store, (await createJob(store, sampleJob({ title: 'Physics' }))).jobId);
    await completeAttempt(store, attempt, write);
    const job = await getJob(store.db, attempt.jobId);
    expect(job).toMatchObject({
      status: 'completed',
      progress: 100,
      result: { course_id: attempt.courseId, course_title: 'Physics', modules: 0 },
    });
    const last = (await listEvents(store.db, attempt.jobId, 0)).at(-1);
    expect(last).toMatchObject({ type: 'completed', data: { result: job.result } });
  });
});
