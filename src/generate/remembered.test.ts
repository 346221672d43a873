import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

it('judges a text once for each set of rules', () => {
  const judged: string[] = [];
  const isLong = remembered((text: string, { least }: { least: number }): boolean => {
    judged.push(text);
    return text.length >= least;
  });
  const [strict, lenient] = [{ least: 5 }, { least: 3 }];
  expect(['four', 'four', 'longer'].map((text) => isLong(text, strict))).toEqual([false, false, true]);
  expect(isLong('four', lenient)).toBe(true);
  expect(judged).toEqual(['four', 'longer', 'four']);
});

it('judges rightly whatever comes between, more texts than it keeps too', () => {
  const lengthOf = remembered((text: string, _rules: object): number => text.length);
  const isEven = remembered((text: string, _rules: object): boolean => text.length % 2 === 0);
  const rules = {};
  const texts = Array.from({ length: 45_000 }, (_, index) => `text ${index}`);
  for (const text of [...texts, ...texts]) {
    expect(lengthOf(text, rules)).toBe(text.length);
    expect(isEven(text, rules)).toBe(text.length % 2 === 0);
  }
});
