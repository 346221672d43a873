import { describe, expect, it } from 'vitest';
import type { Block } from '../course/document.ts';
import { markFramed, markQuotes } from './quotes.ts';

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

  it('are not what explains a term that sticks out of its lines on both sides', () => {
    const entry = { ...paragraph(2, 50, 400), term: 1 };
    expect(kinds(entry, paragraph(3, 75, 375), paragraph(3, 75, 375))).toEqual(['text', 'text', 'text']);
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

describe('an aside in a frame', () => {
  const label = paragraph(1, 60, 110);
  const text = paragraph(2, 90, 380);
  for (const [at, block] of [label, text].entries())
    for (const line of block.lines) line.box = { ...line.box, topPt: 110 + at * 30 + line.box.topPt };
  label.lines = label.lines.map((line) => ({ ...line, text: 'Achtung' }));
  const frame = [100, 200].map((topPt) => ({ leftPt: 50, topPt, widthPt: 350, heightPt: 1 }));
  const sides = [50, 400].map((leftPt) => ({ leftPt, topPt: 100, widthPt: 1, heightPt: 100 }));

  it('keeps its label and its text together', () => {
    const blocks = [structuredClone(label), structuredClone(text), paragraph(2, 50, 400)];
    markFramed(blocks, [...frame, ...sides], { widthPt: 600, heightPt: 800 });
    expect(blocks.map(({ kind }) => kind)).toEqual(['quote', 'quote', 'text']);
  });

  it('holds also a line that sticks out of it', () => {
    const wide = structuredClone(text);
    for (const line of wide.lines) line.box.widthPt += 60;
    const blocks = [structuredClone(label), wide];
    markFramed(blocks, [...frame, ...sides], { widthPt: 600, heightPt: 800 });
    expect(blocks.map(({ kind }) => kind)).toEqual(['quote', 'quote']);
  });

  it('is one also beside a table whose cells draw their own rules', () => {
    const cells = Array.from({ length: 150 }, (_, at) => ({
      leftPt: 50 + (at % 10) * 30,
      topPt: 400 + Math.floor(at / 10) * 12,
      widthPt: 30,
      heightPt: 0.5,
    }));
    const blocks = [structuredClone(label), structuredClone(text)];
    markFramed(blocks, [...frame, ...sides, ...cells], { widthPt: 600, heightPt: 800 });
    expect(blocks.map(({ kind }) => kind)).toEqual(['quote', 'quote']);
  });

  it('is none without a whole frame', () => {
    const blocks = [structuredClone(label), structuredClone(text)];
    markFramed(blocks, frame, { widthPt: 600, heightPt: 800 });
    expect(blocks.map(({ kind }) => kind)).toEqual(['text', 'text']);
  });
});
