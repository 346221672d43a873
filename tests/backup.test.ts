import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, open, readdir, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packTar } from 'modern-tar';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { backup } from '../src/cli/backup.ts';
import { restore } from '../src/cli/restore.ts';
import { Course } from '../src/course/course.ts';
import { openThreads, type Threads } from '../src/flows/threads.ts';
import { checkBackup } from '../src/store/check-backup.ts';
import { createJob } from '../src/store/jobs.ts';
import { closeStore, openStore } from '../src/store/store.ts';
import { describeEachStore, sampleJob } from '../src/store/test-stores.ts';
import { type RunningLectern, startLectern } from './lectern.ts';
import { buildLongBook, buildSampleBook } from './sample-pdf.ts';

const folders: string[] = [];
const closers: (() => Promise<void>)[] = [];
let threads: Threads | undefined;
afterAll(async () => {
  for (const close of closers) await close();
  await threads?.close();
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 10 });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-backup-'));
  folders.push(folder);
  return folder;
}

/** A learner whose name is not easy to keep. */
const ANN = { 'x-owner': "Ann 'ö' \\{1}" };
const send = (method: string, body: unknown) => ({
  method,
  headers: { ...ANN, 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const Cards = z.object({ cards: z.array(z.object({ card_id: z.int() })) });
const Contents = z.object({
  modules: z.array(z.object({ quiz_id: z.int().nullable() })),
});

/** A course, and everything that teachers and learners do with one. Out: where all of it is read. */
async function fill(running: RunningLectern): Promise<string[]> {
  const { result } = await running.make([{ name: 'Bücher & Co.pdf', bytes: buildSampleBook() }], {}, ANN);
  const url = `/api/courses/${result?.course_id}`;
  const change = async (path: string, init: RequestInit): Promise<void> => {
    const answer = await running.get(path, init);
    expect(answer.status, `${path}: ${await answer.text()}`).toBeLessThan(300);
  };
  const course = Course.parse(await running.json(url));
  const [first] = course.modules.flatMap((module) => module.sub_topics);
  const content = `Mine, with \\ and "\n\u2028" and \u{1f600}. [^${first?.citations[0]?.id}]`;
  await change(`${url}/lessons/${first?.lesson_id}`, send('PUT', { version: 1, content }));
  await change(`${url}/lessons/${first?.lesson_id}/progress`, send('PUT', { position: 0.1 + 0.2 }));
  await change(
    `${url}/notes`,
    send('POST', { lesson_id: first?.lesson_id, kind: 'note', text: 'line\nline\ttab' }),
  );
  const { cards } = Cards.parse(await running.json(`${url}/cards`));
  for (const [index, rating] of ['good', 'again', 'easy'].entries())
    await change(`/api/cards/${cards[index]?.card_id}/reviews`, send('POST', { rating }));
  const contents = Contents.parse(await running.json(`${url}/contents`));
  const quizzes = contents.modules.flatMap(({ quiz_id }) => quiz_id ?? []);
  await change(`/api/quizzes/${quizzes[0]}/submissions`, send('POST', { answers: { '1': 'A' } }));
  const document = course.documents[0]?.document_id;
  return [
    url,
    ...['contents', 'progress', 'notes', 'cards', 'glossary', 'quiz-report'].map((name) => `${url}/${name}`),
    `${url}/lessons/${first?.lesson_id}`,
    ...quizzes.map((id) => `/api/quizzes/${id}`),
    `/api/documents/${document}/report`,
    `/api/documents/${document}/file`,
    '/api/courses',
    '/api/usage',
  ];
}

/** The bytes of each answer, as Ann gets them. */
async function readAll(running: RunningLectern, paths: readonly string[]): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const path of paths) {
    const answer = await running.get(path, { headers: ANN });
    expect(answer.status, path).toBe(200);
    answers[path] = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  }
  return answers;
}

const configOf = (running: RunningLectern) => ({
  ...running.lectern.config,
  PORT: Number(new URL(running.url).port),
});

/** What is taught; ids depend on what else was made at the time. */
const lessonsOf = async (running: RunningLectern, jobId: string) => {
  const { result } = await running.waitForJob(jobId);
  const { modules } = Course.parse(await running.json(`/api/courses/${result?.course_id}`));
  return modules.flatMap(({ sub_topics }) => sub_topics.map(({ title, content }) => ({ title, content })));
};

async function start(place: Parameters<typeof startLectern>[0]): Promise<RunningLectern> {
  threads ??= openThreads(2);
  const { running, close } = await startLectern(place, threads, { CONCURRENT_JOBS: '1' });
  closers.push(close);
  return running;
}

describeEachStore('a backup', (stores) => {
  it('goes from the embedded database to another one and back while a job runs, and loses nothing', async () => {
    const source = await start({ DATA_DIR: await newFolder() });
    const paths = await fill(source);
    // The numbers of what was deleted for good are not given again.
    const gone = await source.make([{ name: 'gone.pdf', bytes: buildSampleBook('gone') }]);
    await source.lectern.store.db.execute('delete from course where course_id = $1', [
      gone.result?.course_id,
    ]);
    const before = await readAll(source, paths);
    const answers = [
      await source.upload([{ name: 'long.pdf', bytes: buildLongBook() }]),
      await source.upload([{ name: 'waits.pdf', bytes: buildSampleBook('waits') }]),
    ];
    const [running = '', waiting = ''] = await Promise.all(
      answers.map(async (answer) => z.object({ job_id: z.string() }).parse(await answer.json()).job_id),
    );
    await source.waitForJob(running, (job) => job.status !== 'pending');
    const folder = await newFolder();
    const file = join(folder, 'all.tar');
    // The server is asked: its database lets nobody else in.
    expect(await backup(configOf(source), [file])).toBe(0);
    expect(await readdir(folder)).toEqual(['all.tar']);

    const place = await stores.create();
    const target = { ...source.lectern.config, ...place };
    expect(await restore(target, [file])).toBe(0);
    const middle = await start(place);
    expect(await middle.waitForJob(running)).toMatchObject({ status: 'completed', error: null });
    expect(await middle.waitForJob(waiting)).toMatchObject({ status: 'completed', error: null });
    expect(await lessonsOf(middle, running)).toEqual(await lessonsOf(source, running));
    const listed = paths.filter((path) => path !== '/api/courses');
    expect(await readAll(middle, listed)).toEqual({ ...before, '/api/courses': undefined });

    const later = join(folder, 'later.tar');
    expect(await backup(configOf(middle), [later])).toBe(0);
    const home = { DATA_DIR: await newFolder() };
    expect(await restore({ ...source.lectern.config, ...home }, [later])).toBe(0);
    const last = await start(home);
    expect(await readAll(last, paths)).toEqual(await readAll(middle, paths));
    expect(await readAll(last, listed)).toEqual({ ...before, '/api/courses': undefined });
    const next = await last.make([{ name: 'next.pdf', bytes: buildSampleBook('next') }]);
    const { result } = await middle.waitForJob(waiting);
    expect(next.result?.course_id).toBe((result?.course_id ?? 0) + 1);
    expect(result?.course_id).toBeGreaterThan(gone.result?.course_id ?? 0);
    await expect(restore(target, [later])).rejects.toMatchObject({
      code: place.DATABASE_URL === undefined ? 'database_locked' : 'target_not_empty',
    });
  });
});

describe('a backup', () => {
  let made: Promise<{ config: Parameters<typeof backup>[0]; file: string }> | undefined;
  /** A small one, of a database that no process has open. */
  const makeOne = () => {
    made ??= (async () => {
      const running = await start({ DATA_DIR: await newFolder() });
      await running.make([{ name: 'book.pdf', bytes: buildSampleBook() }]);
      const file = join(await newFolder(), 'one.tar');
      const config = configOf(running);
      expect(await backup(config, [file])).toBe(0);
      return { config, file };
    })();
    return made;
  };
  const restoreFrom = async (file: string) => {
    const place = join(await newFolder(), 'data');
    const { config } = await makeOne();
    await restore({ ...config, DATA_DIR: place }, [file]).finally(() =>
      expect(existsSync(place)).toBe(false),
    );
  };

  it('is a plain tar file of JSON lines and the files themselves', async () => {
    const { file } = await makeOne();
    const names = spawnSync('tar', ['-tf', file], { encoding: 'utf8' }).stdout.trim().split('\n');
    expect(names[0]).toBe('lectern-backup.json');
    expect(names).toContain('rows/lesson.ndjson.zst');
    expect(names.filter((name) => name.startsWith('blobs/'))).toHaveLength(1);
    expect(names.slice(-2)).toEqual(['manifest.json', 'manifest.json.sha256']);
    expect(names.join('\n')).not.toMatch(/model_worker|model_claim|schema_version/);
  });

  it('is refused when a bit of it was changed, wherever, and when it was cut off', async () => {
    const { file } = await makeOne();
    const { size } = await stat(file);
    const folder = await newFolder();
    // Inside of the head, of a file, of rows, of the manifest; what pads them holds nothing.
    const manifest = await checkBackup(file);
    expect(manifest.blobs).toHaveLength(1);
    const bytes = await readFile(file);
    const places = ['"format"', '%PDF', 'manifest.json', '"missing_blobs"'].map((word) =>
      bytes.indexOf(word),
    );
    places.push(bytes.indexOf('rows/lesson.ndjson.zst') + 600);
    expect(Math.min(...places)).toBeGreaterThan(0);
    for (const place of places) {
      const copy = join(folder, `changed-${place}`);
      await cp(file, copy);
      const handle = await open(copy, 'r+');
      await handle.write(Buffer.from([(bytes[place] ?? 0) ^ 1]), 0, 1, place);
      await handle.close();
      await expect(restoreFrom(copy), `byte ${place}`).rejects.toMatchObject({ code: 'backup_damaged' });
    }
    for (const length of [0, 100, 512, Math.floor(size / 2), size - 3000]) {
      const copy = join(folder, `cut-${length}`);
      await cp(file, copy);
      await truncate(copy, length);
      await expect(restoreFrom(copy), `${length} bytes`).rejects.toMatchObject({ code: 'backup_damaged' });
    }
    await expect(restoreFrom('README.md')).rejects.toMatchObject({ code: 'backup_damaged' });
    await expect(restoreFrom(join(folder, 'nothing'))).rejects.toMatchObject({ code: 'file_not_found' });
  });

  it('of a newer form or schema is refused before anything of it is read', async () => {
    const folder = await newFolder();
    for (const newer of [{ format: 2 }, { schema: 9999 }]) {
      const head = { format: 1, schema: 1, lectern: '9.0.0', made_at: '2030-01-01T00:00:00.000Z', ...newer };
      const body = JSON.stringify(head);
      const tar = await packTar([
        { header: { name: 'lectern-backup.json', size: Buffer.byteLength(body) }, body },
      ]);
      const file = join(folder, Object.keys(newer).join());
      const handle = await open(file, 'w');
      await handle.write(tar);
      await handle.close();
      await expect(restoreFrom(file)).rejects.toMatchObject({
        code: 'backup_newer',
        message: expect.stringContaining('Lectern 9.0.0'),
      });
    }
  });

  it('goes into nothing that holds something, and over no other file', async () => {
    const { config, file } = await makeOne();
    const used = { DATA_DIR: await newFolder() };
    const store = await openStore(used);
    await createJob(store, sampleJob());
    await closeStore(store);
    await expect(restore({ ...config, ...used }, [file])).rejects.toMatchObject({ code: 'target_not_empty' });
    await expect(backup(config, [file])).rejects.toMatchObject({ code: 'file_exists' });
    // One that was opened before and never used is as good as a new one.
    const opened = { DATA_DIR: await newFolder() };
    await closeStore(await openStore(opened));
    expect(await restore({ ...config, ...opened }, [file])).toBe(0);
  });

  const canMount = process.getuid?.() === 0 && spawnSync('mount', ['-V']).status === 0;
  it.skipIf(!canMount)('that the disk has no room for leaves nothing under any name', async () => {
    const { config } = await makeOne();
    const disk = await newFolder();
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk]).status !== 0) return; // a container
    try {
      await expect(backup(config, [join(disk, 'all.tar')])).rejects.toMatchObject({ code: 'disk_full' });
      expect(existsSync(join(disk, 'all.tar'))).toBe(false);
      expect(await readdir(disk)).toEqual([]);
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('of a server that breaks off is told, and leaves nothing', async () => {
    const { config } = await makeOne();
    const folder = await newFolder();
    await expect(backup({ ...config, PORT: 9 }, [join(folder, 'all.tar')])).rejects.toMatchObject({
      code: 'database_locked',
    });
    expect(await readdir(folder)).toEqual([]);
  });
});
