import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { mkdir, open, readFile, rm, rmdir, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { errorCode, Failure } from '../base/failure.ts';

/** `space` is where the pid means something: this start of the machine, this container. */
const Holder = z.object({ token: z.string(), pid: z.int(), startedAt: z.string(), space: z.string() });
type Holder = z.infer<typeof Holder>;

export interface DirectoryLock {
  release(): Promise<void>;
}

const BEAT_MS = 2000;
// A holder in another container cannot be looked at; it is dead when it has missed six beats.
const FOREIGN_DEAD_MS = 12_000;

function readSystem(read: () => string): string {
  try {
    return read().trim();
  } catch {
    return '';
  }
}

const processSpace = (): string => {
  const boot = readSystem(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
  const container = readSystem(() => readlinkSync('/proc/self/ns/pid'));
  return boot === '' ? hostname() : `${boot} ${container}`;
};

/** When a process started, in the system's own words; '' when it is gone or cannot be known. */
function processStart(pid: number): string {
  const line = readSystem(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The second field is the name in brackets and may hold anything; the start is the 22nd.
  if (line !== '') return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  if (process.platform !== 'darwin') return '';
  return readSystem(() => execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return errorCode(thrown) === 'EPERM';
  }
}

/** Whether the process that wrote the lock is there: a pid that another process got since does not count. */
function holds(holder: Holder): boolean {
  if (!isAlive(holder.pid)) return false;
  const start = processStart(holder.pid);
  return start === '' || holder.startedAt === '' || start === holder.startedAt;
}

async function findHolder(path: string): Promise<Holder | 'unreadable' | undefined> {
  try {
    const parsed = Holder.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : 'unreadable';
  } catch (thrown) {
    return errorCode(thrown) === 'ENOENT' ? undefined : 'unreadable';
  }
}

/** Milliseconds since the last beat, or undefined when the file is gone. */
async function silenceMs(path: string): Promise<number | undefined> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch {
    return undefined;
  }
}

async function isDead(path: string): Promise<boolean> {
  const holder = await findHolder(path);
  if (holder === undefined) return false;
  const silence = await silenceMs(path);
  // Half-written: its writer died between two system calls, or is between them now.
  if (holder === 'unreadable') return silence !== undefined && silence > BEAT_MS;
  if (holder.space === processSpace()) return !holds(holder);
  return silence !== undefined && silence > FOREIGN_DEAD_MS;
}

/** Removes a dead holder's file. The guard lets one process at a time look and remove. */
async function reap(path: string): Promise<void> {
  const guard = `${path}.reaping`;
  try {
    await mkdir(guard);
  } catch {
    const silence = await silenceMs(guard);
    if (silence !== undefined && silence > FOREIGN_DEAD_MS) await rmdir(guard).catch(() => undefined);
    return;
  }
  try {
    if (await isDead(path)) await rm(path, { force: true });
  } finally {
    await rmdir(guard).catch(() => undefined);
  }
}

async function tryTake(path: string, holder: Holder): Promise<boolean> {
  try {
    const handle = await open(path, 'wx');
    try {
      await handle.writeFile(JSON.stringify(holder));
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch (thrown) {
    if (errorCode(thrown) === 'EEXIST') return false;
    throw thrown;
  }
}

/**
 * Says who holds the lock when waiting is no use. A holder of this machine is seen to be alive; one of another
 * container, or one that is just writing its file, gets until the deadline to beat again.
 */
async function findLivingHolder(path: string, deadline: number): Promise<string | undefined> {
  const holder = await findHolder(path);
  if (holder === undefined) return undefined;
  const isSeen = holder !== 'unreadable' && holder.space === processSpace();
  if (!isSeen && Date.now() < deadline) return undefined;
  return holder === 'unreadable' ? 'another process' : `process ${holder.pid}`;
}

/**
 * Takes the directory for this process, with a file beside it. PGlite itself has no lock: two processes on one
 * directory lose rows without an error.
 *
 * Throws: Failure `database_locked`, naming the process and the directory.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const path = `${directory}.lock`;
  const space = processSpace();
  const holder = { token: randomUUID(), pid: process.pid, startedAt: processStart(process.pid), space };
  await mkdir(dirname(path), { recursive: true });
  const deadline = Date.now() + FOREIGN_DEAD_MS + BEAT_MS;
  while (!(await tryTake(path, holder))) {
    if (await isDead(path)) await reap(path);
    const who = await findLivingHolder(path, deadline);
    if (who !== undefined)
      throw new Failure('database_locked', `${directory} is in use by ${who} (lock file ${path})`);
    await delay(100);
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, BEAT_MS);
  beat.unref();
  let released: Promise<void> | undefined;
  return {
    release: () => {
      clearInterval(beat);
      released ??= removeOwn(path, holder.token);
      return released;
    },
  };
}

async function removeOwn(path: string, token: string): Promise<void> {
  const holder = await findHolder(path);
  if (holder !== undefined && holder !== 'unreadable' && holder.token === token)
    await rm(path, { force: true });
}
