import { createServer, type ServerResponse } from 'node:http';
import type { Metrics } from './metrics.ts';
import { checkReadiness } from './readiness.ts';
import type { Lectern } from './server.ts';

export interface MetricsDoor {
  /** Where it listens. */
  url: string;
  close(): Promise<void>;
}

type Parts = Pick<Lectern, 'config' | 'log' | 'store' | 'version'> & { metrics: () => Metrics };

/**
 * Answers /health, /ready and /metrics at METRICS_PORT, to everybody who reaches it: workers have no other port, and
 * Prometheus cannot send a token to a pod that it finds by an annotation.
 *
 * Out: undefined where no METRICS_PORT is set. Throws: the error of a port that is in use.
 */
export async function openMetricsDoor(parts: Parts): Promise<MetricsDoor | undefined> {
  const { HOST, METRICS_PORT: port } = parts.config;
  if (port === undefined) return undefined;
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    answer(parts, request.url ?? '', response).catch((error: unknown) => {
      parts.log.error({ event: 'metrics_failed', err: error });
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  const url = `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${bound}`;
  parts.log.info({ event: 'metrics_listening', url });
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  { metrics, store, version }: Parts,
  url: string,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, type: string, body: string): void => {
    response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(body);
  };
  switch (url.split('?', 1)[0]) {
    case '/health':
      send(200, 'application/json', JSON.stringify({ status: 'ok', version }));
      break;
    case '/ready': {
      const readiness = await checkReadiness(store);
      send(readiness.status === 'ok' ? 200 : 503, 'application/json', JSON.stringify(readiness));
      break;
    }
    case '/metrics':
      send(200, metrics().register.contentType, await metrics().print());
      break;
    default:
      send(404, 'text/plain', 'There are /health, /ready and /metrics.\n');
  }
}
