import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { lockDirectory } from './directory-lock.ts';
import { openPglite } from './pglite.ts';

const CHILD = fileURLToPath(new URL('./pglite-child.ts', import.meta.url));
const Count = z.object({ count: z.number() });

let folder: string;
const children: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-pglite-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

/** A directory that is made already: making one takes more than a second. */
async function copyDirectory(name: string): Promise<string> {
  const template = join(folder, 'template');
  if (!existsSync(template)) await (await openPglite(template)).close();
  await cp(template, join(folder, name), { recursive: true });
  return join(folder, name);
}

interface Started {
  child: ChildProcess;
  /** What it has said so far. */
  lines: string[];
  ended: Promise<void>;
}

function startChild(directory: string, count?: number): Started {
  const parameters = count === undefined ? [CHILD, directory] : [CHILD, directory, String(count)];
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const started: Started = { child, lines: [], ended };
  let text = '';
  child.stdout.on('data', (data) => {
    text += String(data);
    started.lines = text.split('\n').slice(0, -1);
  });
  return started;
}

async function until(condition: () => boolean, ms = 20_000): Promise<void> {
  const deadline = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Not within ${ms} ms: ${condition.toString()}`);
    await delay(2);
  }
}

describe('a kill -9', () => {
  it('loses no row that was answered for, however often it comes', async () => {
    const directory = await copyDirectory('killed');
    let acknowledged = 0;
    for (let round = 0; round < 8; round += 1) {
      const started = startChild(directory);
      await until(() => started.lines.length > 1);
      await delay(Math.random() * 250);
      started.child.kill('SIGKILL');
      await started.ended;
      expect(started.lines[0]).toBe('open');
      acknowledged = Math.max(acknowledged, Number(started.lines.at(-1)));
      expect(Number(started.lines[1])).toBeGreaterThan(0);
    }
    const db = await openPglite(directory);
    const [row] = await db.query(Count, 'select count(*) from note');
    expect(row?.count).toBeGreaterThanOrEqual(acknowledged);
    expect(row?.count).toBeLessThanOrEqual(acknowledged + 8);
    await db.close();
  }, 120_000);

  it('during the first create leaves a directory that opens', async () => {
    const directory = join(folder, 'unborn');
    for (let round = 0; round < 6; round += 1) {
      const started = startChild(directory, 1);
      await delay(200 + round * 250);
      started.child.kill('SIGKILL');
      await started.ended;
    }
    const db = await openPglite(directory);
    await db.ping();
    await db.close();
    expect(existsSync(`${directory}.unfinished`)).toBe(false);
  }, 60_000);
});

describe('the lock of the directory', () => {
  it('lets one of two processes in and names the other', async () => {
    const directory = await copyDirectory('shared');
    const first = startChild(directory);
    await until(() => first.lines.length > 0);
    await expect(openPglite(directory)).rejects.toMatchObject({
      code: 'database_locked',
      message: expect.stringContaining(`${directory} is in use by process ${first.child.pid}`),
    });
    first.child.kill('SIGKILL');
    await first.ended;
    const db = await openPglite(directory);
    await db.close();
    expect(existsSync(`${directory}.lock`)).toBe(false);
  });

  it('lets one of many in that start at once', async () => {
    const directory = await copyDirectory('rush');
    const all = Array.from({ length: 5 }, () => startChild(directory, 20));
    await Promise.all(all.map((started) => started.ended));
    const opened = all.filter((started) => started.lines[0] === 'open');
    const locked = all.filter((started) => started.lines[0]?.startsWith('failed database_locked'));
    expect(opened.length).toBeGreaterThanOrEqual(1);
    expect(opened.length + locked.length).toBe(5);
    const db = await openPglite(directory);
    expect(await db.query(Count, 'select count(*) from note')).toEqual([{ count: opened.length * 20 }]);
    await db.close();
  });

  it('is not held by a dead process, nor by another process that got its number', async () => {
    const path = join(folder, 'reaped');
    const mine = await lockDirectory(path);
    const holder = JSON.parse(await readFile(`${path}.lock`, 'utf8'));
    await mine.release();
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    await writeFile(`${path}.lock`, JSON.stringify({ ...holder, pid: dead }));
    await (await lockDirectory(path)).release();
    await writeFile(`${path}.lock`, JSON.stringify({ ...holder, startedAt: '1' }));
    await (await lockDirectory(path)).release();
  });

  it('of another container is held only while it beats', async () => {
    const path = join(folder, 'container');
    const mine = await lockDirectory(path);
    const holder = JSON.parse(await readFile(`${path}.lock`, 'utf8'));
    await mine.release();
    await writeFile(`${path}.lock`, JSON.stringify({ ...holder, space: 'elsewhere' }));
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(`${path}.lock`, longAgo, longAgo);
    await (await lockDirectory(path)).release();
  });
});

describe('the embedded database', () => {
  const canTrace = spawnSync('strace', ['-V']).status === 0;
  if (!canTrace) console.warn('The count of fsyncs is skipped: no strace');

  it.skipIf(!canTrace)(
    'syncs the log once for every commit, and the directory for a new segment',
    async () => {
      const directory = await copyDirectory('traced');
      const count = (commits: number): number => {
        const log = join(folder, `strace-${commits}`);
        execFileSync('strace', [
          '-f',
          '-e',
          'trace=fsync,fdatasync',
          '-o',
          log,
          process.execPath,
          CHILD,
          directory,
          String(commits),
        ]);
        return readFileSync(log, 'utf8').match(/f(data)?sync\(/g)?.length ?? 0;
      };
      count(1); // makes the directory and the table
      const base = count(1);
      const more = count(101);
      // Checkpoints sync a few files more or less each time.
      expect(more - base).toBeGreaterThanOrEqual(95);
    },
    60_000,
  );

  it('rolls back a transaction that its owner forgot', async () => {
    const db = await openPglite(await copyDirectory('forgotten'), { transactionMs: 100 });
    await db.script('create table note (id int)');
    const forgotten = db.transaction(async (tx) => {
      await tx.execute('insert into note values (1)');
      await delay(400);
      await tx.execute('insert into note values (2)');
    });
    const other = db.query(Count, 'select count(*) from note');
    await expect(forgotten).rejects.toMatchObject({ code: '25P03' });
    expect(await other).toEqual([{ count: 0 }]);
    expect(await db.query(Count, 'select count(*) from note')).toEqual([{ count: 0 }]);
    await db.close();
  });

  it('sees a changed table after a change of the schema', async () => {
    const db = await openPglite(await copyDirectory('changed'));
    await db.script('create table note (id int); insert into note values (1)');
    expect(await db.query(z.unknown(), 'select * from note')).toEqual([{ id: 1 }]);
    await db.script('alter table note add column text text');
    expect(await db.query(z.unknown(), 'select * from note')).toEqual([{ id: 1, text: null }]);
    await db.close();
  });

  it('keeps its log short while it is written to', async () => {
    const db = await openPglite(await copyDirectory('log'), { idleMs: 50 });
    await db.script(
      'create table bulk (bytes bytea); alter table bulk alter column bytes set storage external',
    );
    const bytes = randomBytes(1_000_000);
    for (let index = 0; index < 120; index += 1) await db.execute('insert into bulk values ($1)', [bytes]);
    const Bytes = z.object({ bytes: z.number() });
    const since = 'select (pg_current_wal_lsn() - redo_lsn)::int8 as bytes from pg_control_checkpoint()';
    expect((await db.query(Bytes, since))[0]?.bytes).toBeLessThan(100_000_000);
    await delay(400);
    expect((await db.query(Bytes, since))[0]?.bytes).toBeLessThan(10_000);
    await db.close();
  });

  const canMount = process.getuid?.() === 0 && spawnSync('mount', ['-V']).status === 0;
  it.skipIf(!canMount)('tells a full disk, loses nothing, and goes on when there is room', async () => {
    const disk = join(folder, 'disk');
    await mkdir(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=80m', 'tmpfs', disk]).status !== 0) return; // a container
    const template = await copyDirectory('roomy');
    await cp(template, join(disk, 'database'), { recursive: true });
    await writeFile(join(disk, 'ballast'), randomBytes(20_000_000));
    const db = await openPglite(join(disk, 'database'));
    try {
      await db.script(
        'create table bulk (bytes bytea); alter table bulk alter column bytes set storage external',
      );
      let rows = 0;
      const fill = async (): Promise<void> => {
        for (;;) {
          await db.execute('insert into bulk values ($1)', [randomBytes(500_000)]);
          rows += 1;
        }
      };
      await expect(fill()).rejects.toMatchObject({ code: 'disk_full' });
      await rm(join(disk, 'ballast'));
      await delay(1100);
      expect(await db.query(Count, 'select count(*) from bulk')).toEqual([{ count: rows }]);
      await db.execute('insert into bulk values ($1)', [randomBytes(500_000)]);
    } finally {
      await db.close();
      execFileSync('umount', [disk]);
    }
  });

  it('refuses a directory that is something else', async () => {
    await expect(openPglite(import.meta.dirname)).rejects.toThrow('is not a database');
    await rm(`${import.meta.dirname}.lock`, { force: true });
  });
});
