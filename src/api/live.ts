import { z } from 'zod';
import { isEnded, type JobEvent } from '../course/job.ts';
import { getJob } from '../store/job-view.ts';
import { errors, JobId } from './jobs.ts';
import type { Lectern, Server } from './server.ts';

// Proxies close what is silent for a minute; a comment line keeps the stream open.
const PING_MS = 15_000;
const RECONNECT_MS = 1000;

// A reader who takes nothing while so much waits is let go: it comes back with Last-Event-ID.
const MOST_WAITING_BYTES = 1_000_000;

const After = z.object({ after: z.coerce.number().int().nonnegative().optional() });
const LastEventId = z.coerce.number().int().nonnegative().catch(0);

export function addLive(server: Server, { metrics, store, watch }: Lectern): void {
  server.get(
    '/api/jobs/:job_id/events',
    {
      schema: {
        summary: 'Follow a job as server-sent events',
        description:
          'First `snapshot` with the job, then every event after `Last-Event-ID` (or `?after=`) with its sequence number as `id`. Ends after `completed`, `failed` or `cancelled`.',
        tags: ['Jobs'],
        params: JobId,
        querystring: After,
        response: { 200: z.string().describe('text/event-stream'), ...errors },
      },
    },
    async (request, reply) => {
      const { job_id } = request.params;
      const snapshot = await getJob(store.db, job_id);
      const after = request.query.after ?? LastEventId.parse(request.headers['last-event-id'] ?? 0);
      reply.hijack();
      const stream = reply.raw;
      stream.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
      });
      stream.write(`retry: ${RECONNECT_MS}\nevent: snapshot\ndata: ${JSON.stringify(snapshot)}\n\n`);
      metrics().watchers.inc({ kind: 'sse' });
      const ping = setInterval(() => stream.write(': ping\n\n'), PING_MS).unref();
      const stop = watch.watch(job_id, after, (event) => {
        stream.write(formatEvent(event));
        if (stream.writableLength > MOST_WAITING_BYTES) stream.destroy();
        if (isTerminal(event)) void endIfOver();
      });
      const endIfOver = async (): Promise<void> => {
        // A job that was tried again goes on after an old ending.
        const job = await getJob(store.db, job_id).catch(() => undefined);
        if (job === undefined || isEnded(job.status)) stream.end();
      };
      // A client that has seen the end already has nothing to wait for.
      if (isEnded(snapshot.status)) setTimeout(() => void endIfOver(), 100).unref();
      stream.on('close', () => {
        metrics().watchers.dec({ kind: 'sse' });
        clearInterval(ping);
        stop();
      });
    },
  );
}

const isTerminal = (event: JobEvent): boolean =>
  event.type === 'completed' || event.type === 'failed' || event.type === 'cancelled';

const formatEvent = ({ seq, type, at, data }: JobEvent): string =>
  `id: ${seq}\nevent: ${type}\ndata: ${JSON.stringify({ seq, type, at, ...data })}\n\n`;
