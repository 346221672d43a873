import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildPdf } from './build-pdf.ts';
import { findFixture } from './fixture.ts';
import { openDocument } from './open-document.ts';
import { openPdfium } from './pdfium.ts';

const slides = findFixture('slides/mlc-prereq.pdf');

it.skipIf(slides === undefined)(
  'code is known by the widths of its letters where its font does not say',
  async () => {
    const document = openDocument(await openPdfium(), slides ?? '');
    const listings = document
      .readPages(2, 9)
      .pages.flatMap(({ blocks }) => blocks)
      .filter(({ kind }) => kind === 'code')
      .map(({ lines }) => lines.map(({ text }) => text).join('\n'));
    document.close();
    expect(listings).toContain('git clone https://github.com/ML-course/master.git');
    expect(listings).toContain('pip install --upgrade pip\npip install -U numpy scipy matplotlib pandas');
  },
);

it('letters of their own widths are prose, also where figures of one width stand with them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fixed-pitch-'));
  const path = join(folder, 'page.pdf');
  writeFileSync(path, buildPdf([[{ text: '1990 2000 2010 till many more millions came' }]]));
  const document = openDocument(await openPdfium(), path);
  const [page] = document.readPages(1, 1).pages;
  document.close();
  rmSync(folder, { recursive: true });
  expect(page?.blocks.map(({ kind }) => kind)).toEqual(['text']);
});
