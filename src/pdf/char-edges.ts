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
  /** Reads the box of what is drawn of a character: a mark's origin may be far from it. */
  readDrawn(index: number): void;
  /** Where the pen stands before a character, in points from the left: strokes may reach out on both sides of it. */
  originPt(index: number): number;
}

/** Reads the boxes of characters of one page. */
export function charEdges({ wasm, scratch, heap }: Pdfium, textPage: number, frame: PageFrame): CharEdges {
  const at = scratch >> 2;
  const put = (edges: Edges, left: number, top: number, right: number, bottom: number): void => {
    const x0 = shownX(frame, left, top);
    const y0 = shownY(frame, left, top);
    const x1 = shownX(frame, right, bottom);
    const y1 = shownY(frame, right, bottom);
    edges.left = Math.min(x0, x1);
    edges.right = Math.max(x0, x1);
    edges.top = Math.min(y0, y1);
    edges.bottom = Math.max(y0, y1);
  };
  return {
    left: 0,
    right: 0,
    top: 0,
    bottom: 0,
    read(index) {
      wasm.FPDFText_GetLooseCharBox(textPage, index, scratch);
      const { floats32 } = heap();
      put(this, floats32[at] ?? 0, floats32[at + 1] ?? 0, floats32[at + 2] ?? 0, floats32[at + 3] ?? 0);
    },
    readDrawn(index) {
      wasm.FPDFText_GetCharBox(textPage, index, scratch, scratch + 8, scratch + 16, scratch + 24);
      const [left = 0, right = 0, bottom = 0, top = 0] = heap().floats64.subarray(
        scratch >> 3,
        (scratch >> 3) + 4,
      );
      put(this, left, top, right, bottom);
    },
    originPt(index) {
      wasm.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8);
      const [x = 0, y = 0] = heap().floats64.subarray(scratch >> 3, (scratch >> 3) + 2);
      return shownX(frame, x, y);
    },
  };
}
