import { connect, type Socket } from 'node:net';
import { z } from 'zod';
import type { PollSeen, PollStart } from './polls.ts';

// Plain sockets: a client that costs more than the server it asks would be what is measured.

const HEAD_END = Buffer.from('\r\n\r\n');

const tookMs: number[] = [];
const statuses: Record<string, number> = {};
let isOver = false;

/** One connection that is kept alive and asks one thing after another. */
class Connection {
  readonly #start: PollStart;
  readonly #onIdle: (connection: Connection) => void;
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  readonly #host: string;
  #dueMs = 0;
  #asked: number;

  constructor(start: PollStart, index: number, onIdle: (connection: Connection) => void) {
    this.#start = start;
    this.#asked = index;
    this.#onIdle = onIdle;
    const { host, hostname, port } = new URL(start.url);
    this.#host = host;
    this.#socket = connect(Number(port), hostname, () => onIdle(this)).setNoDelay();
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', () => count('no answer'));
  }

  /** In: when it should have been asked; whoever waits for a free connection waits for an answer. */
  ask(dueMs: number): void {
    this.#dueMs = dueMs;
    const { jobIds } = this.#start;
    const jobId = jobIds[this.#asked % jobIds.length];
    this.#asked += 1;
    this.#socket.write(`GET /api/jobs/${jobId} HTTP/1.1\r\nhost: ${this.#host}\r\n\r\n`);
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const headEnd = this.#received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.#received.toString('latin1', 0, headEnd);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.#received.length < headEnd + HEAD_END.length + length) return;
    this.#received = Buffer.alloc(0);
    tookMs.push(performance.now() - this.#dueMs);
    count(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
    this.#onIdle(this);
  }
}

function count(status: string): void {
  statuses[status] = (statuses[status] ?? 0) + 1;
}

/** As fast as the answers come. */
function askAlways(start: PollStart): void {
  for (let index = 0; index < start.connections; index += 1)
    new Connection(start, index, (connection) => {
      if (!isOver) connection.ask(performance.now());
    });
}

/** So many a second, however slow the answers are. */
function askSteadily(start: PollStart, perSecond: number): void {
  const idle: Connection[] = [];
  const due: number[] = [];
  const match = (): void => {
    while (idle.length > 0 && due.length > 0) idle.shift()?.ask(due.shift() ?? 0);
  };
  for (let index = 0; index < start.connections; index += 1)
    new Connection(start, index * 7, (connection) => {
      idle.push(connection);
      match();
    });
  let next = performance.now();
  setInterval(() => {
    for (; next <= performance.now(); next += 1000 / perSecond) due.push(next);
    if (!isOver) match();
  }, 5);
}

const Start: z.ZodType<PollStart> = z.object({
  url: z.string(),
  jobIds: z.array(z.string()),
  connections: z.int(),
  perSecond: z.number().optional(),
});

let startedMs = 0;
process.on('message', (message) => {
  if (message !== 'tell') {
    const start = Start.parse(message);
    startedMs = performance.now();
    if (start.perSecond === undefined) askAlways(start);
    else askSteadily(start, start.perSecond);
    return;
  }
  isOver = true;
  const sorted = Float64Array.from(tookMs).sort();
  const seen: PollSeen = {
    polls: tookMs.length,
    seconds: (performance.now() - startedMs) / 1000,
    medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
    p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    slowestMs: sorted.at(-1) ?? 0,
    statuses,
  };
  process.send?.(seen);
});
process.send?.('ready');
