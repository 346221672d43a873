import { expect, it } from 'vitest';
import { countOf, matchesOf } from './matches.ts';

it('finds what matchAll finds, with groups, places and empty matches', () => {
  for (const [text, pattern] of [
    ['one 2 three 44', /(?<number>\d+)|(\p{L}+)/gu],
    ['a,,b', /,*/g],
    ['nothing here', /\d/g],
    ['', /^/g],
  ] as const) {
    const found = matchesOf(text, pattern);
    expect(found.map((match) => [...match, match.index, match.groups?.number])).toEqual(
      [...text.matchAll(pattern)].map((match) => [...match, match.index, match.groups?.number]),
    );
  }
});

it('begins at the beginning whatever was searched before', () => {
  const pattern = /b/g;
  pattern.test('abb');
  expect(matchesOf('b', pattern)).toHaveLength(1);
});

it('counts the places of a part, none of which overlap, up to one more than the most', () => {
  expect(countOf('a b  c', ' ')).toBe(3);
  expect(countOf('aaaa', 'aa')).toBe(2);
  expect(countOf('none', 'x')).toBe(0);
  expect(countOf('xxxxxx', 'x', 2)).toBe(3);
});
