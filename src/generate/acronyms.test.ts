import { describe, expect, it } from 'vitest';
import { acronymsIn } from './acronyms.ts';

const longOf = (text: string): Record<string, string> =>
  Object.fromEntries(acronymsIn(text).map(({ short, long }) => [short, long]));

describe('acronyms', () => {
  it('are found behind and before what they stand for, when the letters match', () => {
    expect(longOf('The Debian Free Software Guidelines (DFSG) are kept by all.')).toEqual({
      DFSG: 'Debian Free Software Guidelines',
    });
    expect(longOf('Pages are sent over HTTP (Hypertext Transfer Protocol, since 1991).')).toEqual({
      HTTP: 'Hypertext Transfer Protocol',
    });
    expect(longOf('Data in extensible Markup Language (XML) and from the Bank of England (BoE).')).toEqual({
      XML: 'extensible Markup Language',
      BoE: 'Bank of England',
    });
    expect(longOf('Viele application programming interfaces (APIs) sind alt.')).toEqual({
      API: 'application programming interface',
    });
  });

  it('take the whole name where fewer of its words have the letters too', () => {
    expect(longOf('It has a universally unique identifier (UUID) as a key.')).toEqual({
      UUID: 'universally unique identifier',
    });
    expect(longOf('They call continuous integration (CI) so.')).toEqual({ CI: 'continuous integration' });
  });

  it('lose the quotation marks around them', () => {
    expect(longOf('Use RAID («Redundant Array of Inexpensive Disks»).')).toEqual({
      RAID: 'Redundant Array of Inexpensive Disks',
    });
  });

  it('are not made of brackets whose letters do not match', () => {
    expect(acronymsIn('See the manual of the package (DFSG) and its price (USD).')).toEqual([]);
    expect(acronymsIn('GNU (which everybody likes) and PDF (see below).')).toEqual([]);
    expect(acronymsIn('The result (X1) of the first run (A).')).toEqual([]);
  });

  it('are looked for in no more than a line of time in a hostile text', () => {
    const text = `${'a'.repeat(50)} ${'an '.repeat(5000)}(AAAAAAAAAA) `.repeat(20);
    expect(acronymsIn(text).length).toBeLessThan(30);
    expect(acronymsIn('('.repeat(100_000))).toEqual([]);
  });
});
