import { describe, expect, it } from 'vitest';
import { titleKey, withoutNumber, withPrintedAccents } from './title-key.ts';

describe('titles', () => {
  it('are one with and without their number', () => {
    for (const title of [
      '2.1 Scope',
      '2.1. Scope',
      'Chapter 2: Scope',
      'CHAPTER TWO Scope',
      'Appendix B Scope',
      'B Scope',
      'Kapitel 3 Scope',
      'IV. Scope',
      'II Scope',
      '[3] Scope',
      '7.13 3.0 Scope',
      '२.३ Scope',
    ])
      expect(titleKey(withoutNumber(title)), title).toBe('scope');
    expect(withoutNumber('第3章 范围')).toBe('范围');
    expect(withoutNumber('附录 A 范围')).toBe('范围');
    expect(withoutNumber('제 2 장 범위')).toBe('범위');
  });

  it('compare equal in Greek capitals, which have no accents', () => {
    expect(titleKey('Περίληψη')).toBe(titleKey('ΠΕΡΙΛΗΨΗ'));
    expect(titleKey('Σκοπός')).toBe(titleKey('ΣΚΟΠΟΣ'));
  });

  it('compare equal where a letter may be a number or an article', () => {
    const keys = ['A sample session', 'A A sample session', 'Appendix A A sample session'].map(withoutNumber);
    expect(new Set(keys).size).toBe(1);
  });

  it('keep the words that only look like numbers', () => {
    expect(withoutNumber('1984')).toBe('1984');
    expect(withoutNumber('Part of the story')).toBe('Part of the story');
    expect(withoutNumber('64-bit installers')).toBe('64-bit installers');
  });
});

describe('titles of an outline without accents', () => {
  it('compare equal with what is printed', () => {
    expect(titleKey('De la theorie a la pratique')).toBe(titleKey('De la théorie à la pratique'));
    expect(titleKey('йод')).not.toBe(titleKey('иод'));
  });

  it('take the accents of the print, and nothing else of it', () => {
    expect(withPrintedAccents('La gravure en details', '1.2 La gravure en détails')).toBe(
      'La gravure en détails',
    );
    expect(withPrintedAccents("1.1 L'ete", '1.1 L’été')).toBe('1.1 L’été');
    expect(withPrintedAccents('Resume', 'Reçu')).toBe('Resume');
    expect(withPrintedAccents('Scope', 'SCOPE')).toBe('Scope');
  });
});
