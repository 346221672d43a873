import { expect, it } from 'vitest';
import { intervalText } from './interval.ts';

it.each([
  [20_000, '1 min'],
  [600_000, '10 min'],
  [3_600_000, '1 hr'],
  [86_400_000, '1 day'],
  [8 * 86_400_000, '8 days'],
  [61 * 86_400_000, '2 mths'],
])('%d ms are told as %s', (spanMs, text) => {
  expect(intervalText(spanMs, 'en')).toBe(text);
});
