import { expect, it } from 'vitest';
import { withFairLength } from './fair-length.ts';
import { seededRandom } from './random.ts';

const FITTING = ['ab', 'abc', 'abcde', 'abcdef', 'abcdefg', 'a'];

it('gives the key each place by length equally often', () => {
  const random = seededRandom(1);
  const places = [0, 0, 0, 0];
  for (let draw = 0; draw < 400; draw += 1) {
    const chosen = withFairLength('abcd', FITTING, 3, random);
    expect(new Set(chosen).size).toBe(3);
    const place = chosen.filter((text) => text.length < 4).length;
    places[place] = (places[place] ?? 0) + 1;
  }
  for (const count of places) expect(count).toBeGreaterThan(70);
});

it('takes the best where there are no others', () => {
  expect(withFairLength('abcdefgh', FITTING, 3, () => 0)).toEqual(['ab', 'abc', 'abcde']);
  expect(withFairLength('abcd', ['ab', 'xy'], 3, () => 0.99)).toEqual(['ab', 'xy']);
});
