import { expect, it } from 'vitest';
import { languageOf } from './language.ts';
import { indexOf } from './pool-index.ts';
import { buildTermPool } from './term-pool.ts';

it('a command with a hyphen stands among commands, not among the words of the language', () => {
  const definition = 'The pkg-config program retrieves information about libraries that are installed.';
  const content = Array.from({ length: 3 }, () => 'Run **git-buildpackage** and *free* it.').join('\n\n');
  const draft = { content, key_terms: [{ term: 'pkg-config', definition, citations: [] }], citations: [] };
  const { all } = indexOf(buildTermPool([{ key: 'm1-l1', draft }], 'en'), languageOf('en'));
  expect(Object.fromEntries(all.map(({ term, kind }) => [term, kind]))).toEqual({
    'pkg-config': 'code',
    'git-buildpackage': 'code',
  });
});
