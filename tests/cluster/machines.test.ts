import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Course } from '../../src/course/course.ts';
import { Job } from '../../src/course/job.ts';
import { describeEachStore } from '../../src/store/test-stores.ts';
import { toForm } from '../lectern.ts';
import { type S3Server, startS3Server } from '../s3-server.ts';
import { buildSampleBook } from '../sample-pdf.ts';
import { type ServerProcess, startServer, startWorker } from '../server-process.ts';

let folder: string;
let s3: S3Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-machines-'));
  s3 = await startS3Server(join(folder, 's3'));
});
afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

let machines = 0;
/** A folder that no other process sees. */
const newMachine = (): { DATA_DIR: string; THREADS: string } => {
  machines += 1;
  return { DATA_DIR: join(folder, String(machines)), THREADS: '1' };
};

const upload = ({ url }: ServerProcess, name: string, bytes: Uint8Array): Promise<Response> =>
  fetch(`${url}/api/upload-pdfs`, { method: 'POST', body: toForm([{ name, bytes }]) });

const idOf = async (answer: Response): Promise<string> =>
  z.object({ job_id: z.string() }).parse(await answer.json()).job_id;

const getJob = async ({ url }: ServerProcess, jobId: string): Promise<Job> =>
  Job.parse(await (await fetch(`${url}/api/jobs/${jobId}`)).json());

/** Everything that a reader sees of the course of a finished job. */
async function look({ url }: ServerProcess, job: Job, book: Uint8Array): Promise<void> {
  const course = Course.parse(await (await fetch(`${url}/api/courses/${job.result?.course_id}`)).json());
  expect(course.modules[0]?.sub_topics[0]?.content).toBeTruthy();
  const document = `${url}/api/documents/${course.documents[0]?.document_id}`;
  const picture = await fetch(`${document}/pages/1.webp?width=300`);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
  const whole = await fetch(`${document}/file`);
  expect(Buffer.from(book).equals(Buffer.from(await whole.arrayBuffer()))).toBe(true);
  const part = await fetch(`${document}/file`, { headers: { range: 'bytes=100-199' } });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${book.byteLength}`]);
  expect(Buffer.from(book.slice(100, 200)).equals(Buffer.from(await part.arrayBuffer()))).toBe(true);
}

const BOOK = buildSampleBook();

describeEachStore(
  'machines that share a database and no folder',
  (stores) => {
    it.each([
      ['PostgreSQL', () => ({ BLOB_STORE: 'postgres' })],
      ['S3', () => s3.settings],
    ])('make and show a whole course with files in %s', async (_, settingsOf) => {
      const { DATABASE_URL = '' } = await stores.create();
      const settings = { ...settingsOf(), DATABASE_URL };
      const [server, other, worker] = await Promise.all([
        startServer({ ...settings, ...newMachine(), SERVE_JOBS: 'off' }),
        startServer({ ...settings, ...newMachine(), SERVE_JOBS: 'off' }),
        startWorker({ ...settings, ...newMachine() }),
      ]);
      const jobId = await idOf(await upload(server, 'book.pdf', BOOK));
      await expect.poll(() => getJob(other, jobId)).toMatchObject({ status: 'completed', problems: [] });
      const job = await getJob(server, jobId);
      await look(server, job, BOOK);
      await look(other, job, BOOK);
      await Promise.all([server, other, worker].map((one) => one.kill('SIGTERM')));
    });

    it('wait while S3 is away, say so, and go on by themselves', async () => {
      const { DATABASE_URL = '' } = await stores.create();
      const settings = { ...s3.settings, S3_PREFIX: 'away/', DATABASE_URL };
      const server = await startServer({ ...settings, ...newMachine(), SERVE_JOBS: 'off' });
      const jobId = await idOf(await upload(server, 'book.pdf', BOOK));
      await s3.stop();
      // Its folder is new: it has to fetch the file.
      const worker = await startWorker({ ...settings, ...newMachine() });
      await expect
        .poll(() => getJob(server, jobId))
        .toMatchObject({ status: 'pending', message: expect.stringContaining('store of files') });
      const refused = await upload(server, 'other.pdf', await readFile('src/pdf/fixtures/guide.pdf'));
      expect(refused.status).toBe(503);
      expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(await refused.json()).toMatchObject({ code: 'blobs_unavailable' });
      const ready = await fetch(`${server.url}/ready`);
      expect([ready.status, await ready.json()]).toEqual([503, expect.objectContaining({ blobs: 'failed' })]);
      expect((await fetch(`${server.url}/health`)).status).toBe(200);

      await s3.start();
      await expect
        .poll(() => getJob(server, jobId), { timeout: 90_000 })
        .toMatchObject({ status: 'completed' });
      expect((await fetch(`${server.url}/ready`)).status).toBe(200);
      await Promise.all([server, worker].map((one) => one.kill('SIGTERM')));
    });
  },
  'pooler',
);
