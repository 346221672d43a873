import { expect, it } from 'vitest';
import { findFixture } from './fixture.ts';
import { openDocument } from './open-document.ts';
import { openPdfium } from './pdfium.ts';
import { encodeWebp } from './webp.ts';

const path = findFixture('slides/mlc-prereq.pdf');

it.skipIf(path === undefined)('draws a page on white and encodes it', async () => {
  const document = openDocument(await openPdfium(), path ?? '');
  const bitmap = document.renderPage(4, { widthPx: 400 });
  document.close();
  expect([bitmap.width, bitmap.height]).toEqual([400, 283]);
  expect([...bitmap.rgba.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  const bytes = Buffer.from(await encodeWebp(bitmap));
  expect([bytes.toString('latin1', 0, 4), bytes.toString('latin1', 8, 12)]).toEqual(['RIFF', 'WEBP']);
});
