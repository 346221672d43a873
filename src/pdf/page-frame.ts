import type { Box } from '../course/document.ts';
import type { Pdfium } from './pdfium.ts';

/** How a page is shown: its size after cropping and rotation, and the way there from PDF user space. */
export interface PageFrame {
  widthPt: number;
  heightPt: number;
  /** User space edges of the visible region. */
  leftPt: number;
  bottomPt: number;
  rightPt: number;
  topPt: number;
  /** Clockwise quarter turns, 0 to 3. */
  quarterTurns: number;
}

/** Reads the frame of a loaded page. */
export function readFrame(pdfium: Pdfium, pagePointer: number): PageFrame {
  const { wasm, scratch } = pdfium;
  const widthPt = wasm.FPDF_GetPageWidthF(pagePointer);
  const heightPt = wasm.FPDF_GetPageHeightF(pagePointer);
  const quarterTurns = Math.max(0, wasm.FPDFPage_GetRotation(pagePointer)) % 4;
  const turned = quarterTurns % 2 === 1;
  const frame = {
    widthPt,
    heightPt,
    leftPt: 0,
    bottomPt: 0,
    rightPt: turned ? heightPt : widthPt,
    topPt: turned ? widthPt : heightPt,
    quarterTurns,
  };
  if (wasm.FPDF_GetPageBoundingBox(pagePointer, scratch) !== 0) {
    const { floats32 } = pdfium.heap();
    const [leftPt = 0, topPt = 0, rightPt = 0, bottomPt = 0] = floats32.subarray(
      scratch >> 2,
      (scratch >> 2) + 4,
    );
    if (rightPt > leftPt && topPt > bottomPt) Object.assign(frame, { leftPt, topPt, rightPt, bottomPt });
  }
  return frame;
}

/** Across the page, from the left edge, of a point of user space. */
export function shownX(
  { quarterTurns, leftPt, rightPt, bottomPt, topPt }: PageFrame,
  x: number,
  y: number,
): number {
  if (quarterTurns === 0) return x - leftPt;
  if (quarterTurns === 1) return y - bottomPt;
  return quarterTurns === 2 ? rightPt - x : topPt - y;
}

/** Down the page, from the top edge, of a point of user space. */
export function shownY(
  { quarterTurns, leftPt, rightPt, bottomPt, topPt }: PageFrame,
  x: number,
  y: number,
): number {
  if (quarterTurns === 0) return topPt - y;
  if (quarterTurns === 1) return x - leftPt;
  return quarterTurns === 2 ? y - bottomPt : rightPt - x;
}

/** A rectangle of user space as it is shown. */
export function shownBox(frame: PageFrame, left: number, bottom: number, right: number, top: number): Box {
  const x0 = shownX(frame, left, bottom);
  const y0 = shownY(frame, left, bottom);
  const x1 = shownX(frame, right, top);
  const y1 = shownY(frame, right, top);
  return {
    leftPt: Math.min(x0, x1),
    topPt: Math.min(y0, y1),
    widthPt: Math.abs(x1 - x0),
    heightPt: Math.abs(y1 - y0),
  };
}
