import { describe, expect, it } from 'vitest';
import { PLAIN } from './font-look.ts';
import { buildPrintedLines } from './printed-lines.ts';

/** Ten-point type, a character five points wide; each | is a gap of so many points. */
function texts(text: string, gapsPt: { letter: number; word: number }): string {
  let leftPt = 0;
  const words = text.split(/([ _])/).flatMap((part) => {
    if (part === ' ' || part === '_') {
      leftPt += part === ' ' ? gapsPt.letter : gapsPt.word;
      return [];
    }
    const word = { text: part, leftPt, rightPt: leftPt + part.length * 5, baselinePt: 0 };
    leftPt = word.rightPt;
    return [{ ...word, sizePt: 10, look: PLAIN, level: true }];
  });
  return buildPrintedLines([{ words, hyphenated: false }])
    .flatMap((line) => line.words.map((word) => word.text))
    .join(' ');
}

describe('letters that are set apart', () => {
  it('are words, divided where the room is wider', () => {
    expect(texts('C H A P T E R_O N E', { letter: 3, word: 8 })).toBe('CHAPTER ONE');
    expect(texts('T H E_L I T T L E_P R I N C E', { letter: 3, word: 8 })).toBe('THE LITTLE PRINCE');
  });

  it('are not when they are the names of things', () => {
    expect(texts('A B C D E', { letter: 3, word: 8 })).toBe('A B C D E');
    expect(texts('x y z a b c', { letter: 3, word: 8 })).toBe('x y z a b c');
  });

  it('are not in Chinese, whose lines are stretched between all characters', () => {
    expect(texts('如 果 您 的 网 络 HKP 端 口', { letter: 2, word: 8 })).toBe('如果您的网络 HKP 端口');
  });
});
