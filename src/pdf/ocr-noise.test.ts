import { expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import { findFixture } from './fixture.ts';
import { PLAIN } from './font-look.ts';
import { isReadIntoPicture } from './ocr-noise.ts';
import { openDocument } from './open-document.ts';
import { openPdfium } from './pdfium.ts';
import { buildPrintedLines } from './printed-lines.ts';

it('shows the picture of a diagram that a program has read as text', async ({ skip }) => {
  const path = findFixture('scans/graph-ocred.pdf');
  if (path === undefined) return skip();
  const document = openDocument(await openPdfium(), path);
  const [page] = document.readPages(1, 1).pages;
  document.close();
  expect(page?.blocks.map(({ kind }) => kind)).toEqual(['figure']);
  expect(page?.blocks.map(blockText).join()).toContain('Percentage');
});

it('keeps what was read surely, and what is printed on a picture', () => {
  const lineOf = (text: string, ink?: 'none') => {
    const words = text.split(' ').map((word, at) => ({
      text: word,
      leftPt: 50 + at * 40,
      rightPt: 80 + at * 40,
      baselinePt: 100,
      sizePt: 10,
      look: PLAIN,
      level: true,
      ...(ink === undefined ? {} : { ink }),
    }));
    return buildPrintedLines([{ words, hyphenated: false }]);
  };
  expect(isReadIntoPicture(lineOf('CHAPTER II: Over the hills', 'none'))).toBe(false);
  expect(isReadIntoPicture(lineOf('1,204 3.5 12% 400', 'none'))).toBe(false);
  expect(isReadIntoPicture(lineOf('|~ {x}=\\ <<a#b', 'none'))).toBe(true);
  expect(isReadIntoPicture(lineOf('|~ {x}=\\ <<a#b'))).toBe(false);
});
