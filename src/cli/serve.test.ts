import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toForm } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { type ServerProcess, startServer } from '../../tests/server-process.ts';
import { Course } from '../course/course.ts';
import { Job } from '../course/job.ts';

const BOOK = { name: 'book.pdf', bytes: buildSampleBook() };
const BIG_BOOK = 'src/pdf/fixtures/debmake-doc-en.pdf';

const folders: string[] = [];
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-serve-'));
  folders.push(folder);
  return folder;
}
afterAll(async () => {
  for (const folder of folders)
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

async function upload(server: ServerProcess, files = [BOOK]): Promise<string> {
  const answer = await fetch(`${server.url}/api/upload-pdfs`, { method: 'POST', body: toForm(files) });
  return z.object({ job_id: z.string() }).parse(await answer.json()).job_id;
}

const getJob = async (server: ServerProcess, jobId: string): Promise<Job> =>
  Job.parse(await (await fetch(`${server.url}/api/jobs/${jobId}`)).json());

async function waitUntil(server: ServerProcess, jobId: string, until: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const job = await getJob(server, jobId);
    if (until(job)) return job;
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

/** The units that each progress event tells of, over all attempts. */
async function listFinishedUnits(server: ServerProcess, jobId: string): Promise<string[]> {
  const text = await (await fetch(`${server.url}/api/jobs/${jobId}/events`)).text();
  const Progress = z.object({ step: z.string(), units: z.array(z.string()) });
  return [...text.matchAll(/^event: progress\ndata: (.*)$/gm)].flatMap(([, data = '']) => {
    const { step, units } = Progress.parse(JSON.parse(data));
    return units.map((unit) => `${step} ${unit}`);
  });
}

describe('a server that is killed', () => {
  it('goes on with its job at the next start, does no finished unit again, and loses no lesson', async () => {
    const settings = { DATA_DIR: await newFolder() };
    let server = await startServer(settings);
    const jobId = await upload(server, [{ name: 'debmake.pdf', bytes: await readFile(BIG_BOOK) }]);
    // Kills in the middle of reading, of the lessons, and of the questions.
    for (const progress of [10, 62, 80]) {
      await waitUntil(server, jobId, (job) => job.progress >= progress);
      await server.kill('SIGKILL');
      server = await startServer(settings);
    }
    const job = await waitUntil(server, jobId, (candidate) => candidate.status === 'completed');
    expect(job.problems).toEqual([]);
    const units = await listFinishedUnits(server, jobId);
    expect(units).toEqual([...new Set(units)]);
    const answer = await fetch(`${server.url}/api/courses/${job.result?.course_id}`);
    const course = Course.parse(await answer.json());
    const lessons = course.modules.flatMap((module) => module.sub_topics);
    expect(units.filter((unit) => unit.startsWith('lessons '))).toHaveLength(lessons.length);
    expect(new Set(lessons.map((lesson) => lesson.lesson_id)).size).toBe(lessons.length);
    await server.kill('SIGTERM');
  }, 120_000);

  it('removes the half of an upload that it was receiving', async () => {
    const settings = { DATA_DIR: await newFolder() };
    const first = await startServer(settings);
    await first.kill('SIGKILL');
    const temporary = join(settings.DATA_DIR, 'blobs', 'temporary');
    await writeFile(join(temporary, 'half'), 'half of a book');
    const second = await startServer(settings);
    expect(await readdir(temporary)).not.toContain('half');
    await second.kill('SIGTERM');
  }, 60_000);

  it('keeps an upload that was answered an instant before', async () => {
    const settings = { DATA_DIR: await newFolder() };
    const first = await startServer(settings);
    const jobId = await upload(first);
    await first.kill('SIGKILL');
    const second = await startServer(settings);
    expect(await waitUntil(second, jobId, (job) => job.status === 'completed')).toMatchObject({
      error: null,
    });
    await second.kill('SIGTERM');
  }, 60_000);
});

describe('a server that is asked to stop', () => {
  it('gives its job back, exits with 0 within 10 s, and goes on at the next start', async () => {
    const settings = { DATA_DIR: await newFolder() };
    const first = await startServer(settings);
    const jobId = await upload(first, [{ name: 'debmake.pdf', bytes: await readFile(BIG_BOOK) }]);
    await waitUntil(first, jobId, (job) => job.status === 'processing' && job.progress > 3);
    const askedMs = performance.now();
    expect(await first.kill('SIGTERM')).toBe(0);
    expect(performance.now() - askedMs).toBeLessThan(10_000);
    const second = await startServer(settings);
    expect(await waitUntil(second, jobId, (job) => job.status === 'completed')).toMatchObject({ attempt: 2 });
    expect(await second.kill('SIGINT')).toBe(0);
  }, 60_000);

  it('says what is wrong when a setting is bad, the port is taken, or the folder is in use', async () => {
    const settings = { DATA_DIR: await newFolder() };
    const server = await startServer(settings);
    const start = (env: Record<string, string>) =>
      spawnSync(process.execPath, ['src/cli.ts', 'serve'], {
        env: { ...process.env, LOG_LEVEL: 'silent', ...env },
        encoding: 'utf8',
        timeout: 30_000,
      });
    const bad = start({ ...settings, PORT: 'eighty' });
    expect([bad.status, bad.stderr]).toEqual([2, expect.stringContaining('PORT is "eighty"')]);
    const port = new URL(server.url).port;
    const taken = start({ DATA_DIR: await newFolder(), PORT: port });
    expect([taken.status, taken.stderr]).toEqual([4, expect.stringContaining(`Port ${port}`)]);
    const locked = start({ ...settings, PORT: '0' });
    expect([locked.status, locked.stderr]).toEqual([4, expect.stringContaining(settings.DATA_DIR)]);
    await server.kill('SIGTERM');
  }, 60_000);
});
