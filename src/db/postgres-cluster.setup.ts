import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findFreePort } from '../base/test-port.ts';
import { TEMPLATE_PREFIX } from './template-prefix.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection URL of a PostgreSQL made for this run, or '' where its server is not installed. */
    postgresUrl: string;
    /** The certificate that the cluster has signed for itself, of the name 127.0.0.1; '' where it has none. */
    postgresCertificate: string;
    /** The same behind pgbouncer in transaction mode, or ''. */
    poolerUrl: string;
  }
}

const BINARIES = ['18', '17', '16', '15'].map((version) => `/usr/lib/postgresql/${version}/bin`);

/** The server refuses to run as root; its package brings a user of its own. */
function runAsUser(command: string, ...parameters: string[]): void {
  const isRoot = process.getuid?.() === 0;
  const [program, list] = isRoot
    ? ['runuser', ['-u', 'postgres', '--', command, ...parameters]]
    : [command, parameters];
  execFileSync(program, list, { stdio: 'pipe', cwd: '/tmp' });
}

/** A key and a certificate in the folder of the cluster. Out: the path of the certificate, or ''. */
function makeCertificate(folder: string, data: string): string {
  const [certificate, key] = [join(folder, 'server.crt'), join(data, 'server.key')];
  const subject = ['-subj', '/CN=lectern test', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '30'];
  const files = ['-keyout', key, '-out', certificate];
  try {
    runAsUser('openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...files);
    return certificate;
  } catch (thrown) {
    console.warn(`Tests of encrypted connections are skipped: no certificate: ${String(thrown)}`);
    return '';
  }
}

/** A pooler in transaction mode in front of the cluster, where it is installed. Out: its URL, or ''. */
async function startPooler(folder: string, port: number): Promise<string> {
  const program = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((path) => existsSync(path));
  if (program === undefined) {
    console.warn('Tests behind a pooler are skipped: no pgbouncer');
    return '';
  }
  const poolerPort = await findFreePort();
  const settings = join(folder, 'pgbouncer.ini');
  const lines = [
    '[databases]',
    `* = host=127.0.0.1 port=${port} user=lectern`,
    '[pgbouncer]',
    `listen_addr = 127.0.0.1\nlisten_port = ${poolerPort}\nunix_socket_dir =`,
    'auth_type = any\npool_mode = transaction\nmax_client_conn = 500\ndefault_pool_size = 10',
    'server_idle_timeout = 5',
    `logfile = ${join(folder, 'pooler.log')}\npidfile = ${join(folder, 'pooler.pid')}`,
  ];
  writeFileSync(settings, lines.join('\n'));
  runAsUser(program, '-d', settings);
  return `postgres://lectern@127.0.0.1:${poolerPort}/postgres`;
}

function stopPooler(folder: string): void {
  const file = join(folder, 'pooler.pid');
  if (!existsSync(file)) return;
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function removeTemplates(): void {
  for (const name of readdirSync(tmpdir()))
    if (name.startsWith(`${TEMPLATE_PREFIX}${process.pid}-`))
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
}

/** One PostgreSQL cluster for all tests of a run. Without fsync: it is thrown away. */
export default async function setUpCluster(project: TestProject): Promise<() => void> {
  const binaries = BINARIES.find((path) => existsSync(join(path, 'initdb')));
  project.provide('postgresUrl', '');
  project.provide('poolerUrl', '');
  project.provide('postgresCertificate', '');
  if (binaries === undefined) {
    console.warn('PostgreSQL tests are skipped: no server in /usr/lib/postgresql');
    return removeTemplates;
  }
  const folder = mkdtempSync('/tmp/lectern-postgres-');
  const data = join(folder, 'data');
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', folder]);
  const port = await findFreePort();
  const stop = (): void => {
    stopPooler(folder);
    try {
      runAsUser(join(binaries, 'pg_ctl'), '-D', data, '-m', 'immediate', '-w', 'stop');
    } finally {
      rmSync(folder, { recursive: true, force: true });
      removeTemplates();
    }
  };
  try {
    runAsUser(
      join(binaries, 'initdb'),
      '-D',
      data,
      '-U',
      'lectern',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-sync',
    );
    const certificate = makeCertificate(folder, data);
    project.provide('postgresCertificate', certificate);
    const tls = certificate === '' ? '' : `-c ssl=on -c ssl_cert_file=${certificate}`;
    const settings = `${tls} -F -p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300`;
    runAsUser(join(binaries, 'pg_ctl'), '-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start');
  } catch (thrown) {
    console.warn(`PostgreSQL tests are skipped: the cluster did not start: ${String(thrown)}`);
    rmSync(folder, { recursive: true, force: true });
    return removeTemplates;
  }
  project.provide('postgresUrl', `postgres://lectern@127.0.0.1:${port}/postgres`);
  project.provide('poolerUrl', await startPooler(folder, port));
  return stop;
}
