import websocket, { type WebSocket } from '@fastify/websocket';
import { asFailure, Failure } from '../base/failure.ts';
import type { JobEvent } from '../course/job.ts';
import { LiveRequest } from '../course/live-message.ts';
import type { Lectern, Server } from './server.ts';

// Proxies close what is silent for a minute; who does not answer a ping until the next one is gone.
const PING_MS = 15_000;
const MOST_MESSAGE_BYTES = 64 * 1024;
const MOST_WATCHED = 200;
// A reader who takes nothing while so much waits is let go: it comes back with `after`.
const MOST_WAITING_BYTES = 1_000_000;

/** Codes of RFC 6455 §7.4; those from 4000 on are ours. */
const CLOSE = { goingAway: 1001, tooSlow: 4008, nonsense: 4400 } as const;
const MOST_NONSENSE = 20;

type Told = Record<string, unknown> & { type: string };

/**
 * `WS /ws`: the events of jobs, each once and in order, as the event stream tells them.
 *
 * Client: `{"type": "watch_job", "job_id", "after"}`, `{"type": "unwatch_job", "job_id"}`, `{"type": "ping"}`.
 * Server: `{"type": "snapshot", "job_id", "job"}`, then `{"type": "event", "job_id", "seq", "event", "at", "data"}`;
 * `{"type": "pong"}`; `{"type": "error", "code", "detail", "job_id"?}` for what could not be done.
 */
export async function addWebSocket(server: Server, lectern: Lectern): Promise<void> {
  await server.register(websocket, {
    options: { maxPayload: MOST_MESSAGE_BYTES, perMessageDeflate: false, clientTracking: true },
    errorHandler: (_error, socket) => socket.terminate(),
  });
  // Node leaves the connection of a request to upgrade to its program, also where that was refused.
  server.addHook('onResponse', async ({ raw }, reply) => {
    if (raw.headers.upgrade !== undefined && reply.statusCode >= 400) raw.socket.destroySoon();
  });
  server.register(async (scope) => {
    scope.get('/ws', { websocket: true, schema: { hide: true } }, (socket) => {
      new LiveSocket(socket, lectern).open();
    });
  });
}

/** One client and the jobs that it watches. */
class LiveSocket {
  readonly #socket: WebSocket;
  readonly #lectern: Lectern;
  readonly #watched = new Map<string, () => void>();
  #isAlive = true;
  #nonsense = 0;

  constructor(socket: WebSocket, lectern: Lectern) {
    this.#socket = socket;
    this.#lectern = lectern;
  }

  open(): void {
    const socket = this.#socket;
    const { watchers } = this.#lectern.metrics();
    watchers.inc({ kind: 'websocket' });
    const ping = setInterval(() => this.#ping(), PING_MS).unref();
    socket.on('pong', () => {
      this.#isAlive = true;
    });
    socket.on('message', (data, isBinary) => {
      this.#isAlive = true;
      this.#take(isBinary ? '' : String(data));
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      watchers.dec({ kind: 'websocket' });
      clearInterval(ping);
      for (const stop of this.#watched.values()) stop();
      this.#watched.clear();
    });
  }

  #ping(): void {
    if (!this.#isAlive) {
      this.#socket.terminate();
      return;
    }
    this.#isAlive = false;
    this.#socket.ping();
  }

  #take(text: string): void {
    const request = parseRequest(text);
    if (request === undefined) {
      this.#refuse();
      return;
    }
    switch (request.type) {
      case 'ping':
        this.#send({ type: 'pong' });
        break;
      case 'unwatch_job':
        this.#watched.get(request.job_id)?.();
        this.#watched.delete(request.job_id);
        break;
      case 'watch_job':
        void this.#watch(request.job_id, request.after);
        break;
      default:
        request satisfies never;
    }
  }

  #refuse(): void {
    this.#nonsense += 1;
    if (this.#nonsense > MOST_NONSENSE) this.#socket.close(CLOSE.nonsense, 'too many bad messages');
    else this.#send({ type: 'error', code: 'request_invalid', detail: 'See /docs for what is understood.' });
  }

  async #watch(jobId: string, after: number): Promise<void> {
    try {
      if (!this.#watched.has(jobId) && this.#watched.size >= MOST_WATCHED)
        throw new Failure('request_invalid', `One connection watches at most ${MOST_WATCHED} jobs.`);
      this.#watched.get(jobId)?.();
      // Held before the job is looked for: two messages at once do not watch it twice.
      let isOver = false;
      this.#watched.set(jobId, () => {
        isOver = true;
      });
      const job = await this.#lectern.recentJobs.get(jobId);
      if (isOver || this.#socket.readyState !== this.#socket.OPEN) return;
      this.#send({ type: 'snapshot', job_id: jobId, job });
      const stop = this.#lectern.watch.watch(jobId, after, (event) => this.#tell(jobId, event));
      this.#watched.set(jobId, stop);
    } catch (thrown) {
      this.#watched.delete(jobId);
      const { code, message } = asFailure(thrown);
      const detail = code === 'internal' ? 'Something went wrong in the server.' : message;
      this.#send({ type: 'error', code, detail, job_id: jobId });
    }
  }

  #tell(jobId: string, { seq, type, at, data }: JobEvent): void {
    this.#send({ type: 'event', job_id: jobId, seq, event: type, at, data });
  }

  #send(message: Told): void {
    const socket = this.#socket;
    if (socket.readyState !== socket.OPEN) return;
    socket.send(JSON.stringify(message));
    if (socket.bufferedAmount <= MOST_WAITING_BYTES) return;
    socket.close(CLOSE.tooSlow, 'too slow: come back with after');
    // Who reads nothing does not read this either.
    setTimeout(() => socket.terminate(), 5000).unref();
  }
}

function parseRequest(text: string): LiveRequest | undefined {
  try {
    return LiveRequest.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
