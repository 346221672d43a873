import { expect, it } from 'vitest';
import { isCutList } from './cut-list.ts';

it('a meaning is not cut before the last of several things', () => {
  const whole = 'contains the tools required to unpack, build, and upload packages';
  expect(isCutList('contains the tools required to unpack, build', whole)).toBe(true);
});

it('a meaning may be cut before what is said besides', () => {
  const whole = 'checks the packages of a system, and reports what is wrong';
  expect(isCutList('checks the packages of a system', whole)).toBe(false);
});
