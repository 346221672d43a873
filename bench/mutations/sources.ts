import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const OWN = 'src/pdf/fixtures';
const SHARED = '../shared/fixtures';

/**
 * The files that mutants are made from, in an order that is the same everywhere: those that are kept in the
 * project, and the sample documents beside it where there are any.
 */
export function listSources(): string[] {
  const folders = existsSync(SHARED) ? [OWN, SHARED] : [OWN];
  return (
    folders
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .sort()
          .map((file) => join(folder, file)),
      )
      // The bombs are tried as they are; a mutant of one is the same bomb.
      .filter((path) => path.endsWith('.pdf') && !path.includes('syn-bomb'))
  );
}
