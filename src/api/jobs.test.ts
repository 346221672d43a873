import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeLectern } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { Job } from '../course/job.ts';

const BOOK = { name: 'book.pdf', bytes: buildSampleBook() };
const POST = { method: 'POST' };
const Accepted = z.object({ job_id: z.string() });

describeLectern('a job', (open) => {
  it('that waits for its outline to be reviewed goes on when it is approved', async () => {
    const running = await open();
    const { job_id } = Accepted.parse(
      await (await running.upload([BOOK], { review_outline: 'true' })).json(),
    );
    const waiting = await running.waitForJob(job_id, (job) => job.status === 'waiting_for_review');
    expect(waiting.result).toBeNull();
    const outline = z
      .looseObject({ modules: z.array(z.looseObject({ title: z.string() })) })
      .parse(await running.json(`/api/jobs/${job_id}/outline`));
    expect(outline.modules.length).toBeGreaterThan(0);
    expect((await running.get(`/api/jobs/${job_id}/approve`, POST)).status).toBe(200);
    expect(await running.waitForJob(job_id)).toMatchObject({ status: 'completed', attempt: 2 });
    expect((await running.get(`/api/jobs/${job_id}/approve`, POST)).status).toBe(409);
  });

  it('can be cancelled, and tried again to its end', async () => {
    const running = await open();
    const { job_id } = Accepted.parse(await (await running.upload([BOOK])).json());
    const cancelled = Job.parse(await running.json(`/api/jobs/${job_id}/cancel`, POST));
    expect(cancelled).toMatchObject({ status: 'cancelled', result: null });
    expect((await running.get(`/api/jobs/${job_id}/cancel`, POST)).status).toBe(409);
    expect(await running.json('/api/courses')).toMatchObject({ courses: [] });
    const again = Job.parse(await running.json(`/api/jobs/${job_id}/retry`, POST));
    expect(['pending', 'processing', 'completed']).toContain(again.status);
    expect(await running.waitForJob(job_id)).toMatchObject({ status: 'completed' });
    expect((await running.get(`/api/jobs/${job_id}/retry`, POST)).status).toBe(409);
  });

  it('waits in a queue whose places are told, newest first in the list', async () => {
    const running = await open({ CONCURRENT_JOBS: '1' });
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1)
      ids.push(
        Accepted.parse(await (await running.upload([BOOK], { course_title: `${count}` })).json()).job_id,
      );
    const List = z.object({ jobs: z.array(Job), next_cursor: z.string().nullable() });
    const first = List.parse(await running.json('/api/jobs?limit=3'));
    expect(first.jobs.map((job) => job.job_id)).toEqual(ids.slice(1).reverse());
    const second = List.parse(await running.json(`/api/jobs?limit=3&cursor=${first.next_cursor}`));
    expect(second.jobs.map((job) => job.job_id)).toEqual(ids.slice(0, 1));
    expect(second.next_cursor).toBeNull();
    const places = first.jobs.map((job) => job.queue_position).filter((place) => place !== null);
    expect(places).toEqual([...places].sort((left, right) => right - left));
    for (const id of ids) expect(await running.waitForJob(id)).toMatchObject({ status: 'completed' });
    const completed = List.parse(await running.json('/api/jobs?status=completed'));
    expect(completed.jobs).toHaveLength(4);
    expect(List.parse(await running.json('/api/jobs?status=failed')).jobs).toEqual([]);
  });

  it('never shows a progress that goes back', async () => {
    const running = await open();
    const { job_id } = Accepted.parse(await (await running.upload([BOOK])).json());
    const seen: number[] = [];
    await running.waitForJob(job_id, (job) => {
      seen.push(job.progress);
      return job.status === 'completed';
    });
    expect(seen).toEqual([...seen].sort((left, right) => left - right));
  });
});

describeLectern('the health of the server', (open) => {
  it('is told to people, balancers and Prometheus', async () => {
    const running = await open();
    expect(await running.json('/health')).toMatchObject({ status: 'ok' });
    expect(await running.json('/ready')).toEqual({
      status: 'ok',
      database: 'ok',
      queue: 'ok',
      blobs: 'ok',
      problems: [],
    });
    await running.make([BOOK]);
    const metrics = await (await running.get('/metrics')).text();
    expect(metrics).toContain('lectern_jobs{status="completed"} 1');
    expect(metrics).toContain('http_request_duration_seconds_count');
  });

  it('is an answer with a hint for an address that is not there', async () => {
    const running = await open();
    const answer = await running.get('/api/nothing');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'not_found', hint: expect.stringMatching(/.+/) });
  });
});
