import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { describeLectern, type RunningLectern } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { openMetricsDoor } from './metrics-door.ts';

const BOOK = { name: 'book.pdf', bytes: buildSampleBook() };
const TOKEN = '0123456789abcdef';

const closers: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closers) await close();
});

const metricsOf = async (running: RunningLectern): Promise<string> =>
  (await running.get('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } })).text();

/** The value of a series. */
const valueIn = (metrics: string, series: string): number | undefined => {
  const line = metrics.split('\n').find((candidate) => candidate.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
};

/** Jobs that wait for `seconds` already, without an entry in the queue. */
async function addWaiting(running: RunningLectern, owner: string, count: number, seconds: number) {
  for (let number = 0; number < count; number += 1)
    await running.lectern.store.db.execute(
      `with new_course as (insert into course (title, generator) values ('', 'extractive') returning course_id)
       insert into job (job_id, course_id, owner, generator, request_hash, queued_at)
       select $1::uuid, course_id, $2, 'extractive', '', clock_timestamp() - $3::float8 * interval '1 second'
       from new_course`,
      [randomUUID(), owner, seconds],
    );
}

describeLectern(
  'the metrics',
  (open) => {
    let running: RunningLectern;

    beforeAll(async () => {
      running = await open({ API_TOKEN: TOKEN });
    });

    it('tell of jobs, steps, files, memory and the event loop', async () => {
      const headers = { authorization: `Bearer ${TOKEN}` };
      const answer = await running.upload([BOOK], {}, headers);
      const { job_id } = z.object({ job_id: z.string() }).parse(await answer.json());
      const events = await running.get(`/api/jobs/${job_id}/events`, { headers });
      expect(valueIn(await metricsOf(running), 'lectern_watchers{kind="sse"}')).toBe(1);
      await events.text();
      await expect
        .poll(async () => valueIn(await metricsOf(running), 'lectern_watchers{kind="sse"}'))
        .toBe(0);
      await expect
        .poll(async () =>
          valueIn(await metricsOf(running), 'lectern_job_attempts_total{outcome="completed",code=""}'),
        )
        .toBe(1);
      const metrics = await metricsOf(running);
      for (const step of ['extract', 'outline', 'lessons', 'quizzes', 'index', 'publish'])
        expect(valueIn(metrics, `lectern_step_duration_seconds_count{step="${step}"}`)).toBe(1);
      expect(valueIn(metrics, 'lectern_blobs')).toBe(1);
      expect(valueIn(metrics, 'lectern_blob_bytes')).toBe(BOOK.bytes.length);
      expect(valueIn(metrics, 'lectern_database_up')).toBe(1);
      expect(valueIn(metrics, 'lectern_database_connections{state="most"}')).toBeGreaterThan(0);
      expect(valueIn(metrics, 'process_resident_memory_bytes')).toBeGreaterThan(1e7);
      expect(valueIn(metrics, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
    });

    it('name the ten owners with the most waiting jobs, and put all others together', async () => {
      await addWaiting(running, 'busy "one"', 3, 100);
      for (let number = 0; number < 12; number += 1) await addWaiting(running, `owner-${number}`, 1, number);
      const metrics = await metricsOf(running);
      const owners = metrics.match(/^lectern_queue_length\{.*$/gm) ?? [];
      expect(owners).toHaveLength(11);
      expect(valueIn(metrics, 'lectern_queue_length{owner="busy \\"one\\""}')).toBe(3);
      expect(valueIn(metrics, 'lectern_queue_oldest_seconds{owner="busy \\"one\\""}')).toBeGreaterThan(99);
      // Of those with one job each, the youngest three.
      expect(valueIn(metrics, 'lectern_queue_length{owner="other"}')).toBe(3);
      expect(valueIn(metrics, 'lectern_queue_length{owner="owner-0"}')).toBeUndefined();
      await running.lectern.store.db.execute(`update job set status = 'cancelled' where status = 'pending'`);
      expect(await metricsOf(running)).not.toMatch(/^lectern_queue_length\{/m);
    });

    it('are answered without a token at a port of their own, with health and readiness', async () => {
      const { lectern } = running;
      const config = { ...lectern.config, METRICS_PORT: 0 };
      const door = await openMetricsDoor({ ...lectern, config });
      if (door === undefined) throw new Error('no door');
      closers.push(() => door.close());
      expect((await running.get('/metrics')).status).toBe(401);
      const metrics = await fetch(`${door.url}/metrics`);
      expect(metrics.headers.get('content-type')).toContain('text/plain');
      expect(await metrics.text()).toContain('lectern_jobs{status="completed"} 1');
      expect(await (await fetch(`${door.url}/health?probe`)).json()).toMatchObject({ status: 'ok' });
      expect(await (await fetch(`${door.url}/ready`)).json()).toMatchObject({ status: 'ok' });
      expect((await fetch(`${door.url}/api/courses`)).status).toBe(404);
      const port = Number(new URL(door.url).port);
      await expect(
        openMetricsDoor({ ...lectern, config: { ...config, METRICS_PORT: port } }),
      ).rejects.toMatchObject({ code: 'EADDRINUSE' });
    });

    it('say that the database is down, and go on with the rest', async () => {
      await running.lectern.runner.stop(1000);
      await running.lectern.store.db.close();
      const metrics = await metricsOf(running);
      expect(valueIn(metrics, 'lectern_database_up')).toBe(0);
      expect(metrics).not.toMatch(/^lectern_jobs\{/m);
      expect(metrics).not.toMatch(/^lectern_blob_bytes /m);
      expect(valueIn(metrics, 'process_resident_memory_bytes')).toBeGreaterThan(1e7);
    });
  },
  { everyDatabase: true },
);
