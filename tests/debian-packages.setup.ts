import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Programs that tests use, and where they come from on Debian. */
const PACKAGES = [
  { name: 'poppler-utils', isHere: () => spawnSync('pdftotext', ['-v']).status === 0 },
  { name: 'strace', isHere: () => spawnSync('strace', ['-V']).status === 0 },
  { name: 'postgresql', isHere: () => existsSync('/usr/lib/postgresql') },
  { name: 'unzip', isHere: () => spawnSync('unzip', ['-v']).status === 0 },
  { name: 'pgbouncer', isHere: () => existsSync('/usr/sbin/pgbouncer') },
  { name: 'chromium', isHere: () => existsSync('/usr/bin/chromium') },
];

/** Installs what is missing where that is allowed (root and apt); else its tests are skipped and say so. */
export default function installPackages(): void {
  const missing = PACKAGES.filter((wanted) => !wanted.isHere()).map((wanted) => wanted.name);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) {
    console.warn(`Some tests are skipped: ${missing.join(', ')} cannot be installed without root and apt`);
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-q'], { env, timeout: 120_000 });
  const install = spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], {
    env,
    timeout: 600_000,
  });
  if (install.status !== 0)
    console.warn(`Some tests are skipped: ${missing.join(', ')} could not be installed`);
}
