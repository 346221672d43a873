import { describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import { buildBlocks } from './page-blocks.ts';
import { blocksOf, line, MONO } from './test-lines.ts';
import type { WordRun } from './words.ts';

/** A term in typewriter type, and text far behind it on the same line. */
const entry = (term: string, text: string, baselinePt: number): WordRun => ({
  words: [...line(term, baselinePt, { look: MONO }).words, ...line(text, baselinePt, { leftPt: 60 }).words],
  hyphenated: false,
});

const indented = (text: string, baselinePt: number): WordRun => line(text, baselinePt, { leftPt: 60 });

const termsOf = (lines: readonly WordRun[]) =>
  buildBlocks(lines, { widthPt: 600, heightPt: 800 }).map((block) => [
    block.kind,
    block.term,
    blockText(block),
  ]);

describe('terms beside what explains them', () => {
  it('are one with it, also where they are bullets or the signs of comments elsewhere', () => {
    const lines = [
      line('The shell treats several parameters in a way of their own, as told here.', 80),
      entry('*', 'Expands to the positional parameters, starting from one.', 100),
      indented('Outside of quotes each of them is a word.', 112),
      entry('@', 'Expands to the positional parameters, starting from one.', 130),
      indented('Inside of quotes each of them is a word.', 142),
      entry('#', 'Expands to the number of parameters in decimal.', 160),
      entry('-', 'Expands to the current options, as they were given.', 180),
      indented('They are letters.', 192),
    ];
    expect(termsOf(lines).slice(1)).toEqual([
      ['text', 1, expect.stringMatching(/^\* Expands .* is a word\.$/)],
      ['text', 1, expect.stringMatching(/^@ Expands .* is a word\.$/)],
      ['text', 1, '# Expands to the number of parameters in decimal.'],
      ['text', 1, '- Expands to the current options, as they were given. They are letters.'],
    ]);
  });

  it('are not the last line of the listing above them', () => {
    const lines = [
      line('An unset variable is told from an empty one, as in this example of it.', 80),
      line('$ echo $(v-unset)', 100, { leftPt: 40, look: MONO }),
      line('123', 112, { leftPt: 40, look: MONO }),
      line('$(parameter:=word)', 130, { look: MONO }),
      indented('If the parameter is unset, the word is assigned to it, and its', 142),
      indented('value is what stands there.', 154),
    ];
    expect(termsOf(lines).slice(1)).toEqual([
      ['code', undefined, '$ echo $(v-unset)\n123'],
      ['text', 1, '$(parameter:=word)'],
      ['text', undefined, expect.stringMatching(/^If the parameter .* stands there\.$/)],
    ]);
  });

  it('are not in the listing above them where two are explained at once', () => {
    const lines = [
      line('A part of a value is told by where it begins, and by its length if need be.', 80),
      line('$ var=123', 100, { leftPt: 40, look: MONO }),
      line('$(parameter:offset)', 124, { look: MONO }),
      line('$(parameter:offset:length)', 136, { look: MONO }),
      indented('Expands to the characters from the offset on, and to so many', 148),
      indented('of them as the length tells.', 160),
    ];
    expect(termsOf(lines).slice(1, 4)).toEqual([
      ['code', undefined, '$ var=123'],
      ['code', undefined, '$(parameter:offset)'],
      ['text', 1, '$(parameter:offset:length)'],
    ]);
  });

  it('leave a listing whole whose last line is its own', () => {
    const lines = [
      line('A function is written so, with its body between two braces, each on a line.', 80),
      line('greet () {', 100, { leftPt: 40, look: MONO }),
      line('echo hello', 112, { leftPt: 60, look: MONO }),
      line('}', 124, { leftPt: 40, look: MONO }),
      line('The next paragraph goes on from the margin of the page and not from there.', 150),
    ];
    expect(blocksOf(...lines)[1]).toBe('code: greet () {\n    echo hello\n}');
  });
});

it('a minus at the end of a line of code is no hyphen', () => {
  const code = { ...line('[n]<&digit', 100, { look: MONO }), hyphenated: true };
  const [block] = buildBlocks([code, line('[n]>&word', 112, { look: MONO })], {
    widthPt: 600,
    heightPt: 800,
  });
  expect(block && blockText(block)).toBe('[n]<&digit-\n[n]>&word');
});
