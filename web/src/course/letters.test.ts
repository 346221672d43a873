import { expect, it } from 'vitest';
import { groupByLetter } from './letters.ts';

it('sorts terms as their language does, under letters without accents, and signs first', () => {
  const entries = ['Zelle', 'ähnlich', '#define', 'Auge', 'Öl', 'offen'].map((term) => ({ term }));
  const groups = groupByLetter(entries, 'de');
  expect(groups.map(({ letter }) => letter)).toEqual(['#', 'A', 'O', 'Z']);
  expect(groups[1]?.entries.map(({ term }) => term)).toEqual(['ähnlich', 'Auge']);
});
