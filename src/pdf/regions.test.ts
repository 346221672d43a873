import { describe, expect, it } from 'vitest';
import type { Block, Box } from '../course/document.ts';
import { type FontLook, PLAIN } from './font-look.ts';
import { buildBlocks } from './page-blocks.ts';
import { NO_GRAPHICS } from './page-graphics.ts';
import type { WordRun } from './words.ts';

const PAGE = { widthPt: 600, heightPt: 800 };
const MATH: FontLook = { weight: 400, italic: true, monospace: false, math: true };

/** A printed line of characters 5 points wide; two spaces or more leave their room. */
function line(text: string, baselinePt: number, leftPt = 50, look: FontLook = PLAIN): WordRun {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: token, index }) => ({
    text: token,
    leftPt: leftPt + index * 5,
    rightPt: leftPt + (index + token.length) * 5,
    baselinePt,
    sizePt: 10,
    look,
    level: true,
  }));
  return { words, hyphenated: false };
}

const level = (topPt: number, leftPt = 45, widthPt = 300): Box => ({ leftPt, topPt, widthPt, heightPt: 0.4 });
const upright = (leftPt: number, topPt: number, heightPt: number): Box => ({
  leftPt,
  topPt,
  widthPt: 0.4,
  heightPt,
});
const kindsOf = (blocks: readonly Block[]): string[] => blocks.map(({ kind }) => kind);
const rowsOf = (blocks: readonly Block[]): string[][] | undefined =>
  blocks.find(({ kind }) => kind === 'table')?.table?.rows;

describe('tables of a page', () => {
  it('reads cells of several lines between the rules of a grid', () => {
    const rules = [
      ...[88, 104, 132, 148, 164].map((topPt) => level(topPt)),
      ...[45, 145, 345].map((leftPt) => upright(leftPt, 88, 76)),
    ];
    const lines = [
      line('name', 100),
      line('what it does', 100, 150),
      line('open', 116),
      line('opens the file and', 116, 150),
      line('reads it', 128, 150),
      line('close', 144),
      line('closes it', 144, 150),
      line('end', 160),
      line('ends', 160, 150),
    ];
    expect(rowsOf(buildBlocks(lines, PAGE, { ...NO_GRAPHICS, rules }))).toEqual([
      ['name', 'what it does'],
      ['open', 'opens the file and reads it'],
      ['close', 'closes it'],
      ['end', 'ends'],
    ]);
  });

  it('takes the rows over the first of three rules for heads', () => {
    const lines = [
      line('city          people      area', 100),
      line('Lund           94,000         26', 114),
      line('Uppsala       177,000         49', 128),
    ];
    const rules = [level(88), level(104), level(133)];
    const [block] = buildBlocks(lines, PAGE, { ...NO_GRAPHICS, rules });
    expect(block?.table).toEqual({
      headerRows: 1,
      rows: [
        ['city', 'people', 'area'],
        ['Lund', '94,000', '26'],
        ['Uppsala', '177,000', '49'],
      ],
    });
  });

  it('puts a table in the middle under the short line at the margin that announces it', () => {
    const rules = [
      ...[168, 184, 200].map((topPt) => level(topPt, 245, 110)),
      ...[245, 295, 355].map((leftPt) => upright(leftPt, 168, 32)),
    ];
    const lines = [
      line('A long line over the table, which reaches from the margin past its middle', 90),
      line('For example:', 130),
      line('alpha', 180, 250),
      line('arm', 180, 300),
      line('one', 196, 250),
      line('two', 196, 300),
      line('The line under the table is as long as the first one on this page was', 230),
    ];
    const blocks = buildBlocks(lines, PAGE, { ...NO_GRAPHICS, rules });
    expect(blocks.map(({ lines: [first] }) => first?.text.split(' ', 2).join(' '))).toEqual([
      'A long',
      'For example:',
      'alpha arm',
      'The line',
    ]);
  });

  it('keeps each line of the page in one block', () => {
    const lines = [
      line('a    1,000', 100),
      line('b    2,000', 112),
      line('c      300', 124),
      line('text', 300),
    ];
    const texts = buildBlocks(lines, PAGE).flatMap((block) => block.lines.map(({ text }) => text));
    expect(texts).toEqual(['a 1,000', 'b 2,000', 'c 300', 'text']);
  });

  it('does not take a page of text between two rules for a table', () => {
    const lines = Array.from({ length: 12 }, (_, index) =>
      line('all of the words of this line are text and run on', 120 + 12 * index),
    );
    const rules = [level(90), level(280)];
    expect(kindsOf(buildBlocks(lines, PAGE, { ...NO_GRAPHICS, rules }))).toEqual(['text']);
  });
});

