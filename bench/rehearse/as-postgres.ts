import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

const OPTIONS = { cwd: '/tmp' };

// PostgreSQL and pgbouncer refuse to run as root; their packages bring a user of their own.
const commandOf = (program: string, parameters: readonly string[]): [string, string[]] =>
  process.getuid?.() === 0
    ? ['runuser', ['-u', 'postgres', '--', program, ...parameters]]
    : [program, [...parameters]];

/** Runs a program of PostgreSQL and waits for its end, while everything else goes on. */
export async function asPostgres(program: string, ...parameters: string[]): Promise<void> {
  const child = promisify(execFile)(...commandOf(program, parameters), OPTIONS);
  await child;
}

/** The same when the process ends and nothing can be waited for. */
export function asPostgresNow(program: string, ...parameters: string[]): void {
  execFileSync(...commandOf(program, parameters), { ...OPTIONS, stdio: 'ignore' });
}
