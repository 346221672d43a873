import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findFreePort } from '../base/test-port.ts';

/** A server of Chroma as its makers built it. */
export interface RealChroma {
  url: string;
  stop(): Promise<void>;
  /** Again, with what it kept before. */
  start(): Promise<void>;
}

// Newer ones want a C library that Debian 12 does not have. 400 MB: installed once a machine, not with Lectern.
const PACKAGE = 'chromadb-js-bindings-linux-x64-gnu';
const VERSION = '0.1.3';
const INSTALL_MS = 240_000;

const folder = join(homedir(), '.cache', 'lectern-test', `chroma-${VERSION}`);
const binary = join(folder, 'node_modules', PACKAGE, 'chromadb-js-bindings.linux-x64-gnu.node');

/** Out: why there is none on this machine, or undefined when it is there now. */
export async function installChroma(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'it is built for Linux on x64';
  const lock = `${folder}.lock`;
  await mkdir(join(folder, '..'), { recursive: true });
  const giveUpMs = Date.now() + INSTALL_MS;
  while (!existsSync(binary)) {
    const isMine = await mkdir(lock).then(
      () => true,
      () => false,
    );
    if (isMine)
      try {
        return await install();
      } finally {
        await rm(lock, { recursive: true, force: true });
      }
    // Somebody else installs it, or was killed meanwhile.
    const { mtimeMs } = await stat(lock).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > INSTALL_MS) await rm(lock, { recursive: true, force: true });
    if (Date.now() > giveUpMs) return 'another process does not end installing it';
    await delay(500);
  }
  return undefined;
}

async function install(): Promise<string | undefined> {
  const unfinished = `${folder}.unfinished`;
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished);
    await promisify(execFile)(
      'npm',
      ['install', '--prefix', unfinished, '--no-save', '--ignore-scripts', `${PACKAGE}@${VERSION}`],
      { timeout: INSTALL_MS, cwd: unfinished },
    );
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
    return existsSync(binary) ? undefined : 'its package holds no server';
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    const [line = ''] = String(error).split('\n');
    return `it could not be installed: ${line}`;
  }
}

/** Starts the server that `installChroma` has installed, with a folder of its own that goes with this process. */
export async function startChroma(): Promise<RealChroma> {
  const data = mkdtempSync(join(tmpdir(), 'lectern-chroma-'));
  const port = await findFreePort();
  const run = `require(${JSON.stringify(binary)}).cli(['chroma', 'run', '--host', '127.0.0.1', '--port', '${port}', '--path', ${JSON.stringify(data)}])`;
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  process.on('exit', () => {
    child?.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true, maxRetries: 10 });
  });
  const answers = (): Promise<boolean> =>
    fetch(`${url}/api/v2/heartbeat`).then(
      ({ ok }) => ok,
      () => false,
    );
  const chroma: RealChroma = {
    url,
    async stop() {
      const ending = child;
      child = undefined;
      if (ending === undefined || !ending.kill('SIGKILL')) return;
      await once(ending, 'exit');
    },
    async start() {
      child = spawn(process.execPath, ['-e', run], { stdio: 'ignore' });
      for (let tries = 0; !(await answers()); tries += 1) {
        if (tries > 600 || child.exitCode !== null) throw new Error('Chroma did not start.');
        await delay(100);
      }
    },
  };
  await chroma.start();
  return chroma;
}