describe('figures and formulas of a page', () => {
  const above = line('text that stands over the picture and fills its line well', 100);
  const below = line('text that stands under the picture and fills its line well', 400);
  const picture: Box = { leftPt: 100, topPt: 150, widthPt: 200, heightPt: 150 };

  it('puts a picture between the texts above and under it, with its caption', () => {
    const graphics = { ...NO_GRAPHICS, pictures: [picture] };
    const lines = [line('Figure 3: What was measured', 320, 120), above, below];
    const blocks = buildBlocks(lines, PAGE, graphics);
    expect(kindsOf(blocks)).toEqual(['text', 'figure', 'caption', 'text']);
  });

  it('gives a drawing the labels that are printed in it', () => {
    const graphics = { ...NO_GRAPHICS, shapes: [picture, { ...picture, topPt: 200, heightPt: 50 }] };
    const blocks = buildBlocks([above, line('engine', 220, 150), below], PAGE, graphics);
    const figure = blocks.find(({ kind }) => kind === 'figure');
    expect(figure?.lines.map(({ text }) => text)).toEqual(['engine']);
  });

  it('gives a drawing the numbers along its axes and, around them, the names of the axes', () => {
    const small = (text: string, baselinePt: number, leftPt: number): WordRun => {
      const run = line(text, baselinePt, leftPt);
      return { ...run, words: run.words.map((word) => ({ ...word, sizePt: 5 })) };
    };
    const { leftPt, topPt, heightPt } = picture;
    const numbers = small('1 2 3 4 5 6 7', topPt + heightPt + 8, leftPt + 5);
    const name = small('years', topPt + heightPt + 22, leftPt + 20);
    const graphics = { ...NO_GRAPHICS, shapes: [picture, { ...picture, topPt: 200, heightPt: 50 }] };
    const far = line('The paragraph under the drawing goes on with what it shows', 420);
    const blocks = buildBlocks([above, numbers, name, far], PAGE, graphics);
    expect(blocks.map(({ kind, lines }) => `${kind} ${lines.length}`)).toEqual([
      'text 1',
      'figure 2',
      'text 1',
    ]);
  });

  it('does not take the picture of a whole page for a figure', () => {
    const graphics = { ...NO_GRAPHICS, pictures: [{ leftPt: 0, topPt: 0, ...PAGE }] };
    expect(kindsOf(buildBlocks([above], PAGE, graphics))).toEqual(['text']);
  });

  it('makes one block of a displayed formula and the pieces stacked on it', () => {
    const lines = [
      above,
      line('y = a + b', 140, 180, MATH),
      line('n', 134, 228, MATH),
      line('k', 146, 228, MATH),
      line('where the letters stand for what was said over it', 180),
    ];
    expect(kindsOf(buildBlocks(lines, PAGE))).toEqual(['text', 'formula', 'text']);
  });

  it('takes a frame with lines and points in it for a plot, where no text is printed inside', () => {
    const rules = [
      ...[level(150, 100, 200), level(300, 100, 200), upright(100, 150, 150), upright(300, 150, 150)],
      ...[level(200, 120, 60), level(240, 120, 60), upright(120, 200, 40), upright(180, 200, 40)],
    ];
    const points = [260, 270].map((topPt) => ({ leftPt: 150, topPt, widthPt: 3, heightPt: 3 }));
    expect(kindsOf(buildBlocks([above, below], PAGE, { ...NO_GRAPHICS, rules, shapes: points }))).toEqual([
      'text',
      'figure',
      'text',
    ]);
    const inside = line('A note that stands in this frame', 180, 110);
    expect(
      kindsOf(buildBlocks([above, inside, below], PAGE, { ...NO_GRAPHICS, rules, shapes: points })),
    ).not.toContain('figure');
  });

  it('takes a grid of plots with a few labels for a drawing and no table', () => {
    const rules = [
      ...[150, 190, 230].map((topPt) => level(topPt, 100, 120)),
      ...[100, 160, 220].map((leftPt) => upright(leftPt, 150, 80)),
    ];
    const shapes = Array.from({ length: 16 }, (_, index) => ({
      leftPt: 104 + (index % 8) * 6,
      topPt: 160 + index,
      widthPt: 3,
      heightPt: 3,
    }));
    const labels = [line('a', 180, 190), line('b', 220, 190)].map((run) => ({
      ...run,
      words: run.words.map((word) => ({ ...word, sizePt: 6 })),
    }));
    const graphics = { ...NO_GRAPHICS, rules, shapes };
    expect(kindsOf(buildBlocks([above, ...labels, below], PAGE, graphics))).toEqual([
      'text',
      'figure',
      'text',
    ]);
  });

  it('puts each of two formulas under the short line that announces it', () => {
    const lines = [
      line('A long line of text that fills the page from the one margin to the other', 76),
      line('and says what is written', 88),
      line('y = a + b', 112, 200, MATH),
      line('which may be written as', 136),
      line('y = c + d', 160, 200, MATH),
      line('where all of the letters stand for what was said in the text over both of', 184),
      line('them and are real numbers', 196),
    ];
    expect(kindsOf(buildBlocks(lines, PAGE))).toEqual(['text', 'formula', 'text', 'formula', 'text']);
  });

  it('puts a formula under the short line that announces it, and its fraction into it', () => {
    const lines = [
      line('text that stands over the formula and fills the whole of its long line', 100),
      line('as it does here', 112),
      line('which is written', 140),
      line('y =', 172, 180, MATH),
      line('1', 166, 208, MATH),
      line('b + c', 178, 198, MATH),
      line('where the letters stand for what was said over it', 204),
    ];
    expect(kindsOf(buildBlocks(lines, PAGE))).toEqual(['text', 'text', 'formula', 'text']);
  });
});
