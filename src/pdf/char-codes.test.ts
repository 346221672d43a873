import { describe, expect, it } from 'vitest';
import { showSpaces } from './char-codes.ts';

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
