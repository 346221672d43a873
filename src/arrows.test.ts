import { readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { expect, it } from 'vitest';

/** The table of ARCHITECTURE.md. `cli.ts`, `cli/` and `assemble.ts` may see all. */
const MAY_IMPORT: Record<string, string[]> = {
  base: [],
  model: ['base'],
  fake: ['base'],
  course: ['base'],
  db: ['base'],
  pdf: ['base', 'course'],
  generate: ['base', 'course', 'model'],
  export: ['base', 'course'],
  search: ['base', 'course', 'db'],
  store: ['base', 'course', 'db'],
  flows: ['base', 'course', 'model', 'pdf', 'generate', 'search', 'store'],
  api: ['base', 'course', 'store', 'search', 'export', 'flows'],
};

const SEE_ALL = new Set(['cli']);

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

it('imports point one way', () => {
  const wrong: string[] = [];
  for (const file of sources) {
    const [from, ...rest] = file.split('/');
    if (from === undefined || rest.length === 0 || SEE_ALL.has(from)) continue;
    const text = readFileSync(`src/${file}`, 'utf8');
    // A test may use what all tests share, and the model that is made for them; the built app is files to be sent.
    const isTest = file.endsWith('.test.ts');
    for (const [, path = ''] of text.matchAll(/(?:from|import\(|URL\()\s*'((?:\.\.\/)+\w+)\//g)) {
      // "src/generate/checks" is a part of generate, "tests" and "web" are outside of src.
      const to = posix
        .join(dirname(file), path)
        .replace(/^(?:\.\.\/)+/, '')
        .split('/')[0];
      if (
        to !== undefined &&
        to !== from &&
        to !== 'web' &&
        !MAY_IMPORT[from]?.includes(to) &&
        !(isTest && (to === 'tests' || to === 'fake'))
      )
        wrong.push(`${file} -> ${to}`);
    }
  }
  expect(wrong).toEqual([]);
});

it('every folder of src stands in the table', () => {
  const folders = new Set(sources.filter((file) => file.includes('/')).map((file) => file.split('/')[0]));
  expect(
    [...folders].filter((folder) => folder !== undefined && !(folder in MAY_IMPORT) && !SEE_ALL.has(folder)),
  ).toEqual([]);
});

it('only base/config.ts reads the environment, where cli.ts tells threads what Node has compiled before', () => {
  const readers = sources.filter(
    (file) => !file.endsWith('.test.ts') && /process\.env\b/.test(readFileSync(`src/${file}`, 'utf8')),
  );
  expect(readers).toEqual(['cli.ts', 'base/config.ts']);
});

it('what every worker thread loads leads to no schemas, which would take 10 MB in each', () => {
  const loaded = new Set(['src/flows/thread.ts']);
  const found: string[] = [];
  // A statement without "type" is loaded, whatever it names.
  for (const file of loaded)
    for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export) (?!type )[^;]*?from '([^']+)';/gm,
    )) {
      if (from === 'zod') found.push(file);
      if (from.startsWith('.')) loaded.add(posix.join(dirname(file), from));
    }
  expect(loaded.size).toBeGreaterThan(200);
  expect(found).toEqual([]);
});

it('no file is a drawer', () => {
  const drawers = /(^|\/)(utils?|helpers?|common|misc|types|interfaces|manager|service)\.ts$/;
  expect(sources.filter((file) => drawers.test(file))).toEqual([]);
});
