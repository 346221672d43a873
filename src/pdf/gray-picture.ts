import type { Box } from '../course/document.ts';
import { DRAW_ANNOTATIONS, GRAY, WHITE } from './bitmap-flags.ts';
import type { PageFrame } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';

/** A small drawing of a page, to see what shows on it. */
export interface PagePicture {
  /** Whether anything in this part of the page, in points as it is shown, is told from what is around it. */
  hasContrast(box: Box): boolean;
}

// Letters of 6 points are four pixels high at a pixel a point; what is on a larger page is larger.
const MAX_SIDE_PX = 1200;

// Of 256. Thin letters of a pixel show with a third of their colour.
const MIN_CONTRAST = 12;

// Enough to meet a stroke of any word, and few enough for a page of a hundred thousand words.
const SAMPLES_ACROSS = 96;
const SAMPLES_DOWN = 24;

/** Draws a page in gray, a pixel a point or less. What there is no room to draw shows nothing. */
export function renderGray(pdfium: Pdfium, pagePointer: number, frame: PageFrame): PagePicture {
  const { wasm } = pdfium;
  const { widthPt, heightPt } = frame;
  const scale = Math.min(1, MAX_SIDE_PX / Math.max(1, widthPt, heightPt));
  const width = Math.max(1, Math.round(widthPt * scale));
  const height = Math.max(1, Math.round(heightPt * scale));
  const pixels = wasm.malloc(width * height);
  if (pixels === 0) return { hasContrast: () => false };
  const bitmap = wasm.FPDFBitmap_CreateEx(width, height, GRAY, pixels, width);
  wasm.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
  wasm.FPDF_RenderPageBitmap(bitmap, pagePointer, 0, 0, width, height, 0, DRAW_ANNOTATIONS);
  const gray = pdfium.heap().bytes.slice(pixels >>> 0, (pixels >>> 0) + width * height);
  wasm.FPDFBitmap_Destroy(bitmap);
  wasm.free(pixels);
  return {
    hasContrast({ leftPt, topPt, widthPt: acrossPt, heightPt: downPt }) {
      const left = Math.max(0, Math.floor(leftPt * scale));
      const top = Math.max(0, Math.floor(topPt * scale));
      const right = Math.min(width, Math.max(left + 1, Math.ceil((leftPt + acrossPt) * scale)));
      const bottom = Math.min(height, Math.max(top + 1, Math.ceil((topPt + downPt) * scale)));
      const stepX = Math.max(1, Math.floor((right - left) / SAMPLES_ACROSS));
      const stepY = Math.max(1, Math.floor((bottom - top) / SAMPLES_DOWN));
      let darkest = 255;
      let lightest = 0;
      for (let y = top; y < bottom; y += stepY)
        for (let x = left; x < right; x += stepX) {
          const value = gray[y * width + x] ?? 255;
          if (value < darkest) darkest = value;
          if (value > lightest) lightest = value;
          if (lightest - darkest >= MIN_CONTRAST) return true;
        }
      return false;
    },
  };
}
