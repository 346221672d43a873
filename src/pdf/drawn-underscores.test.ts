import { describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import type { Box } from '../course/document.ts';
import { buildBlocks } from './page-blocks.ts';
import { NO_GRAPHICS } from './page-graphics.ts';
import { line } from './test-lines.ts';
import type { WordRun } from './words.ts';

const PAGE = { widthPt: 600, heightPt: 800 };

/** In: `text` where each `_` is room without a character, in which TeX draws a rule. */
const lineOf = (text: string): WordRun => line(text.replaceAll('_', ' '), 100, { leftPt: 60 });

const strokesOf = (text: string, change: Partial<Box> = {}): Box[] =>
  [...text.matchAll(/_/g)].map(({ index }) => ({
    leftPt: 60 + index * 5 + 0.5,
    topPt: 99.6,
    widthPt: 4,
    heightPt: 0.4,
    ...change,
  }));

const read = (text: string, rules: Box[]): string =>
  buildBlocks([lineOf(text)], PAGE, { ...NO_GRAPHICS, rules })
    .map(blockText)
    .join('\n');

describe('an underscore that is drawn as a rule', () => {
  it.each(['The function read_one_page gives a page of words.', 'Call the method page__init of this class.'])(
    'belongs to the name around it: %s',
    (text) => {
      expect(read(text, strokesOf(text))).toBe(text);
    },
  );

  it.each([
    ['is longer', { widthPt: 4.9 }],
    ['is thicker', { heightPt: 1.6 }],
    ['stands higher, as the line of a fraction', { topPt: 97 }],
    ['stands lower, as a line under words', { topPt: 103 }],
  ])('is something else when it %s', (_, change) => {
    const text = 'The function read_page gives a page of words.';
    expect(read(text, strokesOf(text, change))).toBe(text.replace('_', ' '));
  });
});
