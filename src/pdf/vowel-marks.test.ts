import { describe, expect, it } from 'vitest';
import { putMarks } from './vowel-marks.ts';

/** The letters of a word with their middles, from its first one, which stands furthest to the right. */
const word = (...letters: [text: string, middlePt: number][]) =>
  letters.map(([text, middlePt]) => ({ text, leftPt: middlePt - 2, rightPt: middlePt + 2 }));

describe('vowel marks', () => {
  it('stand on the letter that they are drawn over', () => {
    const letters = word(['ل', 20], ['ه', 15]);
    expect(putMarks(letters, word(['\u064f', 14], ['\u064e', 19]))).toEqual([]);
    expect(letters.map(({ text }) => text)).toEqual(['ل\u064e', 'ه\u064f']);
  });

  it('go to the letter before where they would be the second of one', () => {
    const letters = word(['ح', 20], ['ر', 16], ['و', 12]);
    putMarks(letters, word(['\u064f', 17], ['\u064f', 15]));
    expect(letters.map(({ text }) => text)).toEqual(['ح\u064f', 'ر\u064f', 'و']);
  });

  it('do not go from one word to another', () => {
    const letters = word(['ب', 40], ['ر', 16]);
    putMarks(letters, word(['\u064f', 17], ['\u064e', 15]));
    expect(letters[0]?.text).toBe('ب');
  });

  it('are given back where a line has no letters', () => {
    const marks = word(['\u064e', 10]);
    expect(putMarks([], marks)).toEqual(marks);
  });
});
