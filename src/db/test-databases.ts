import { randomUUID } from 'node:crypto';
import { cpSync, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, inject } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { TEMPLATE_PREFIX } from './template-prefix.ts';

/** Where one test database is, as `openDatabase` takes it. Each has a DATA_DIR of its own. */
export type Place = { DATA_DIR: string; DATABASE_URL?: string; DIRECT_DATABASE_URL?: string };

export interface TestDatabases {
  readonly kind: Database['kind'];
  /** A new empty database. */
  create(): Promise<Place>;
  /** The same place with a way past the pooler. Undefined on the embedded database. */
  direct?: (place: Place) => Place;
}

const postgresUrl = inject('postgresUrl');
const poolerUrl = inject('poolerUrl');

/** Opens a new directory, does to it what every copy shall have, and closes it. */
type Prepare = (place: Place) => Promise<void>;

const openAndClose: Prepare = async (place) => (await openDatabase(place)).close();

/** Lets the first of all test files that ask for it make a template, and the others wait. Out: its folder. */
async function ensureTemplate(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const template = join(tmpdir(), `${TEMPLATE_PREFIX}${process.ppid}-${name}`);
  const ready = join(template, 'ready');
  const first = await mkdir(template).then(
    () => true,
    () => false,
  );
  if (first) {
    await make(template);
    await writeFile(ready, '');
  }
  while (!existsSync(ready)) await delay(50);
  return template;
}

/** What a test database is copied from. */
interface Template {
  name: string;
  prepare: Prepare;
}

async function newFolder(folders: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-test-'));
  folders.push(folder);
  return folder;
}

// An empty PGlite directory takes seconds to make and 0.3 s to copy (1 s without blocking); all files of a run share
// one. The run's set-up file removes it.
const pgliteDatabases = (folders: string[], { name, prepare }: Template): TestDatabases => ({
  kind: 'pglite',
  create: async () => {
    const folder = await newFolder(folders);
    const template = await ensureTemplate(name, (place) => prepare({ DATA_DIR: place }));
    cpSync(join(template, 'database'), join(folder, 'database'), { recursive: true });
    return { DATA_DIR: folder };
  },
});

const urlOf = (database: string, through = postgresUrl): string => {
  const url = new URL(through);
  url.pathname = database;
  return url.href;
};

async function createPostgres(folder: string, sql: string): Promise<void> {
  const admin = await openDatabase({ DATA_DIR: folder, DATABASE_URL: postgresUrl });
  await admin.execute(sql);
  await admin.close();
}

const postgresDatabases = (
  folders: string[],
  through: string,
  { name, prepare }: Template,
): TestDatabases => ({
  kind: 'postgres',
  direct: (place) => ({
    ...place,
    DIRECT_DATABASE_URL: urlOf(new URL(place.DATABASE_URL ?? '').pathname),
  }),
  create: async () => {
    const folder = await newFolder(folders);
    const template = `template_${name}`;
    await ensureTemplate(`postgres-${name}`, async (place) => {
      await createPostgres(place, `create database ${template}`);
      await prepare({ DATA_DIR: place, DATABASE_URL: urlOf(template) });
    });
    const database = `test_${randomUUID().replaceAll('-', '')}`;
    await createPostgres(folder, `create database ${database} template ${template}`);
    return { DATA_DIR: folder, DATABASE_URL: urlOf(database, through) };
  },
});

/** On which databases cases run: on all, or for what costs much on the embedded one or behind a pooler alone. */
export type DatabaseKinds = 'all' | 'pglite' | 'pooler';

/** Runs the same cases on the embedded database and, where a server is installed and `kinds` says so, on PostgreSQL. */
export function describeEachDatabase(
  name: string,
  cases: (databases: TestDatabases) => void,
  template: Template = { name: 'empty', prepare: openAndClose },
  kinds: DatabaseKinds = 'all',
): void {
  const all: [string, boolean, (folders: string[]) => TestDatabases][] = [
    ['pglite', true, (folders) => pgliteDatabases(folders, template)],
    ['postgres', postgresUrl !== '', (folders) => postgresDatabases(folders, postgresUrl, template)],
    [
      'postgres behind a pooler',
      poolerUrl !== '',
      (folders) => postgresDatabases(folders, poolerUrl, template),
    ],
  ];
  const [first, end] = { all: [0, 3], pglite: [0, 1], pooler: [2, 3] }[kinds];
  for (const [kind, isThere, open] of all.slice(first, end))
    describe.skipIf(!isThere)(`${name} on ${kind}`, () => {
      const folders: string[] = [];
      afterAll(async () => {
        for (const folder of folders)
          await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
      });
      cases(open(folders));
    });
}
