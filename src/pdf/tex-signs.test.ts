import { describe, expect, it } from 'vitest';
import { lookOf } from './font-look.ts';
import { composeSigns, mendTexSigns, texSigns } from './tex-signs.ts';

describe("the signs of TeX's fonts", () => {
  it('are bullets and brackets where PDFium gives letters', () => {
    expect(lookOf('ABCDEF+MSAM10', 0).signs).toBe('MSA');
    expect(texSigns('I', 'MSA')).toBe('▶');
    expect(texSigns('h', 'OMS')).toBe('⟨');
  });

  it('are primes, sums, integrals and roots, of Computer Modern and of Latin Modern', () => {
    for (const name of ['ABCDEF+CMSY8', 'ABCDEF+LMMathSymbols10-Regular'])
      expect(lookOf(name, 0).signs).toBe('OMS');
    for (const name of ['CMEX10', 'LMMathExtension10-Regular']) expect(lookOf(name, 0).signs).toBe('OMX');
    expect(texSigns('0', 'OMS')).toBe('′');
    expect(texSigns('XZPR', 'OMX')).toBe('∑∫∑∫');
    expect(texSigns('pq', 'OMX')).toBe('√√');
  });

  it('stay letters and digits in the fonts of letters', () => {
    expect(lookOf('ABCDEF+CMR10', 0).signs).toBeUndefined();
    expect(lookOf('ABCDEF+LMRoman10-Regular', 0).signs).toBeUndefined();
    expect(texSigns('x.y, a/b', 'OML')).toBe('x.y, a/b');
    expect(texSigns('ABC', 'OMS')).toBe('ABC');
  });

  it('are found behind codes that are no characters', () => {
    const codes = Uint16Array.from([0x61, 0x1c, 0x62, 10]);
    mendTexSigns(codes, () => ({ look: lookOf('CMSY10', 0) }));
    expect(composeSigns(String.fromCharCode(...codes))).toBe('a≪b\n');
    mendTexSigns(codes.fill(0x1c), () => ({ look: lookOf('CMR10', 0) }));
    expect(codes[0]).toBe(0x1c);
  });

  it('are brackets of any size, which are no letters of another sign', () => {
    const codes = Uint16Array.from([16, 1, 17, 0x5b]);
    mendTexSigns(codes, () => ({ look: lookOf('CMEX10', 0) }));
    expect(composeSigns(texSigns(String.fromCharCode(...codes), 'OMX'))).toBe('())⋃');
  });

  it('keep a stroke that stands behind its sign', () => {
    expect(composeSigns('a=\u0338b')).toBe('a≠b');
  });

  it('are put together where TeX sets them in two', () => {
    expect(composeSigns(`a${texSigns('6', 'OMS')}=b`)).toBe('a≠b');
    expect(composeSigns('x\u0338∈y')).toBe('x∉y');
    expect(composeSigns('f:x↦→y')).toBe('f:x↦y');
  });
});
