import { describe, expect, it } from 'vitest';
import { composeAccents, showSpaces, texSigns } from './char-codes.ts';
import { lookOf } from './font-look.ts';

describe('accents that a font sets as signs of their own', () => {
  it('become one with their letter', () => {
    expect(composeAccents('Fran¸cois')).toBe('François');
    expect(composeAccents('Devan¯agar¯ı ˙zona ˛e')).toBe('Devanāgarī żona ę');
    expect(composeAccents('ma\u02dc n\u02dc')).toBe('mã ñ');
    expect(composeAccents('G¨odel, Erd˝os, ˇSafaˇr´ık')).toContain('Gödel, Erdős');
  });

  it('stay before what they cannot stand on', () => {
    expect(composeAccents('5¨ and ´')).toBe('5¨ and ´');
    expect(composeAccents('¸7')).toBe('¸7');
  });
});

describe('signs for spaces', () => {
  const shown = (text: string): string => {
    const codes = Uint16Array.from(text, (char) => char.charCodeAt(0));
    showSpaces(codes);
    return String.fromCharCode(...codes);
  };

  it('are spaces in a listing that shows all of its spaces', () => {
    expect(shown('camera␣{␣fov␣40␣}')).toBe('camera { fov 40 }');
  });

  it('stay where one is talked of', () => {
    expect(shown('A space is shown as ␣ here.')).toBe('A space is shown as ␣ here.');
  });
});

it('reads the bullets that TeX takes from a font of signs', () => {
  expect(lookOf('ABCDEF+MSAM10', 0).signs).toBe('MSA');
  expect(texSigns('I', 'MSA')).toBe('▶');
  expect(texSigns('hxi', 'OMS')).toBe('⟨x⟩');
});
