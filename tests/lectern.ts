import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, onTestFinished } from 'vitest';
import { z } from 'zod';
import { assemble, type Lectern } from '../src/assemble.ts';
import { parseConfig } from '../src/base/config.ts';
import { openLog } from '../src/base/log.ts';
import { Job } from '../src/course/job.ts';
import { openThreads, type Threads } from '../src/flows/threads.ts';
import { describeEachStore, type TestStores } from '../src/store/test-stores.ts';

/** A whole Lectern that listens on a free port of 127.0.0.1. */
export interface RunningLectern {
  lectern: Lectern;
  url: string;
  dataDir: string;
  get(path: string, init?: RequestInit): Promise<Response>;
  json(path: string, init?: RequestInit): Promise<Record<string, unknown>>;
  upload(
    files: readonly TestFile[],
    fields?: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** Uploads and waits for the end. */
  make(
    files: readonly TestFile[],
    fields?: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Job>;
  getJob(jobId: string): Promise<Job>;
  waitForJob(jobId: string, until?: (job: Job) => boolean): Promise<Job>;
  /** What uploads have left in the temporary folder. */
  listTemporary(): Promise<string[]>;
}

export interface TestFile {
  name: string;
  bytes: Uint8Array;
}

const Fields = z.record(z.string(), z.unknown());
const POLL_MS = 25;
const WAIT_MS = 60_000;
const hasEnded = (job: Job): boolean => ['completed', 'failed', 'cancelled'].includes(job.status);

export function toForm(files: readonly TestFile[], fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const { name, bytes } of files)
    form.append('files', new Blob([Uint8Array.from(bytes)], { type: 'application/pdf' }), name);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

type Close = () => Promise<void>;

/** A Lectern on a database and a folder that are there already. */
export async function startLectern(
  place: Awaited<ReturnType<TestStores['create']>>,
  threads: Threads,
  settings: Record<string, string>,
): Promise<{ running: RunningLectern; close: Close }> {
  const config = parseConfig({ LOG_LEVEL: 'silent', PORT: '0', ...place, ...settings });
  const lectern = await assemble(config, openLog(config), threads);
  const server = await lectern.server();
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  await lectern.runner.start();
  const get = (path: string, init?: RequestInit) => fetch(`${url}${path}`, init);
  const getJob = async (jobId: string) => Job.parse(await (await get(`/api/jobs/${jobId}`)).json());
  const waitForJob = async (jobId: string, until = hasEnded): Promise<Job> => {
    const deadlineMs = performance.now() + WAIT_MS;
    for (;;) {
      const job = await getJob(jobId);
      if (until(job)) return job;
      if (performance.now() > deadlineMs) throw new Error(`Job is still ${job.status}: ${job.message}`);
      await new Promise((wake) => setTimeout(wake, POLL_MS));
    }
  };
  const upload: RunningLectern['upload'] = (files, fields, headers = {}) =>
    get('/api/upload-pdfs', { method: 'POST', body: toForm(files, fields), headers });
  const running: RunningLectern = {
    lectern,
    url,
    dataDir: place.DATA_DIR,
    get,
    json: async (path, init) => {
      const answer = await get(path, init);
      const body = Fields.parse(await answer.json());
      if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(body)}`);
      return body;
    },
    upload,
    getJob,
    waitForJob,
    async make(files, fields, headers) {
      const answer = await upload(files, fields, headers);
      const body = Fields.parse(await answer.json());
      if (answer.status !== 202) throw new Error(`Upload answered ${answer.status}: ${JSON.stringify(body)}`);
      return waitForJob(String(body.job_id));
    },
    listTemporary: () => readdir(join(place.DATA_DIR, 'blobs', 'temporary')),
  };
  const close = async () => {
    await server.close();
    await lectern.close(2000);
  };
  return { running, close };
}

// To load what a thread needs takes 1.5 s of CPU, for each of them.
const THREADS = 2;

/**
 * Runs cases on a whole Lectern; on the embedded database only, unless `everyDatabase`. Each is closed at the end of
 * its test, or after all of them when it was opened before; their threads are the same.
 */
export function describeLectern(
  name: string,
  cases: (open: (settings?: Record<string, string>) => Promise<RunningLectern>) => void,
  options: { everyDatabase?: boolean } = {},
): void {
  const kinds = options.everyDatabase === true ? 'all' : 'pglite';
  describeEachStore(
    name,
    (stores) => {
      let threads: Threads | undefined;
      let isTest = false;
      beforeEach(() => {
        isTest = true;
      });
      afterEach(() => {
        isTest = false;
      });
      const left: Close[] = [];
      afterAll(async () => {
        for (const close of left) await close();
        await threads?.close();
      });
      cases(async (settings = {}) => {
        threads ??= openThreads(THREADS);
        const { running, close } = await startLectern(await stores.create(), threads, settings);
        if (isTest) onTestFinished(close);
        else left.push(close);
        return running;
      });
    },
    kinds,
  );
}
