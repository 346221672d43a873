import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '../../src/base/test-port.ts';
import { asPostgres, asPostgresNow } from './as-postgres.ts';
import { atEnd } from './cleanup.ts';
import { openFolder } from './folder.ts';

const BINARIES = ['18', '17', '16', '15'].map((version) => `/usr/lib/postgresql/${version}/bin`);

/** A PostgreSQL of the rehearsal's own, which writes to the disk as a real one does. */
export interface PostgresServer {
  port: number;
  urlOf(database: string): string;
  start(): Promise<void>;
  /** At once, as a crash would. */
  stop(): Promise<void>;
}

/** Throws: Error where PostgreSQL is not installed. */
export async function openPostgresServer(): Promise<PostgresServer> {
  const binaries = BINARIES.find((path) => existsSync(join(path, 'initdb')));
  if (binaries === undefined) throw new Error('The rehearsal needs Debian’s postgresql.');
  const folder = openFolder('postgres');
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', folder]);
  const data = join(folder, 'data');
  await asPostgres(join(binaries, 'initdb'), '-D', data, '-U', 'lectern', '-A', 'trust', '-E', 'UTF8');
  const port = await findFreePort();
  const control = join(binaries, 'pg_ctl');
  const stopped = ['-D', data, '-m', 'immediate', '-w', 'stop'];
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
  const server: PostgresServer = {
    port,
    urlOf: (database) => `postgres://lectern@127.0.0.1:${port}/${database}`,
    start: () => asPostgres(control, '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'),
    stop: () => asPostgres(control, ...stopped),
  };
  atEnd(() => {
    if (existsSync(join(data, 'postmaster.pid'))) asPostgresNow(control, ...stopped);
  });
  await server.start();
  return server;
}
