import { describe, expect, it } from 'vitest';
import { numberDepth, titleKey, withoutNumber } from './title-key.ts';

describe('titles', () => {
  it('are one with and without their number', () => {
    for (const title of [
      '2.1 Scope',
      '2.1. Scope',
      'Chapter 2: Scope',
      'Appendix B Scope',
      'Kapitel 3 Scope',
      'IV. Scope',
    ])
      expect(titleKey(withoutNumber(title)), title).toBe('scope');
    expect(withoutNumber('第3章 范围')).toBe('范围');
  });

  it('keep the words that only look like numbers', () => {
    expect(withoutNumber('I am here')).toBe('I am here');
    expect(withoutNumber('A sample session')).toBe('A sample session');
    expect(withoutNumber('1984')).toBe('1984');
  });

  it('tell by their number how deep they are', () => {
    expect(['II. Scope', 'IV.2. Scope'].map(numberDepth)).toEqual([1, 2]);
    expect(
      ['2 Scope', '2.1 Scope', 'A.1.2 Scope', 'Chapter 2', 'Scope', 'A sample'].map(numberDepth),
    ).toEqual([1, 2, 3, 1, undefined, undefined]);
  });
});
