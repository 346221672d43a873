import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import { composeAccents } from './accents.ts';
import { type BuiltLine, buildPdf } from './build-pdf.ts';
import { openDocument } from './open-document.ts';
import { openPdfium } from './pdfium.ts';

const folder = mkdtempSync(join(tmpdir(), 'lectern-accents-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(lines: readonly BuiltLine[]): Promise<string> {
  const path = join(folder, 'accents.pdf');
  writeFileSync(path, buildPdf([lines]));
  const document = openDocument(await openPdfium(), path);
  const { pages } = document.readPages(1, 1);
  document.close();
  return pages.flatMap(({ blocks }) => blocks.map(blockText)).join('\n');
}

describe('accents that a font sets as signs of their own', () => {
  it('become one with their letter', () => {
    expect(composeAccents('Fran¸cois')).toBe('François');
    expect(composeAccents('Devan¯agar¯ı ˙zona ˛e')).toBe('Devanāgarī żona ę');
    expect(composeAccents('ma\u02dc n\u02dc')).toBe('mã ñ');
    expect(composeAccents('G¨odel, Erd˝os, ˇSafaˇr´ık')).toContain('Gödel, Erdős');
  });

  it('stay before what they cannot stand on', () => {
    expect(composeAccents('5¨ and ´')).toBe('5¨ and ´');
    expect(composeAccents('¸7')).toBe('¸7');
  });

  it('are a grave accent where a quotation mark stands over a letter', async () => {
    const over = { text: 'a la gare', gapPt: -13.75 };
    expect(await read([{ text: '`' }, over])).toBe('à la gare');
    expect(await read([{ text: '`a la gare`' }])).toBe('`a la gare`');
  });

  it('are not the signs that stand alone in a text', async () => {
    expect(await read([{ text: 'and \u00b5 is the mean, at 5 \u00b0 or so' }])).toBe(
      'and \u00b5 is the mean, at 5 \u00b0 or so',
    );
  });

  it('go to the capital under them that PDFium has put elsewhere', async () => {
    const text = await read([{ text: '`' }, { text: 'A titre', gapPt: -11 }, { text: 'Et plus' }]);
    expect(text).toContain('À titre');
    expect(text).not.toContain('`');
  });
});
