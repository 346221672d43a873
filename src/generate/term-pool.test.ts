import { expect, it } from 'vitest';
import { buildTermPool } from './term-pool.ts';

it('the label of a note is no name of the course, the names in the note are', () => {
  const note = '> **AVISO**\n>\n> El programa **partman** borra el disco.';
  const content = [note, note, note].join('\n\n');
  const pool = buildTermPool([{ key: 'm1-l1', draft: { content, key_terms: [], citations: [] } }], 'es');
  const names = pool.names.map(({ name }) => name);
  expect(names).toContain('partman');
  expect(names).not.toContain('AVISO');
});
