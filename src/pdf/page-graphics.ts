import type { Box } from '../course/document.ts';
import type { PageFrame } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';

/** What a page shows besides text, as it is shown, origin top left. */
export interface PageGraphics {
  /** Level and upright lines, and the edges of thin boxes. */
  rules: Box[];
  /** Raster pictures. */
  pictures: Box[];
  /** Everything else that is drawn: curves, filled shapes. */
  shapes: Box[];
}

export const NO_GRAPHICS: PageGraphics = { rules: [], pictures: [], shapes: [] };

/** Reads what is drawn on a page. */
export function readGraphics(_pdfium: Pdfium, _pagePointer: number, _frame: PageFrame): PageGraphics {
  return NO_GRAPHICS;
}
