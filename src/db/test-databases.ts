import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, inject } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { TEMPLATE_PREFIX } from './template-prefix.ts';

/** Where one test database is, as `openDatabase` takes it. Each has a DATA_DIR of its own. */
export type Place = { DATA_DIR: string; DATABASE_URL?: string };

export interface TestDatabases {
  readonly kind: Database['kind'];
  /** A new empty database. */
  create(): Promise<Place>;
}

const postgresUrl = inject('postgresUrl');
const poolerUrl = inject('poolerUrl');

/** Opens a new directory, does to it what every copy shall have, and closes it. */
type Prepare = (place: Place) => Promise<void>;

const openAndClose: Prepare = async (place) => (await openDatabase(place)).close();

// An empty PGlite directory takes a second to make and 20 ms to copy; all files of a run share one. The run's
// set-up file removes it.
async function ensureTemplate(name: string, prepare: Prepare): Promise<string> {
  const template = join(tmpdir(), `${TEMPLATE_PREFIX}${process.ppid}-${name}`);
  const ready = join(template, 'ready');
  const first = await mkdir(template).then(
    () => true,
    () => false,
  );
  if (first) {
    await prepare({ DATA_DIR: template });
    await writeFile(ready, '');
  }
  while (!existsSync(ready)) await delay(50);
  return join(template, 'database');
}

function pgliteDatabases(folders: string[], name: string, prepare: Prepare): TestDatabases {
  return {
    kind: 'pglite',
    create: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'lectern-test-'));
      folders.push(folder);
      await cp(await ensureTemplate(name, prepare), join(folder, 'database'), { recursive: true });
      return { DATA_DIR: folder };
    },
  };
}

function postgresDatabases(folders: string[], through: string): TestDatabases {
  return {
    kind: 'postgres',
    create: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'lectern-test-'));
      folders.push(folder);
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      const admin = await openDatabase({ DATA_DIR: folder, DATABASE_URL: postgresUrl });
      await admin.execute(`create database ${name}`);
      await admin.close();
      const url = new URL(through);
      url.pathname = name;
      return { DATA_DIR: folder, DATABASE_URL: url.href };
    },
  };
}

/** Runs the same cases on the embedded database and, where a server is installed and `kinds` says so, on PostgreSQL. */
export function describeEachDatabase(
  name: string,
  cases: (databases: TestDatabases) => void,
  template: { name: string; prepare: Prepare } = { name: 'empty', prepare: openAndClose },
  kinds: 'all' | 'pglite' = 'all',
): void {
  const all: [string, boolean, (folders: string[]) => TestDatabases][] = [
    ['pglite', true, (folders) => pgliteDatabases(folders, template.name, template.prepare)],
    ['postgres', postgresUrl !== '', (folders) => postgresDatabases(folders, postgresUrl)],
    ['postgres behind a pooler', poolerUrl !== '', (folders) => postgresDatabases(folders, poolerUrl)],
  ];
  for (const [kind, isThere, open] of kinds === 'pglite' ? all.slice(0, 1) : all)
    describe.skipIf(!isThere)(`${name} on ${kind}`, () => {
      const folders: string[] = [];
      afterAll(async () => {
        for (const folder of folders)
          await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
      });
      cases(open(folders));
    });
}
