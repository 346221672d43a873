import { describe, expect, it } from 'vitest';
import { blockText, boxesOf, forEachLine, forEachToken, pageText } from './block-text.ts';
import type { Block, Line, Page } from './document.ts';

/** A line whose tokens are 10 pt wide with gaps of 2 pt, starting at 100 pt. */
function line(text: string, topPt: number, extra: Partial<Line> = {}): Line {
  const tokens = text.match(/\S+/g) ?? [];
  const edgesPt = tokens.flatMap((_, index) => [100 + index * 12, 110 + index * 12]);
  return {
    text,
    box: { leftPt: 100, topPt, widthPt: tokens.length * 12 - 2, heightPt: 10 },
    edgesPt,
    ...extra,
  };
}

const block = (lines: Line[], kind: Block['kind'] = 'text'): Block => ({
  kind,
  lines,
  sizePt: 10,
  weight: 400,
});
const page = (blocks: Block[]): Page => ({
  pageNumber: 1,
  widthPt: 500,
  heightPt: 1000,
  blocks,
  pictureShare: 0,
});

describe('the text of a block', () => {
  it('joins its lines with a space', () => {
    expect(blockText(block([line('one two', 0), line('three', 12)]))).toBe('one two three');
  });

  it('joins a word that a line end broke', () => {
    expect(blockText(block([line('a distri', 0, { joinsNext: true }), line('bution of', 12)]))).toBe(
      'a distribution of',
    );
  });

  it('joins Chinese lines without a space', () => {
    expect(blockText(block([line('软件包', 0), line('维护者', 12)]))).toBe('软件包维护者');
  });

  it('joins lines of Thai, Lao, Khmer and Burmese without a space', () => {
    expect(blockText(block([line('ภาษา', 0), line('ไทย', 12)]))).toBe('ภาษาไทย');
    expect(blockText(block([line('ភាសា', 0), line('ខ្មែរ', 12)]))).toBe('ភាសាខ្មែរ');
    expect(blockText(block([line('မြန်မာ', 0), line('ဘာသာ', 12)]))).toBe('မြန်မာဘာသာ');
  });

  it('keeps the lines and the indentation of code', () => {
    expect(blockText(block([line('if (x) {', 0), line('  y <- 1', 12)], 'code'))).toBe('if (x) {\n  y <- 1');
  });

  it('takes every white space of Unicode as a border of tokens', () => {
    const text = 'a\u00a0b\u3000c \u2009d\te';
    expect(tokensOf(text)).toEqual(text.match(/\S+/g));
  });

  it('knows where each line and each printed token stands in it', () => {
    const joined = block([
      line('one two', 0),
      line('a distri', 12, { joinsNext: true }),
      line('bution', 24),
      line(' end', 36),
    ]);
    const text = blockText(joined);
    const found: string[][] = [];
    forEachLine(joined, (own, start, index) => {
      expect(joined.lines[index]).toBe(own);
      found.push(tokensOf(text.slice(start, start + own.text.length)));
    });
    expect(found).toEqual([['one', 'two'], ['a', 'distri'], ['bution'], ['end']]);
  });
});

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  forEachToken(text, (start, end, token) => {
    expect(token).toBe(tokens.length);
    tokens.push(text.slice(start, end));
  });
  return tokens;
}

describe('the text of a page', () => {
  it('has a line for each block, with the markers of lists', () => {
    const item: Block = { ...block([line('first', 20)], 'list_item'), marker: '1.' };
    expect(pageText(page([block([line('Steps', 0)]), item]))).toBe('Steps\n1. first');
  });
});

describe('the boxes of a quote', () => {
  it('are one for each printed line, as fractions of the page, round the quoted words only', () => {
    const quoted = block([line('one two three', 100), line('four five', 112)]);
    const text = blockText(quoted);
    const start = text.indexOf('two');
    expect(boxesOf(page([quoted]), quoted, start, start + 'two three four'.length)).toEqual([
      [0.224, 0.1, 0.044, 0.01],
      [0.2, 0.112, 0.02, 0.01],
    ]);
  });

  it('are both halves of a broken word', () => {
    const broken = block([line('distri', 0, { joinsNext: true }), line('bution', 12)]);
    expect(boxesOf(page([broken]), broken, 0, 12)).toHaveLength(2);
  });
});
