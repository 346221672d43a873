import { describe, expect, it } from 'vitest';
import { composeAccents } from './char-codes.ts';

describe('accents that a font sets as signs of their own', () => {
  it('become one with their letter', () => {
    expect(composeAccents('Fran¸cois')).toBe('François');
    expect(composeAccents('G¨odel, Erd˝os, ˇSafaˇr´ık')).toContain('Gödel, Erdős');
  });

  it('stay before what they cannot stand on', () => {
    expect(composeAccents('5¨ and ´')).toBe('5¨ and ´');
    expect(composeAccents('¸7')).toBe('¸7');
  });
});
