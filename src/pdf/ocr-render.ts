import { Failure } from '../base/failure.ts';
import { DRAW_ANNOTATIONS, GRAY, WHITE } from './bitmap-flags.ts';
import type { GrayBitmap } from './ocr-bitmap.ts';
import type { Pdfium } from './pdfium.ts';

// Print of 6 points is 25 pixels high; twice the pixels cost half as much time again and read no better.
const DPI = 300;
// A3 at 300 dpi has 17 megapixels; larger pages are posters, or photographs that say 72 dpi.
const MAX_PIXELS = 12_000_000;
const MAX_SIDE_PX = 10_000;

/** Room for the picture of any page: both sides may be rounded up. */
export const MAX_SCAN_BYTES = MAX_PIXELS + 2 * MAX_SIDE_PX;

/**
 * Draws a page in gray for OCR, at 300 dpi or what 12 megapixels allow.
 *
 * In: `memory` takes the picture when it is given. Shared memory passes from thread to thread without a copy.
 * Throws: `page_unreadable`, `pdf_memory`.
 */
export function renderScan(
  pdfium: Pdfium,
  document: number,
  pageNumber: number,
  memory?: SharedArrayBuffer,
): GrayBitmap {
  const { wasm } = pdfium;
  const page = wasm.FPDF_LoadPage(document, pageNumber - 1);
  if (page === 0) throw new Failure('page_unreadable', `Page ${pageNumber} does not load`);
  try {
    const widthPt = Math.max(1, wasm.FPDF_GetPageWidthF(page));
    const heightPt = Math.max(1, wasm.FPDF_GetPageHeightF(page));
    const scale = Math.min(
      DPI / 72,
      Math.sqrt(MAX_PIXELS / (widthPt * heightPt)),
      MAX_SIDE_PX / Math.max(widthPt, heightPt),
    );
    const width = Math.max(1, Math.round(widthPt * scale));
    const height = Math.max(1, Math.round(heightPt * scale));
    const pixels = wasm.malloc(width * height);
    if (pixels === 0) throw new Failure('pdf_memory', `No room for a picture of ${width} x ${height} pixels`);
    const bitmap = wasm.FPDFBitmap_CreateEx(width, height, GRAY, pixels, width);
    wasm.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    wasm.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, DRAW_ANNOTATIONS);
    const gray = new Uint8Array(memory ?? new ArrayBuffer(width * height), 0, width * height);
    gray.set(pdfium.heap().bytes.subarray(pixels >>> 0, (pixels >>> 0) + width * height));
    wasm.FPDFBitmap_Destroy(bitmap);
    wasm.free(pixels);
    return { gray, width, height };
  } finally {
    if (!pdfium.aborted) wasm.FPDF_ClosePage(page);
  }
}
