import { describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import { findFixture } from './fixture.ts';
import { PLAIN } from './font-look.ts';
import { openDocument } from './open-document.ts';
import { buildBlocks } from './page-blocks.ts';
import { openPdfium } from './pdfium.ts';
import type { Word } from './words.ts';

/** A word that reads upwards, on a page that is turned to the left. */
const sideways = (text: string, fromPt: number, baselinePt: number): Word => ({
  text,
  leftPt: baselinePt - 8,
  rightPt: baselinePt + 2,
  baselinePt: 700 - fromPt,
  heightPt: text.length * 5,
  sizePt: 10,
  look: PLAIN,
  level: false,
  turn: 3,
});

describe('a page that is printed sideways', () => {
  it('is read as if it were turned, and its boxes stay where they are printed', () => {
    const blocks = buildBlocks(
      [
        { words: [sideways('Wide', 0, 100), sideways('tables', 25, 100)], hyphenated: false },
        { words: [sideways('stand', 0, 112), sideways('so.', 30, 112)], hyphenated: false },
      ],
      { widthPt: 600, heightPt: 800 },
    );
    expect(blocks.map(blockText)).toEqual(['Wide tables stand so.']);
    const box = blocks[0]?.lines[0]?.box;
    expect(box?.heightPt).toBeGreaterThan(50);
    expect(box?.leftPt).toBeGreaterThan(85);
    expect(box?.leftPt).toBeLessThan(100);
  });

  const path = findFixture('hostile/vertical.pdf');
  it.skipIf(path === undefined)('is not what Japanese is that runs from top to bottom', async () => {
    const document = openDocument(await openPdfium(), path ?? '');
    const [page] = document.readPages(1, 1).pages;
    document.close();
    expect(page?.blocks.map(blockText)).toEqual(['あいうえお日本語']);
  });
});
