import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TestFile } from './lectern.ts';

// Documents whose licence does not allow a copy here.
const FOLDER = '../shared/fixtures';

export const hasFixtures = existsSync(FOLDER);
if (!hasFixtures) console.warn(`Tests with sample documents are skipped: there is no ${FOLDER}`);

/** Paths of the PDFs in a folder of the sample documents; none where they are not on this machine. */
export const listFixtures = (folder: string): string[] =>
  hasFixtures
    ? readdirSync(join(FOLDER, folder))
        .filter((name) => name.endsWith('.pdf'))
        .map((name) => join(FOLDER, folder, name))
    : [];

export const readFixture = (path: string): TestFile => ({ name: basename(path), bytes: readFileSync(path) });
