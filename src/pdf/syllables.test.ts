import { describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import { findFixture } from './fixture.ts';
import { openDocument } from './open-document.ts';
import { openPdfium } from './pdfium.ts';

describe('syllables of several glyphs', () => {
  // Made with Chromium for this test; its font is Noto Sans Devanagari (OFL).
  const path = findFixture('hindi-by-browser.pdf');
  it.skipIf(path === undefined)('are whole in Hindi that a browser has printed', async () => {
    const document = openDocument(await openPdfium(), path ?? '');
    const text = document
      .readPages(1, 1)
      .pages.flatMap(({ blocks }) => blocks.map(blockText))
      .join('\n');
    document.close();
    expect(text).toContain('विद्यार्थियों को कृषि, चिकित्सा तथा गणित पढ़ाया जाता था।');
    expect(text).toContain('HTML और CSS का उपयोग 25% बढ़ा है।');
  });
});
