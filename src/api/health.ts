import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import { asFailure } from '../base/failure.ts';
import { countJobs } from '../store/job-view.ts';
import { addModelMetrics } from './model-metrics.ts';
import type { Lectern, Server } from './server.ts';

const Check = z.enum(['ok', 'failed']);
const Ready = z.object({
  status: Check,
  database: Check,
  queue: Check,
  blobs: Check,
  problems: z.array(z.string()),
});

export function addHealth(server: Server, lectern: Lectern): void {
  const { store, version } = lectern;
  server.get(
    '/health',
    {
      schema: {
        summary: 'The process is up',
        tags: ['Health'],
        response: { 200: z.object({ status: z.literal('ok'), version: z.string() }) },
      },
    },
    () => ({ status: 'ok' as const, version }),
  );
  server.get(
    '/ready',
    {
      schema: {
        summary: 'Database, queue and blob store answer',
        tags: ['Health'],
        response: { 200: Ready, 503: Ready },
      },
    },
    async (_request, reply) => {
      const problems: string[] = [];
      const check = async (name: string, work: Promise<unknown>): Promise<z.infer<typeof Check>> => {
        try {
          await work;
          return 'ok';
        } catch (error) {
          problems.push(`${name}: ${asFailure(error).message}`);
          return 'failed';
        }
      };
      const [database, queue, blobs] = await Promise.all([
        check('database', store.db.ping()),
        check('queue', store.queue.ping()),
        check('blobs', store.blobs.ping()),
      ]);
      const status = problems.length === 0 ? 'ok' : 'failed';
      return reply.code(status === 'ok' ? 200 : 503).send({ status, database, queue, blobs, problems });
    },
  );
  addMetrics(server, lectern);
}

function addMetrics(server: Server, { store, runner }: Lectern): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to the last byte of the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [register],
  });
  new Gauge({
    name: 'lectern_jobs',
    help: 'Jobs by status',
    labelNames: ['status'],
    registers: [register],
    async collect() {
      for (const { status, count } of await countJobs(store.db)) this.set({ status }, count);
    },
  });
  new Gauge({
    name: 'lectern_jobs_running_here',
    help: 'Jobs under way in this process',
    registers: [register],
    collect() {
      this.set(runner.active);
    },
  });
  addModelMetrics(register, store);
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  server.get(
    '/metrics',
    { schema: { summary: 'Prometheus metrics', tags: ['Health'], response: { 200: z.string() } } },
    async (_request, reply) =>
      reply
        .type(register.contentType)
        .serializer(String)
        .send(await register.metrics()),
  );
}
