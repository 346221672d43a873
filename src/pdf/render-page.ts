import { Failure } from '../base/failure.ts';
import type { PictureBox } from '../course/picture.ts';
import { DRAW_ANNOTATIONS, WHITE } from './bitmap-flags.ts';
import type { Pdfium } from './pdfium.ts';

/** Pixels row by row from the top, four bytes each. */
export interface Bitmap {
  rgba: Uint8Array;
  width: number;
  height: number;
}

const WHOLE_PAGE: PictureBox = [0, 0, 1, 1];
const BITMAP_BGRA = 4;
// Gives red, green, blue instead of PDFium's own order.
const REVERSE_BYTE_ORDER = 0x10;
// 40 megapixels are 160 MB, under a third of the memory that PDFium may use.
const MAX_PIXELS = 40_000_000;
const MAX_SIDE_PX = 12_000;

/** How wide the picture is, and which part of the page it shows: fractions from 0 to 1, by default all of it. */
export interface RenderOptions {
  widthPx: number;
  box?: PictureBox;
}

/**
 * Draws a page, or a part of it, on white.
 *
 * Out: `width` is `widthPx`, less where the part is so tall that the picture would pass 40 megapixels.
 * Throws: `page_unreadable` when the page does not load, `pdf_memory` when there is no room for the picture.
 */
export function renderPage(
  pdfium: Pdfium,
  document: number,
  pageNumber: number,
  { widthPx, box = WHOLE_PAGE }: RenderOptions,
): Bitmap {
  const { wasm } = pdfium;
  const page = wasm.FPDF_LoadPage(document, pageNumber - 1);
  if (page === 0) throw new Failure('page_unreadable', `Page ${pageNumber} does not load`);
  try {
    const [left, top, boxWidth, boxHeight] = box;
    const pageRatio = wasm.FPDF_GetPageHeightF(page) / Math.max(1, wasm.FPDF_GetPageWidthF(page));
    const ratio = (pageRatio * boxHeight) / boxWidth;
    const scale = Math.min(
      1,
      Math.sqrt(MAX_PIXELS / Math.max(1, widthPx * widthPx * ratio)),
      MAX_SIDE_PX / Math.max(1, widthPx * Math.max(1, ratio)),
    );
    const width = Math.max(1, Math.floor(widthPx * scale));
    // A page can be given as a line of no width and any length: it shows its beginning.
    const height = Math.max(1, Math.min(MAX_SIDE_PX, Math.round(width * ratio) || 1));
    // The whole page at this scale; what is outside the picture is not drawn.
    const whole = { left: left / boxWidth, top: top / boxHeight, width: 1 / boxWidth, height: 1 / boxHeight };
    return draw(pdfium, page, { width, height }, whole);
  } finally {
    if (!pdfium.aborted) wasm.FPDF_ClosePage(page);
  }
}

/** In: `whole` is where the page lies around the picture, in widths and heights of the picture. */
function draw(
  pdfium: Pdfium,
  page: number,
  { width, height }: { width: number; height: number },
  whole: { left: number; top: number; width: number; height: number },
): Bitmap {
  const { wasm } = pdfium;
  const pixels = wasm.malloc(width * height * 4);
  if (pixels === 0) throw new Failure('pdf_memory', `No room for a picture of ${width} x ${height} pixels`);
  const bitmap = wasm.FPDFBitmap_CreateEx(width, height, BITMAP_BGRA, pixels, width * 4);
  wasm.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
  wasm.FPDF_RenderPageBitmap(
    bitmap,
    page,
    -Math.round(whole.left * width),
    -Math.round(whole.top * height),
    Math.round(whole.width * width),
    Math.round(whole.height * height),
    0,
    DRAW_ANNOTATIONS | REVERSE_BYTE_ORDER,
  );
  const start = pixels >>> 0;
  const rgba = pdfium.heap().bytes.slice(start, start + width * height * 4);
  wasm.FPDFBitmap_Destroy(bitmap);
  wasm.free(pixels);
  return { rgba, width, height };
}
