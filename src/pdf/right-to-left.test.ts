import { describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import { findFixture } from './fixture.ts';
import { openDocument } from './open-document.ts';
import { openPdfium } from './pdfium.ts';
import { spoken } from './spoken-order.ts';

/** Capitals read to the left, small letters to the right. */
const order = (seen: string, toLeft: boolean): string =>
  spoken([...seen], (char) => (/[A-Z]/.test(char) ? -1 : /[a-z0-9]/.test(char) ? 1 : 0), toLeft).join('');

describe('text from right to left', () => {
  it('is turned where it stands in text from left to right', () => {
    expect(order('ab FED-CBA cd', false)).toBe('ab ABC-DEF cd');
  });

  it('keeps names and numbers of the other direction as they are', () => {
    expect(order('CBA 2.5 kg HG', true)).toBe('GH 2.5 kg ABC');
  });

  const path = findFixture('papers/asmeconf.pdf');
  it.skipIf(path === undefined)('is read as it is spoken, with its spaces and marks', async () => {
    const document = openDocument(await openPdfium(), path ?? '');
    const [page] = document.readPages(2, 2).pages;
    document.close();
    const texts = page?.blocks.map(blockText).join('\n') ?? '';
    expect(texts).toContain('ملخص');
    expect(texts).toContain('هذا هو ملخص المقال. نكتب بالعربية. يتم وصف المشكلة والطرق والنتائج.');
  });
});
