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

describe('signs that are set apart', () => {
  const word = (text: string, leftPt: number, baselinePt = 0) => ({
    text,
    leftPt,
    rightPt: leftPt + text.length * 5,
    baselinePt,
    sizePt: 10,
    look: PLAIN,
    level: true,
  });
  const shown = (...words: ReturnType<typeof word>[]): string =>
    buildPrintedLines([{ words, hyphenated: false }])
      .flatMap((line) => line.words.map(({ text }) => text))
      .join(' ');

  it('belong to the word before, where less than a space is between them', () => {
    expect(shown(word('pip', 0), word(',', 16.6), word('then', 24))).toBe('pip, then');
    expect(shown(word('file', 0), word('.', 22.8))).toBe('file .');
  });

  it('are left where they are the dots of an ellipsis', () => {
    expect(shown(word('1,', 0), word('.', 11.6), word('.', 18.2), word('.', 24.8), word(',', 31.4))).toBe(
      '1, . . . ,',
    );
  });

  it('are underscores of a name, which touch what is beside them', () => {
    const runs = [word('max', 0), word('_', 15), word('length', 20)].map((one) => ({
      words: [one],
      hyphenated: false,
    }));
    const [line] = buildPrintedLines(runs);
    expect(line?.words.map(({ text }) => text)).toEqual(['max_length']);
  });
});
