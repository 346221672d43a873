import { Failure } from '../base/failure.ts';
import type { Pdfium } from './pdfium.ts';

/** Pixels row by row from the top, four bytes each. */
export interface Bitmap {
  rgba: Uint8Array;
  width: number;
  height: number;
}

const BITMAP_BGRA = 4;
const WHITE = 0xffffffff | 0;
const DRAW_ANNOTATIONS = 1;
// Gives red, green, blue instead of PDFium's own order.
const REVERSE_BYTE_ORDER = 0x10;
// 40 megapixels are 160 MB, under a third of the memory that PDFium may use.
const MAX_PIXELS = 40_000_000;
const MAX_SIDE_PX = 12_000;

/**
 * Draws a page on white.
 *
 * Out: `width` is `widthPx`, less where the page is so tall that the picture would pass 40 megapixels.
 * Throws: `page_unreadable` when the page does not load, `pdf_memory` when there is no room for the picture.
 */
export function renderPage(pdfium: Pdfium, document: number, pageNumber: number, widthPx: number): Bitmap {
  const { wasm } = pdfium;
  const page = wasm.FPDF_LoadPage(document, pageNumber - 1);
  if (page === 0) throw new Failure('page_unreadable', `Page ${pageNumber} does not load`);
  try {
    const ratio = wasm.FPDF_GetPageHeightF(page) / Math.max(1, wasm.FPDF_GetPageWidthF(page));
    const scale = Math.min(
      1,
      Math.sqrt(MAX_PIXELS / Math.max(1, widthPx * widthPx * ratio)),
      MAX_SIDE_PX / Math.max(1, widthPx * Math.max(1, ratio)),
    );
    const width = Math.max(1, Math.floor(widthPx * scale));
    const height = Math.max(1, Math.round(width * ratio));
    return draw(pdfium, page, width, height);
  } finally {
    if (!pdfium.aborted) wasm.FPDF_ClosePage(page);
  }
}

function draw(pdfium: Pdfium, page: number, width: number, height: number): Bitmap {
  const { wasm } = pdfium;
  const pixels = wasm.malloc(width * height * 4);
  if (pixels === 0) throw new Failure('pdf_memory', `No room for a picture of ${width} x ${height} pixels`);
  const bitmap = wasm.FPDFBitmap_CreateEx(width, height, BITMAP_BGRA, pixels, width * 4);
  wasm.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
  wasm.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, DRAW_ANNOTATIONS | REVERSE_BYTE_ORDER);
  const start = pixels >>> 0;
  const rgba = pdfium.heap().bytes.slice(start, start + width * height * 4);
  wasm.FPDFBitmap_Destroy(bitmap);
  wasm.free(pixels);
  return { rgba, width, height };
}
