import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { Job } from '../course/job.ts';
import { beginAttempt } from './attempts.ts';
import { failAttempt, waitForReview } from './endings.ts';
import { listEvents } from './events.ts';
import { findJobs, getJob, listJobs } from './job-view.ts';
import { approveOutline, cancelJob, createJob, retryJob } from './jobs.ts';
import type { Store } from './store.ts';
import { describeEachStore, sampleJob } from './test-stores.ts';

const Count = z.object({ count: z.int() });

describeEachStore('jobs', (stores) => {
  let store: Store;
  beforeAll(async () => {
    store = await stores.open();
  });

  it('accepts an upload with course, documents, steps, first event and queue entry', async () => {
    const documents = [
      { filename: 'one.pdf', bytes: 10, sha256: '1'.repeat(64) },
      { filename: 'two.pdf', bytes: 20, sha256: '2'.repeat(64) },
    ];
    const { jobId, created } = await createJob(store, sampleJob({ title: 'Mine', documents }));
    expect(created).toBe(true);
    const job = Job.parse(await getJob(store.db, jobId));
    expect(job).toMatchObject({
      status: 'pending',
      progress: 0,
      queue_position: 1,
      result: null,
      attempt: 0,
    });
    expect(job.documents.map((file) => [file.filename, file.bytes])).toEqual([
      ['one.pdf', 10],
      ['two.pdf', 20],
    ]);
    expect(job.steps.map((step) => step.name)).toEqual([
      'extract',
      'outline',
      'lessons',
      'quizzes',
      'index',
      'publish',
    ]);
    expect(await listEvents(store.db, jobId, 0)).toMatchObject([{ seq: 1, type: 'status' }]);
    const entries = `select count(*) from pgboss.job where data->>'jobId' = $1 and state = 'created'`;
    expect(await store.db.query(Count, entries, [jobId])).toEqual([{ count: 1 }]);
  });

  it('leaves nothing behind when the queue refuses', async () => {
    const before = await store.db.query(Count, 'select count(*) from course');
    const broken: Store = {
      ...store,
      queue: Object.assign(Object.create(store.queue), {
        send: () => Promise.reject(new Error('queue away')),
      }),
    };
    await expect(createJob(broken, sampleJob())).rejects.toThrow('queue away');
    expect(await store.db.query(Count, 'select count(*) from course')).toEqual(before);
  });

  it('answers a repeated Idempotency-Key with the first job', async () => {
    const job = sampleJob({ owner: 'ada', idempotencyKey: 'k1' });
    const first = await createJob(store, job);
    expect(await createJob(store, job)).toEqual({ jobId: first.jobId, created: false });
    const other = { ...job, requestHash: 'other' };
    await expect(createJob(store, other)).rejects.toMatchObject({ code: 'idempotency_conflict' });
    expect((await createJob(store, { ...job, owner: 'eve' })).created).toBe(true);
  });

  it('makes one job of two requests at once with one Idempotency-Key', async () => {
    const job = sampleJob({ owner: 'ada', idempotencyKey: 'twice' });
    const both = await Promise.all([createJob(store, job), createJob(store, job), createJob(store, job)]);
    expect(new Set(both.map((made) => made.jobId)).size).toBe(1);
    expect(both.filter((made) => made.created)).toHaveLength(1);
  });

  it('lists jobs newest first, page by page, by owner and status', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1)
      ids.unshift((await createJob(store, sampleJob({ owner: 'pages' }))).jobId);
    const first = await listJobs(store.db, { owner: 'pages', limit: 2 });
    expect(first.items.map((job) => job.job_id)).toEqual(ids.slice(0, 2));
    const second = await listJobs(store.db, { owner: 'pages', limit: 2, cursor: first.next ?? '' });
    expect(second.items.map((job) => job.job_id)).toEqual(ids.slice(2, 4));
    const last = await listJobs(store.db, { owner: 'pages', limit: 2, cursor: second.next ?? '' });
    expect(last.items.map((job) => job.job_id)).toEqual(ids.slice(4));
    expect(last.next).toBeUndefined();
    expect((await listJobs(store.db, { owner: 'pages', status: 'failed', limit: 9 })).items).toEqual([]);
    await expect(listJobs(store.db, { limit: 2, cursor: 'x' })).rejects.toMatchObject({
      code: 'request_invalid',
    });
  });

  it('finds nothing for a job that is not there, whatever its id looks like', async () => {
    expect(await findJobs(store.db, ['nonsense', '00000000-0000-4000-8000-000000000000'])).toEqual([]);
    await expect(cancelJob(store, 'nonsense')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('cancels once, takes the entry out of the queue and tells it as the last event', async () => {
    const { jobId } = await createJob(store, sampleJob());
    await cancelJob(store, jobId);
    expect(await getJob(store.db, jobId)).toMatchObject({ status: 'cancelled', queue_position: null });
    expect((await listEvents(store.db, jobId, 0)).at(-1)?.type).toBe('cancelled');
    expect(await beginAttempt(store, jobId)).toBeUndefined();
    await expect(cancelJob(store, jobId)).rejects.toMatchObject({ code: 'job_not_cancellable' });
    const live = `select count(*) from pgboss.job where data->>'jobId' = $1 and state in ('created', 'active')`;
    expect(await store.db.query(Count, live, [jobId])).toEqual([{ count: 0 }]);
  });

  it('lets a failed job go on and refuses others', async () => {
    const { jobId } = await createJob(store, sampleJob());
    await expect(retryJob(store, jobId)).rejects.toMatchObject({ code: 'job_not_retryable' });
    const attempt = await beginAttempt(store, jobId);
    if (attempt === undefined) throw new Error('no attempt');
    await failAttempt(store, attempt, new Failure('pdf_encrypted', 'book.pdf has a password'));
    expect(await getJob(store.db, jobId)).toMatchObject({
      status: 'failed',
      error: 'book.pdf has a password',
      code: 'pdf_encrypted',
    });
    await retryJob(store, jobId);
    expect(await getJob(store.db, jobId)).toMatchObject({ status: 'pending', error: null, code: null });
    expect(await beginAttempt(store, jobId)).toMatchObject({ attempt: 2 });
  });

  it('waits for the outline to be approved', async () => {
    const { jobId } = await createJob(store, sampleJob({ reviewOutline: true }));
    await expect(approveOutline(store, jobId)).rejects.toMatchObject({ code: 'job_not_reviewable' });
    const attempt = await beginAttempt(store, jobId);
    if (attempt === undefined) throw new Error('no attempt');
    await waitForReview(store, attempt);
    expect(await beginAttempt(store, jobId)).toBeUndefined();
    await approveOutline(store, jobId);
    expect(await beginAttempt(store, jobId)).toMatchObject({ approved: true, attempt: 2 });
  });
});
