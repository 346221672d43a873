import { describe, expect, it } from 'vitest';
import type { Block } from '../course/document.ts';
import { markQuotes } from './quotes.ts';

/** A paragraph whose lines run from `leftPt` to `rightPt`; the last is short. */
function paragraph(lineCount: number, leftPt: number, rightPt: number): Block {
  const lines = Array.from({ length: lineCount }, (_, at) => ({
    text: 'words that fill the line',
    box: {
      leftPt,
      topPt: at * 12,
      widthPt: (at === lineCount - 1 ? 0.4 : 1) * (rightPt - leftPt),
      heightPt: 10,
    },
    edgesPt: [],
  }));
  return { kind: 'text', lines, sizePt: 10, weight: 400 };
}
function kinds(...blocks: Block[]): string[] {
  markQuotes(blocks);
  return blocks.map(({ kind }) => kind);
}

describe('block quotations', () => {
  it('are indented on both sides', () => {
    expect(kinds(paragraph(4, 50, 400), paragraph(3, 75, 375), paragraph(2, 50, 400))).toEqual([
      'text',
      'quote',
      'text',
    ]);
  });

  it('are not the second paragraph of a list item, nor a narrow column', () => {
    expect(kinds(paragraph(4, 50, 400), paragraph(3, 75, 400))).toEqual(['text', 'text']);
    expect(kinds(paragraph(4, 50, 220), paragraph(4, 250, 400))).toEqual(['text', 'text']);
  });

  it('are not centred lines', () => {
    const centred = paragraph(4, 75, 375);
    centred.lines.forEach((line, at) => {
      line.box.leftPt += at * 9;
      line.box.widthPt = 300 - at * 18;
    });
    expect(kinds(paragraph(4, 50, 400), centred)).toEqual(['text', 'text']);
  });
});
