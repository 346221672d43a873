import { Histogram } from 'prom-client';
import { z } from 'zod';
import { checkReadiness, Readiness } from './readiness.ts';
import type { Lectern, Server } from './server.ts';
import { addStoreMetrics } from './store-metrics.ts';

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
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (_request, reply) => {
      const readiness = await checkReadiness(store);
      return reply.code(readiness.status === 'ok' ? 200 : 503).send(readiness);
    },
  );
  addMetrics(server, lectern);
}

function addMetrics(server: Server, { metrics, store }: Lectern): void {
  const { register } = metrics();
  metrics().refreshBy(addStoreMetrics(register, store));
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to the last byte of the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [register],
  });
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
        .send(await metrics().print()),
  );
}
