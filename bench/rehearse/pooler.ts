import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '../../src/base/test-port.ts';
import { asPostgres } from './as-postgres.ts';
import { atEnd } from './cleanup.ts';
import { openFolder } from './folder.ts';

const PROGRAMS = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'];

/** pgbouncer in transaction mode before a PostgreSQL. */
export interface Pooler {
  urlOf(database: string): string;
  start(): Promise<void>;
  /** At once: whoever is connected is cut off. */
  stop(): Promise<void>;
}

/** Throws: Error where pgbouncer is not installed. */
export async function openPooler(postgresPort: number): Promise<Pooler> {
  const program = PROGRAMS.find((path) => existsSync(path));
  if (program === undefined) throw new Error('The rehearsal needs Debian’s pgbouncer.');
  const folder = openFolder('pooler');
  const port = await findFreePort();
  const settings = join(folder, 'pgbouncer.ini');
  const pidFile = join(folder, 'pid');
  const lines = [
    '[databases]',
    `* = host=127.0.0.1 port=${postgresPort} user=lectern`,
    '[pgbouncer]',
    `listen_addr = 127.0.0.1\nlisten_port = ${port}\nunix_socket_dir =`,
    'server_login_retry = 1\nquery_wait_timeout = 5\nauth_type = any\npool_mode = transaction\nmax_client_conn = 1000\ndefault_pool_size = 20',
    `logfile = ${join(folder, 'log')}\npidfile = ${pidFile}`,
  ];
  writeFileSync(settings, lines.join('\n'));
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'postgres', folder]);
  const kill = (): number => {
    const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0;
    if (pid > 0 && isAlive(pid)) process.kill(pid, 'SIGKILL');
    return pid;
  };
  atEnd(kill);
  const pooler: Pooler = {
    urlOf: (database) => `postgres://lectern@127.0.0.1:${port}/${database}`,
    start: () => asPostgres(program, '-d', settings),
    async stop() {
      const pid = kill();
      while (pid > 0 && isAlive(pid)) await delay(20);
    },
  };
  await pooler.start();
  return pooler;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
