import { beforeAll, describe, expect, it } from 'vitest';
import { findFixture } from './fixture.ts';
import { madePage } from './made-page.ts';
import { needsOcr } from './ocr-need.ts';
import { openDocument } from './open-document.ts';
import { openPdfium, type Pdfium } from './pdfium.ts';

const WORDS = 'The cell is the smallest unit of life that can replicate independently of others.';

describe('whether a page has to be read from its picture', () => {
  it('is so for a picture over the page with next to no text, or a stamp in its margin', () => {
    expect(needsOcr({ ...madePage(1, []), pictureShare: 1 })).toBe(true);
    expect(needsOcr({ ...madePage(1, ['Page 7']), pictureShare: 0.9 })).toBe(true);
    const stamp = { text: 'Digitized by the library of the university', topPt: 780 };
    expect(needsOcr({ ...madePage(1, [stamp]), pictureShare: 0.9 })).toBe(true);
  });

  it('is not so for text, for text on a picture, and for an empty page', () => {
    expect(needsOcr(madePage(1, [WORDS]))).toBe(false);
    expect(needsOcr({ ...madePage(1, [WORDS]), pictureShare: 1 })).toBe(false);
    expect(needsOcr(madePage(1, []))).toBe(false);
    expect(needsOcr({ ...madePage(1, []), pictureShare: 0.05 })).toBe(false);
  });

  it('is so for text of characters that nobody can read', () => {
    const rubbish = '\ue001\ue002\ue003\ue004\ue005 \ufffd\ufffd\ufffd\ufffd\ufffd '.repeat(4).trim();
    expect(needsOcr(madePage(1, [rubbish]))).toBe(true);
    expect(needsOcr(madePage(1, [`${WORDS} \ue001\ue002`]))).toBe(false);
    expect(needsOcr({ ...madePage(1, ['a']), undecodableChars: 400 })).toBe(true);
    expect(needsOcr({ ...madePage(1, [WORDS]), undecodableChars: 4 })).toBe(false);
  });

  describe('in real scans', () => {
    let pdfium: Pdfium;
    beforeAll(async () => {
      pdfium = await openPdfium();
    });

    it.for([
      ['scans/linn.pdf', true],
      ['scans/jbig2.pdf', true],
      ['scans/ccitt.pdf', true],
      ['scans/skew.pdf', true],
      ['scans/graph-ocred.pdf', false],
    ] as const)('%s: %s', ([name, expected], { skip }) => {
      const path = findFixture(name);
      if (path === undefined) return skip();
      const document = openDocument(pdfium, path);
      const [page] = document.readPages(1, 1).pages;
      document.close();
      expect(page !== undefined && needsOcr(page)).toBe(expected);
    });
  });
});
