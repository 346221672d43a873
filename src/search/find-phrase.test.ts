import { describe, expect, it } from 'vitest';
import { buildPhrase, findPhrase, snippetOf } from './find-phrase.ts';

const found = (query: string, text: string): string[] => {
  const phrase = buildPhrase(query);
  return phrase === undefined ? [] : findPhrase(text, phrase).map(({ start, end }) => text.slice(start, end));
};

describe('a phrase', () => {
  it.each([
    [
      'the cell',
      'The cell. In THE\nCELL — the ‘cell’, the dull cell',
      ['The cell', 'THE\nCELL', 'the ‘cell'],
    ],
    ['cell', 'A cell has cells; the subcell has none', ['cell', 'cell']],
    [
      'resume',
      'His résumé, her re\u0301sume\u0301 and its RÉSUMÉS',
      ['résumé', 're\u0301sume\u0301', 'RÉSUMÉ'],
    ],
    ['GRÖẞE', 'größe', ['größe']],
    ['ﬁle', 'a file and a ﬁle', ['file', 'ﬁle']],
    ['well known', 'well-known', ['well-known']],
    ['机器学习', '这是机器学习的书', ['机器学习']],
    ['كتاب', 'هذا كِتَاب جديد', ['كِتَاب']],
    ['काम', 'काम और कम', ['काम']],
    ['𝒜b', 'x 𝒜b', ['𝒜b']],
    ['a.*', 'a.* b', ['a']],
    ['...', '...', []],
    ['', 'text', []],
  ])('%j in %j', (query, text, expected) => {
    expect(found(query, text)).toEqual(expected);
  });

  it('is shown with some words before and after it', () => {
    const text = `${'before '.repeat(30)}needle\n${'after '.repeat(30)}`;
    const phrase = buildPhrase('needle');
    const [match] = phrase === undefined ? [] : findPhrase(text, phrase);
    if (match === undefined) throw new Error('no match');
    const { snippet, match: place } = snippetOf(text, match);
    expect(snippet).toMatch(/^…before (before )*needle (after )*after…$/);
    expect(snippet.length).toBeLessThan(170);
    expect(snippet.slice(place.start, place.end)).toBe('needle');
    expect(snippetOf('needle', { start: 0, end: 6 })).toEqual({
      snippet: 'needle',
      match: { start: 0, end: 6 },
    });
  });
});
