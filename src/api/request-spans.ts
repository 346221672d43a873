import type { FastifyRequest } from 'fastify';
import type { Span } from '../base/tracer.ts';
import { runUnderWay } from '../base/under-way.ts';
import type { Lectern, Server } from './server.ts';

/** Asked every few seconds by machines: their spans would bury all others. */
const UNSEEN: ReadonlySet<string> = new Set(['/health', '/ready', '/metrics', '/ws']);

/**
 * Gives log lines the id of the request that they were written in, and where traces are on, makes a span of each
 * request, inside of the trace that the client names by `traceparent`.
 */
export function addRequestSpans(
  server: Server,
  { activities: { tracer } }: Pick<Lectern, 'activities'>,
): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  if (tracer !== undefined)
    server.addHook('onRequest', async (request) => {
      const { url: route = 'none' } = request.routeOptions;
      if (UNSEEN.has(route)) return;
      const { traceparent } = request.headers;
      const span = tracer.start(`${request.method} ${route}`, {
        kind: 'server',
        traceParent: typeof traceparent === 'string' ? traceparent : undefined,
        attributes: {
          'http.request.method': request.method,
          'http.route': route,
          'lectern.request_id': request.id,
          ...jobIdIn(request.params),
        },
      });
      spans.set(request, span);
    });
  // Not sooner: what follows the reading of a body runs where its last bytes came in.
  server.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request);
    const traceParent = span && { traceParent: span.traceParent };
    runUnderWay({ requestId: request.id, ...traceParent }, done);
  });
  if (tracer !== undefined)
    server.addHook('onResponse', async (request, reply) => {
      const { statusCode } = reply;
      const failure = statusCode >= 500 ? String(statusCode) : undefined;
      spans.get(request)?.end({ 'http.response.status_code': statusCode }, failure);
    });
}

function jobIdIn(params: unknown): { 'lectern.job_id'?: string } {
  if (typeof params !== 'object' || params === null || !('job_id' in params)) return {};
  return typeof params.job_id === 'string' ? { 'lectern.job_id': params.job_id } : {};
}
