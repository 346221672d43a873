import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { z } from 'zod';
import { findFreePort } from '../src/base/test-port.ts';
import { startServer } from '../tests/server-process.ts';
import { dropFolder, newFolder } from './folder.ts';

export const R_INTRO = '../shared/fixtures/books/r-intro.pdf';
/** 1,158 pages, 5 MB, from Debian's octave-doc. */
export const OCTAVE = '/usr/share/doc/octave/octave.pdf';
const PEERS = '../shared/peers';
const PYTHON_PACKAGES = 'python3-fastapi python3-uvicorn python3-pypdf2 python3-multipart';

for (const path of [R_INTRO, OCTAVE, PEERS])
  if (!existsSync(path)) {
    process.stderr.write(
      `The benchmark needs ${path} (Debian: octave-doc poppler-utils ${PYTHON_PACKAGES}).\n`,
    );
    process.exit(1);
  }

/** A server in its own folder, and its peak of resident memory. */
export async function withLectern<Result>(
  work: (server: { url: string; peakBytes: () => number }) => Promise<Result>,
): Promise<Result> {
  const folder = await newFolder();
  const server = await startServer({ DATA_DIR: folder, LOG_LEVEL: 'warn' });
  // The server has just made its database; the next thing is what is measured.
  await new Promise((wake) => setTimeout(wake, 3000));
  resetPeak(server.pid);
  try {
    return await work({ url: server.url, peakBytes: () => readPeak(server.pid) });
  } finally {
    await server.kill('SIGTERM');
    await dropFolder(folder);
  }
}

/** Peak of resident memory since the last reset, from the kernel's own count. */
function readPeak(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}

function resetPeak(pid: number): void {
  spawn('sh', ['-c', `echo 5 > /proc/${pid}/clear_refs`]);
}

/** The old system without its model calls. */
export async function withOldSystem<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const port = await findFreePort();
  const child = spawn('/usr/bin/python3', [`${PEERS}/old-system/app.py`], {
    env: { ...process.env, PORT: String(port), LLM_SECONDS: '0' },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    const answers = (): Promise<boolean> =>
      fetch(`${url}/api/jobs/x`).then(
        () => true,
        () => false,
      );
    for (let tries = 0; !(await answers()); tries += 1) {
      if (tries > 600 || child.exitCode !== null)
        throw new Error(`The old system does not answer; it needs Debian's ${PYTHON_PACKAGES}.`);
      await new Promise((wake) => setTimeout(wake, 100));
    }
    return await work(url);
  } finally {
    child.kill('SIGKILL');
  }
}

const Drive = z.looseObject({
  completed: z.int(),
  total_s: z.number(),
  upload_ms: z.object({ median: z.number(), max: z.number() }),
  poll_ms: z.object({ n: z.int(), median: z.number(), p99: z.number(), max: z.number() }),
});

/** Uploads copies of a file and polls each until it ends, as clients do. */
export async function drive(url: string, file: string, uploads: number): Promise<z.infer<typeof Drive>> {
  const script = `${PEERS}/side-by-side.mjs`;
  const { stdout } = await promisify(execFile)(process.execPath, [script, url, file, String(uploads)]);
  return Drive.parse(JSON.parse(stdout));
}

/** Milliseconds that `pdftotext` takes for the plain text of a file. */
export async function timePdftotext(file: string): Promise<number> {
  const startedMs = performance.now();
  await promisify(execFile)('pdftotext', [file, '/dev/null']);
  return performance.now() - startedMs;
}
