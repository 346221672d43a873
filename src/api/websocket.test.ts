import { request } from 'node:http';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeLectern, type RunningLectern } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { Job } from '../course/job.ts';

const BOOK = { name: 'book.pdf', bytes: buildSampleBook() };

const Told = z.looseObject({
  type: z.string(),
  job_id: z.string().optional(),
  seq: z.int().optional(),
  event: z.string().optional(),
  code: z.string().optional(),
  job: z.unknown().optional(),
});
type Told = z.infer<typeof Told>;

interface Connection {
  send(message: unknown): void;
  /** Messages until one is as wanted, that one included. */
  until(isWanted: (told: Told) => boolean): Promise<Told[]>;
  closed: Promise<number>;
  close(): void;
}

async function connect(running: RunningLectern): Promise<Connection> {
  const socket = new WebSocket(`${running.url.replace('http', 'ws')}/ws`);
  const told: Told[] = [];
  let wake: () => void = () => undefined;
  socket.addEventListener('message', ({ data }) => {
    told.push(Told.parse(JSON.parse(String(data))));
    wake();
  });
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code));
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  return {
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    async until(isWanted) {
      for (;;) {
        const index = told.findIndex(isWanted);
        if (index >= 0) return told.splice(0, index + 1);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    closed,
    close: () => socket.close(),
  };
}

const isEnd = ({ event }: Told): boolean => event === 'completed';

async function uploadBook(running: RunningLectern): Promise<string> {
  const answer = await running.upload([BOOK]);
  return z.object({ job_id: z.string() }).parse(await answer.json()).job_id;
}

describeLectern('the WebSocket', (open) => {
  it('starts with a snapshot, and tells every event of a job once and in order', async () => {
    const running = await open();
    const job_id = await uploadBook(running);
    const connection = await connect(running);
    connection.send({ type: 'watch_job', job_id });
    const [snapshot, ...events] = await connection.until(isEnd);
    expect(snapshot).toMatchObject({ type: 'snapshot', job_id });
    expect(Job.parse(snapshot?.job).job_id).toBe(job_id);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    connection.close();
    expect(await connection.closed).toBe(1005);
  });

  it('goes on after the last event that a client has seen, and watches several jobs', async () => {
    const running = await open();
    const jobs = [await running.make([BOOK]), await running.make([BOOK])];
    const connection = await connect(running);
    const [first = '', second = ''] = jobs.map(({ job_id }) => job_id);
    connection.send({ type: 'watch_job', job_id: first, after: 3 });
    const rest = await connection.until(isEnd);
    expect(rest[1]).toMatchObject({ type: 'event', job_id: first, seq: 4 });
    connection.send({ type: 'watch_job', job_id: second });
    const others = await connection.until(isEnd);
    expect(new Set(others.map(({ job_id }) => job_id))).toEqual(new Set([second]));
    connection.close();
  });

  it('answers pings, and tells of what it does not understand or find without losing the rest', async () => {
    const running = await open();
    const connection = await connect(running);
    const isAnswer = ({ type }: Told): boolean => type === 'error' || type === 'pong';
    for (const nonsense of ['', '{', '[]', '{"type":"dance"}', '{"type":"watch_job"}', '\u0000']) {
      connection.send(nonsense);
      expect(await connection.until(isAnswer)).toMatchObject([{ type: 'error', code: 'request_invalid' }]);
    }
    for (const job_id of ['x', '00000000-0000-4000-8000-000000000000']) {
      connection.send({ type: 'watch_job', job_id });
      expect(await connection.until(isAnswer)).toMatchObject([{ type: 'error', code: 'not_found', job_id }]);
    }
    connection.send({ type: 'ping' });
    expect(await connection.until(isAnswer)).toEqual([{ type: 'pong' }]);
    connection.close();
  });

  it('is closed on who sends only nonsense, or too much', async () => {
    const running = await open();
    const noisy = await connect(running);
    for (let index = 0; index < 30; index += 1) noisy.send('nonsense');
    expect(await noisy.closed).toBe(4400);
    const big = await connect(running);
    big.send('x'.repeat(100_000));
    expect(await big.closed).toBe(1009);
  });

  it('refuses pages of other sites', async () => {
    const running = await open();
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const asked = request(`${running.url}/ws`, {
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          origin: 'https://evil.example',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        },
      });
      asked.on('response', (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on('upgrade', (_answer, socket) => {
        socket.destroy();
        resolve(101);
      });
      asked.on('error', reject);
      asked.end();
    });
    expect(status).toBe(403);
  });
});
