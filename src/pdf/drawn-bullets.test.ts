import { describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import type { Box } from '../course/document.ts';
import { PLAIN } from './font-look.ts';
import { buildBlocks } from './page-blocks.ts';
import { NO_GRAPHICS } from './page-graphics.ts';
import { line as printedLine } from './test-lines.ts';
import type { WordRun } from './words.ts';

const SLIDE = { widthPt: 800, heightPt: 600 };

const line = (text: string, baselinePt: number, leftPt = 100, sizePt = 20): WordRun =>
  printedLine(text, baselinePt, { leftPt, sizePt });
const square = (leftPt: number, middlePt: number, sidePt: number): Box => ({
  leftPt,
  topPt: middlePt - sidePt / 2,
  widthPt: sidePt,
  heightPt: sidePt,
});
const blocksOf = (lines: WordRun[], shapes: Box[]) =>
  buildBlocks(lines, SLIDE, { ...NO_GRAPHICS, shapes }).map(
    (block) => `${block.kind}${block.marker ?? ''}: ${blockText(block)}`,
  );

describe('what is drawn beside the lines of a slide', () => {
  it('is a bullet, and begins a point', () => {
    const lines = [line('A point that is here', 200), line('16 more are not in it', 226)];
    expect(blocksOf(lines, [square(82, 194, 6), square(82, 220, 6)])).toEqual([
      'list_item•: A point that is here',
      'list_item•: 16 more are not in it',
    ]);
  });

  it('is a bullet before a name in typewriter type too', () => {
    const look = { ...PLAIN, monospace: true };
    const { words } = line('hello.txt', 200);
    const name: WordRun = { words: words.map((word) => ({ ...word, look })), hyphenated: false };
    expect(blocksOf([name], [square(82, 194, 6)])).toEqual(['list_item•: hello.txt']);
  });

  it('is a bullet of a point over a listing, which is no part of the point', () => {
    const look = { ...PLAIN, monospace: true };
    const code = ['model.add(Dense(16))', 'model.add(Dropout(0.5))'].map((text, at): WordRun => {
      const { words } = line(text, 226 + 20 * at, 84, 16);
      return { words: words.map((word) => ({ ...word, look })), hyphenated: false };
    });
    expect(blocksOf([line('A point over its code', 200), ...code], [square(82, 194, 6)])).toEqual([
      'list_item•: A point over its code',
      'code: model.add(Dense(16))\nmodel.add(Dropout(0.5))',
    ]);
  });

  it('is the ball of a number, which counts a list', () => {
    const numbered = (number: string, text: string, baselinePt: number): WordRun => ({
      words: [...line(number, baselinePt - 4, 80, 10).words, ...line(text, baselinePt).words],
      hyphenated: false,
    });
    const lines = [numbered('1', 'First this is done', 200), numbered('2', 'Then that is done', 226)];
    expect(blocksOf(lines, [square(75, 194, 16), square(75, 220, 16)])).toEqual([
      'list_item1.: First this is done',
      'list_item2.: Then that is done',
    ]);
  });

  it('is a formula in the gap of a line, which is then shown as a picture', () => {
    const lines = [line('A vector of   numbers is long', 200), line('This is another line.', 300)];
    expect(blocksOf(lines, [square(223, 194, 14)])).toEqual([
      'formula: A vector of numbers is long',
      'text: This is another line.',
    ]);
  });

  it('leaves a point with a drawn formula a point', () => {
    const lines = [line('A vector of   numbers is long', 200), line('A matrix is longer than that', 226)];
    const marks = [square(82, 194, 6), square(82, 220, 6), square(223, 194, 14)];
    expect(blocksOf(lines, marks)).toEqual([
      'formula•: A vector of numbers is long',
      'list_item•: A matrix is longer than that',
    ]);
  });

  it('does not hide rows of numbers: a matrix is shown as a picture', () => {
    const rows = [line('0 0 1', 300), line('0 1 0', 322), line('1 0 0', 344)];
    expect(blocksOf([line('The matrix of the turn is this one:', 200), ...rows], [])).toEqual([
      'text: The matrix of the turn is this one:',
      'formula: 0 0 1 0 1 0 1 0 0',
    ]);
  });
});

describe('what is drawn beside the lines of a page', () => {
  const PAGE = { widthPt: 600, heightPt: 800 };
  const lines = [line('These are both', 176, 80), line('A point here', 200), line('Another one', 226)];
  const kindsOf = (graphics: Partial<typeof NO_GRAPHICS>) =>
    buildBlocks(lines, PAGE, { ...NO_GRAPHICS, ...graphics }).map(({ kind }) => kind);

  it('is a bullet, also where it is drawn as one thick stroke', () => {
    const list = ['text', 'list_item', 'list_item'];
    expect(kindsOf({ fills: [square(88, 194, 6), square(88, 220, 6)] })).toEqual(list);
    const stroke = (middlePt: number): Box => ({ ...square(88, middlePt, 6), widthPt: 0 });
    expect(kindsOf({ rules: [stroke(194), stroke(220)] })).toEqual(list);
  });

  it('is none far from its line, or as large as its letters', () => {
    expect(kindsOf({ fills: [square(60, 194, 6), square(82, 220, 15)] })).not.toContain('list_item');
  });
});
