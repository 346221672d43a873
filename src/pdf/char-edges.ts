import { type PageFrame, shownX, shownY } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';

/** A box on the page as it is shown, in points from its left upper corner. */
export interface Edges {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface CharEdges extends Edges {
  /** Reads the box of a character, from origin to advance, as it is shown, into the four fields. */
  read(index: number): void;
}

/** Reads the boxes of characters of one page. */
export function charEdges({ wasm, scratch, heap }: Pdfium, textPage: number, frame: PageFrame): CharEdges {
  const at = scratch >> 2;
  return {
    left: 0,
    right: 0,
    top: 0,
    bottom: 0,
    read(index) {
      wasm.FPDFText_GetLooseCharBox(textPage, index, scratch);
      const { floats32 } = heap();
      const [left, top, right, bottom] = [
        floats32[at] ?? 0,
        floats32[at + 1] ?? 0,
        floats32[at + 2] ?? 0,
        floats32[at + 3] ?? 0,
      ];
      const x0 = shownX(frame, left, top);
      const y0 = shownY(frame, left, top);
      const x1 = shownX(frame, right, bottom);
      const y1 = shownY(frame, right, bottom);
      this.left = Math.min(x0, x1);
      this.right = Math.max(x0, x1);
      this.top = Math.min(y0, y1);
      this.bottom = Math.max(y0, y1);
    },
  };
}
