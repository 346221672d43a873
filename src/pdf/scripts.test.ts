import { describe, expect, it } from 'vitest';
import { placeOfScript, raisedMarks, scriptText } from './scripts.ts';

const type = { sizePt: 10, baselinePt: 100 };

describe('superscripts and subscripts', () => {
  it('are told from small capitals by their line', () => {
    expect(placeOfScript(type, { sizePt: 7, baselinePt: 96.4 })).toBe('raised');
    expect(placeOfScript(type, { sizePt: 7, baselinePt: 101.5 })).toBe('lowered');
    expect(placeOfScript(type, { sizePt: 8, baselinePt: 100 })).toBeUndefined();
  });

  it('copy as what they are where Unicode has them', () => {
    expect(scriptText('-3', 'raised')).toBe('⁻³');
    expect(scriptText('2', 'lowered')).toBe('₂');
    expect('10⁻³, H₂O'.normalize('NFKC')).toBe('10\u22123, H2O');
  });

  it('stay plain where Unicode lacks one of them', () => {
    expect(scriptText('st', 'raised')).toBe('st');
  });

  it('may call several footnotes', () => {
    expect(raisedMarks('2,13', 4)).toEqual([
      { from: 4, mark: '2' },
      { from: 6, mark: '13' },
    ]);
    expect(raisedMarks('∗', 7)).toEqual([{ from: 7, mark: '∗' }]);
    expect(raisedMarks('th', 2)).toEqual([]);
  });
});
