import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { expect, it } from 'vitest';

const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 60;

const sources = ['src', 'bench'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`),
);

it(`files have at most ${MAX_FILE_LINES} lines`, () => {
  const long = sources
    .map((file) => `${file}: ${readFileSync(file, 'utf8').trimEnd().split('\n').length}`)
    .filter((entry) => Number(entry.split(': ')[1]) > MAX_FILE_LINES);
  expect(long).toEqual([]);
});

it(`functions have at most ${MAX_FUNCTION_LINES} lines`, () => {
  const long: string[] = [];
  for (const file of sources.filter((name) => !name.endsWith('.test.ts') && !name.endsWith('.cases.ts'))) {
    const text = readFileSync(file, 'utf8');
    for (const { start, end } of functionsOf(parseSync(file, text).program)) {
      const lines = text.slice(start, end).split('\n').length;
      if (lines > MAX_FUNCTION_LINES)
        long.push(`${file}:${text.slice(0, start).split('\n').length}: ${lines}`);
    }
  }
  expect(long).toEqual([]);
});

interface Extent {
  start: number;
  end: number;
}

/** The extents of all functions below a node of the syntax tree. */
function functionsOf(node: unknown): Extent[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap(functionsOf);
  const isFunction = 'type' in node && typeof node.type === 'string' && /Function/.test(node.type);
  if (!isFunction || !('start' in node) || !('end' in node) || !('body' in node) || node.body === null)
    return inner;
  return [{ start: Number(node.start), end: Number(node.end) }, ...inner];
}
