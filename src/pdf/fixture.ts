import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const OWN = fileURLToPath(new URL('./fixtures/', import.meta.url));
const SHARED = resolve(fileURLToPath(new URL('../../', import.meta.url)), '../shared/fixtures');

/**
 * The path of a test document: a copy in the project, or the shared folder beside it, which holds those whose
 * licence keeps them out of the project.
 *
 * In: `name` as in the shared folder, such as "books/r-intro.pdf".
 * Out: undefined, with the reason printed, where the document is absent.
 */
export function findFixture(name: string): string | undefined {
  const path = [resolve(OWN, basename(name)), resolve(SHARED, name)].find((candidate) =>
    existsSync(candidate),
  );
  if (path === undefined)
    console.warn(`skipped: ${name} is neither in src/pdf/fixtures nor in ../shared/fixtures`);
  return path;
}
