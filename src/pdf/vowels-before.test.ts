import { describe, expect, it } from 'vitest';
import { putVowelsBehind } from './vowels-before.ts';

const mended = (text: string): string => {
  const codes = Uint16Array.from(text, (char) => char.charCodeAt(0));
  putVowelsBehind(codes);
  return String.fromCharCode(...codes);
};

describe('vowels that are drawn before their consonants', () => {
  it('are put behind them, and behind all that are joined', () => {
    const drawn = 'ि\u0932\u0916\u0947 \u0936\u093eि\u092e\u0932 ि\u0938\u094d\u0925त';
    expect(mended(drawn)).toBe('\u0932ि\u0916\u0947 \u0936\u093e\u092eि\u0932 \u0938\u094d\u0925ित');
  });

  it('stay where a page has them as they are spoken', () => {
    for (const spoken of ['लिखे गए लेख में शामिल स्थिति', 'निवन्ध']) expect(mended(spoken)).toBe(spoken);
    const bengali = '\u09b2ি\u0996ি';
    expect(mended(`ि\u0932 \u0906ि\u0923 ${bengali}`)).toBe(`\u0932ि \u0906\u0923ि ${bengali}`);
  });
});
