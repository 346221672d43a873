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

  const vocalised = findFixture('languages/ar-arabluatex.pdf');
  it.skipIf(vocalised === undefined)(
    'keeps each vowel on its letter, and letters under a long stroke',
    async () => {
      const document = openDocument(await openPdfium(), vocalised ?? '');
      const { pages } = document.readPages(7, 9);
      document.close();
      const texts = pages
        .flatMap(({ blocks }) => blocks.map(blockText))
        .join('\n')
        .normalize();
      for (const phrase of [
        'يَتَسَآءَلُونَ',
        'وَمَاتَ استِسقَآءً قَبلَ أَن يُتِمَّ كِتَابَهُ',
        'اَلحُرُوفُ الهِجَآئِيَّةُ',
        'لَكَ أُجرَةً.” فَقَالَ جُحَا: “أَنَا آسِفٌ جِدًّا أَنِّي لَا أَستَطِيعُ',
      ])
        expect(texts).toContain(phrase.normalize());
    },
  );

  it.skipIf(vocalised === undefined)('stays in the paragraphs, lines and lists of Latin text', async () => {
    const document = openDocument(await openPdfium(), vocalised ?? '');
    const { pages } = document.readPages(7, 11);
    document.close();
    const blocks = pages.flatMap((page) => page.blocks);
    const texts = blocks.map((block) => blockText(block).normalize());
    const starting = (start: string): string | undefined => texts.find((text) => text.startsWith(start));
    expect(starting('In such words as')).toMatch(
      /and the like, the hamzah alone .*, but over a horizontal stroke placed in the continuation of the/,
    );
    expect(starting('Rem. b. The letter ي with two points below,')).toMatch(/may also be written without/);
    expect(starting('أَتَى صَدِيقٌ'.normalize())).toMatch(/وَتُكَذِّبَنِي؟”$/);
    const items = blocks.filter(({ marker }) => marker === 'ii.').map(blockText);
    expect(items[0]).toMatch(/^fullvoc وَمَاتَ/);
  });
});
