import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeLectern, type RunningLectern } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { Job } from '../course/job.ts';

const BOOK = { name: 'book.pdf', bytes: buildSampleBook() };

interface Received {
  id: number | undefined;
  event: string;
  data: unknown;
}

/** Everything that a stream sends until it ends. */
async function follow(running: RunningLectern, jobId: string, headers = {}): Promise<Received[]> {
  const answer = await running.get(`/api/jobs/${jobId}/events`, { headers });
  expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const received: Received[] = [];
  for (const block of (await answer.text()).split('\n\n')) {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
    const data = field('data');
    const id = field('id');
    if (data !== undefined)
      received.push({
        id: id === undefined ? undefined : Number(id),
        event: field('event') ?? '',
        data: JSON.parse(data),
      });
  }
  return received;
}

describeLectern('the event stream of a job', (open) => {
  it('starts with a snapshot, tells every event once and in order, and ends with the job', async () => {
    const running = await open();
    const answer = await running.upload([BOOK]);
    const { job_id } = z.object({ job_id: z.string() }).parse(await answer.json());
    const [snapshot, ...events] = await follow(running, job_id);
    expect(snapshot?.event).toBe('snapshot');
    expect(Job.parse(snapshot?.data).job_id).toBe(job_id);
    expect(events.map((event) => event.id)).toEqual(events.map((_, index) => index + 1));
    expect(events.at(-1)).toMatchObject({ event: 'completed', data: { progress: 100 } });
    const progress = events.flatMap(
      (event) => z.looseObject({ progress: z.int() }).safeParse(event.data).data?.progress ?? [],
    );
    expect(progress).toEqual([...progress].sort((left, right) => left - right));
  });

  it('goes on after the last event that a client has seen', async () => {
    const running = await open();
    const job = await running.make([BOOK]);
    const all = (await follow(running, job.job_id)).slice(1);
    const rest = (await follow(running, job.job_id, { 'last-event-id': '3' })).slice(1);
    expect(rest).toEqual(all.slice(3));
    const none = await follow(running, job.job_id, { 'last-event-id': String(all.length) });
    expect(none.map((event) => event.event)).toEqual(['snapshot']);
  });

  it('is a 404 with a problem for a job that is not there', async () => {
    const running = await open();
    const answer = await running.get('/api/jobs/00000000-0000-4000-8000-000000000000/events');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
  });
});
