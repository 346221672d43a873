import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { findFreePort } from '../src/base/test-port.ts';

/** `lectern serve` as a process of its own, as an operator starts it. */
export interface ServerProcess {
  url: string;
  pid: number;
  /** Milliseconds from the start of the process until it said that it is ready. */
  readyMs: number;
  kill(signal: NodeJS.Signals): Promise<number | null>;
  /** What it has written to standard error: the log. */
  log(): string;
}

/** The arguments of `npm start` and `npm run work`. */
const SCRIPTS = z
  .object({ scripts: z.object({ start: z.string(), work: z.string() }) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8'))).scripts;

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts the server on a free port. Throws: Error with its output when it ends before it is ready. */
export async function startServer(settings: Record<string, string>): Promise<ServerProcess> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  return { url, ...(await startProcess(SCRIPTS.start, 'is ready at', { PORT: String(port), ...settings })) };
}

/** Starts `lectern work`, which takes jobs when this returns. Throws: as `startServer`. */
export const startWorker = (settings: Record<string, string>): Promise<Omit<ServerProcess, 'url'>> =>
  startProcess(SCRIPTS.work, 'jobs at once', settings);

async function startProcess(
  script: string,
  ready: string,
  settings: Record<string, string>,
): Promise<Omit<ServerProcess, 'url'>> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, script.split(' ').slice(1), {
    env: { ...process.env, LOG_LEVEL: 'info', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes(ready)) resolve();
    });
    void exited.then((code) =>
      reject(new Error(`The process ended with ${code} before it was ready:\n${log}`)),
    );
  });
  return {
    pid: child.pid ?? 0,
    readyMs: performance.now() - startedMs,
    kill(signal) {
      child.kill(signal);
      return exited;
    },
    log: () => log,
  };
}
