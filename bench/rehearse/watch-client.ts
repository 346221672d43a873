import { get } from 'node:http';
import { z } from 'zod';
import type { WatchOrder, WatchSeen } from './watchers.ts';

/** What one person has seen of one job. */
interface Watcher {
  jobId: string;
  last: number;
}

const watchers: Watcher[] = [];
const sockets = new Map<number, { socket: WebSocket; watched: Map<string, Watcher> }>();
const seen = { opened: 0, dropped: 0, outOfOrder: 0, events: 0 };

function addWatcher(jobId: string): Watcher {
  const watcher = { jobId, last: 0 };
  watchers.push(watcher);
  return watcher;
}

function take(watcher: Watcher, seq: number): void {
  seen.events += 1;
  if (seq !== watcher.last + 1) seen.outOfOrder += 1;
  watcher.last = seq;
}

const LAST = /^event: (?:completed|failed|cancelled)$/m;

/** A page that follows a job over server-sent events, and comes back when it is cut off, as EventSource does. */
function openStream(url: string, watcher: Watcher, isFirst: boolean): void {
  const headers = { 'last-event-id': String(watcher.last) };
  let isOver = false;
  const again = (): void => {
    if (isOver) return;
    isOver = true;
    seen.dropped += 1;
    setTimeout(() => openStream(url, watcher, false), 1000);
  };
  get(`${url}/api/jobs/${watcher.jobId}/events`, { agent: false, headers }, (answer) => {
    if (isFirst) seen.opened += 1;
    let text = '';
    answer.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const end = text.lastIndexOf('\n\n');
      if (end < 0) return;
      const whole = text.slice(0, end);
      text = text.slice(end + 2);
      for (const [, seq] of whole.matchAll(/^id: (\d+)$/gm)) take(watcher, Number(seq));
      if (LAST.test(whole)) isOver = true;
    });
    answer.on('close', again);
    answer.on('error', again);
  }).on('error', again);
}

const Told = z.looseObject({ type: z.string(), job_id: z.string().optional(), seq: z.int().optional() });

/** The WebSocket of a person; one message asks for a job. */
function watchOver(url: string, index: number, jobId: string): void {
  const known = sockets.get(index);
  if (known === undefined) {
    openSocket(url, index, jobId);
    return;
  }
  known.watched.set(jobId, addWatcher(jobId));
  if (known.socket.readyState === WebSocket.OPEN) ask(known.socket, jobId);
}

function openSocket(url: string, index: number, jobId: string): void {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`);
  const watched = new Map([[jobId, addWatcher(jobId)]]);
  sockets.set(index, { socket, watched });
  socket.addEventListener('open', () => {
    seen.opened += 1;
    for (const id of watched.keys()) ask(socket, id);
  });
  socket.addEventListener('message', ({ data }) => {
    const told = Told.parse(JSON.parse(String(data)));
    const watcher = watched.get(told.job_id ?? '');
    if (told.type === 'event' && watcher !== undefined) take(watcher, told.seq ?? 0);
    else if (told.type === 'error') seen.dropped += 1;
  });
  socket.addEventListener('close', () => {
    seen.dropped += 1;
  });
}

const ask = (socket: WebSocket, jobId: string): void =>
  socket.send(JSON.stringify({ type: 'watch_job', job_id: jobId, after: 0 }));

const Order: z.ZodType<WatchOrder> = z.discriminatedUnion('via', [
  z.object({ via: z.literal('stream'), url: z.string(), jobId: z.string(), watchers: z.int() }),
  z.object({ via: z.literal('socket'), url: z.string(), jobId: z.string(), sockets: z.array(z.int()) }),
]);

function follow(order: WatchOrder): void {
  switch (order.via) {
    case 'stream':
      for (let count = 0; count < order.watchers; count += 1)
        openStream(order.url, addWatcher(order.jobId), true);
      break;
    case 'socket':
      for (const index of order.sockets) watchOver(order.url, index, order.jobId);
      break;
    default:
      order satisfies never;
  }
}

process.on('message', (message) => {
  if (message !== 'tell') {
    follow(Order.parse(message));
    return;
  }
  const jobs: WatchSeen['jobs'] = {};
  for (const { jobId, last } of watchers) {
    const {
      slowest,
      fastest,
      watchers: count,
    } = jobs[jobId] ?? { slowest: last, fastest: last, watchers: 0 };
    jobs[jobId] = { slowest: Math.min(slowest, last), fastest: Math.max(fastest, last), watchers: count + 1 };
  }
  const answer: WatchSeen = { ...seen, jobs };
  process.send?.(answer);
});
process.send?.('ready');
