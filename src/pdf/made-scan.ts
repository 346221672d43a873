import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuiltLine, buildPdf } from './build-pdf.ts';
import type { GrayBitmap } from './ocr-bitmap.ts';
import { openDocument } from './open-document.ts';
import { openPdfium } from './pdfium.ts';

const A4_WIDTH_PT = 595;

/**
 * Pictures of printed pages, as a scanner makes them.
 *
 * In: the pages of a PDF file, which need not be A4; 200 dpi is what libraries scan text with.
 */
export async function scanPages(
  path: string,
  pageNumbers: readonly number[],
  dpi = 200,
): Promise<GrayBitmap[]> {
  const document = openDocument(await openPdfium(), path);
  try {
    return pageNumbers.map((pageNumber) => {
      const widthPt = document.readPages(pageNumber, pageNumber).pages[0]?.widthPt ?? A4_WIDTH_PT;
      const { rgba, width, height } = document.renderPage(pageNumber, {
        widthPx: Math.round((widthPt * dpi) / 72),
      });
      // The pages are black on white: one of the three colours is as good as the others.
      const gray = Uint8Array.from({ length: width * height }, (_, index) => rgba[index * 4] ?? 255);
      return { gray, width, height };
    });
  } finally {
    document.close();
  }
}

/** The picture of one A4 page with these lines. */
export async function scanLines(
  lines: readonly BuiltLine[],
  options: { serif?: boolean } = {},
): Promise<GrayBitmap> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-scan-'));
  try {
    const path = join(folder, 'page.pdf');
    writeFileSync(path, buildPdf([lines], options));
    const [scan] = await scanPages(path, [1]);
    if (scan === undefined) throw new Error('The page was not drawn.');
    return scan;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
