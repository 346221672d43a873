import { describe, expect, it } from 'vitest';
import { norm } from './norm.ts';

describe('normalised text', () => {
  it.each([
    ['ligatures', 'eﬃcient ﬁle', 'efficient file'],
    ['soft hyphens', 'distri\u00adbution', 'distribution'],
    ['line-end hyphens', 'distri-\nbution', 'distribution'],
    ['quotes', '“It’s” «so»', '"it\'s" "so"'],
    ['dashes', 'pages 3–7 — all', 'pages 3-7 - all'],
    ['white space', ' a \n b\u00a0c\t', 'a b c'],
    ['compatibility forms', 'Ｒ ①', 'r 1'],
    ['zero-width characters', 'a\u200bb\ufeff', 'ab'],
  ])('unifies %s', (_, text, expected) => {
    expect(norm(text)).toBe(expected);
  });

  it('does not change what is normalised already', () => {
    const text = 'a distribution (3-7) of "efficient" files';
    expect(norm(norm(text))).toBe(text);
  });

  it('keeps a hyphen inside a line', () => {
    expect(norm('self-contained')).toBe('self-contained');
  });
});
