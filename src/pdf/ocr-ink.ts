import type { Box } from '../course/document.ts';
import type { GrayBitmap } from './ocr-bitmap.ts';

// About an eighth of an inch: larger than a speck, smaller than any picture.
const CELL_PX = 36;
// The darkest a shadow of the paper is, below the brightness of the paper itself.
const SHADOW = 70;
const INK_SHARE = 0.08;
// Scanners leave black edges.
const EDGE_SHARE = 0.03;

/**
 * The share of a scan (0 to 1) that shows something besides its text: pictures, drawings, what could not be read.
 *
 * In: `texts` are the places of its lines, `ptPerPx` the scale of the bitmap.
 */
export function inkShare(bitmap: GrayBitmap, texts: readonly Box[], ptPerPx: number): number {
  const columns = Math.ceil(bitmap.width / CELL_PX);
  const rows = Math.ceil(bitmap.height / CELL_PX);
  const isText = new Uint8Array(columns * rows);
  for (const { leftPt, topPt, widthPt, heightPt } of texts) {
    const cellPt = CELL_PX * ptPerPx;
    // A line is a little taller than its box says, and a drop of ink wider.
    const [top, bottom] = [(topPt - heightPt / 2) / cellPt, (topPt + heightPt * 1.5) / cellPt];
    const [left, right] = [leftPt / cellPt - 1, (leftPt + widthPt) / cellPt + 1];
    for (let row = Math.max(0, Math.floor(top)); row < Math.min(rows, bottom); row += 1)
      for (let column = Math.max(0, Math.floor(left)); column < Math.min(columns, right); column += 1)
        isText[row * columns + column] = 1;
  }
  const dark = brightnessOfPaper(bitmap) - SHADOW;
  const edgeColumns = Math.ceil(columns * EDGE_SHARE);
  const edgeRows = Math.ceil(rows * EDGE_SHARE);
  let inked = 0;
  for (let row = edgeRows; row < rows - edgeRows; row += 1)
    for (let column = edgeColumns; column < columns - edgeColumns; column += 1)
      if (isText[row * columns + column] === 0 && isInked(bitmap, row, column, dark)) inked += 1;
  return Math.round((inked / (columns * rows)) * 1000) / 1000;
}

/** The commonest gray of the lighter half. */
function brightnessOfPaper({ gray }: GrayBitmap): number {
  const counts = new Uint32Array(256);
  for (let at = 0; at < gray.length; at += 7) {
    const value = gray[at] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  let best = 255;
  for (let value = 128; value < 256; value += 1) if ((counts[value] ?? 0) > (counts[best] ?? 0)) best = value;
  return best;
}

function isInked({ gray, width, height }: GrayBitmap, row: number, column: number, dark: number): boolean {
  const [fromY, toY] = [row * CELL_PX, Math.min(height, (row + 1) * CELL_PX)];
  const [fromX, toX] = [column * CELL_PX, Math.min(width, (column + 1) * CELL_PX)];
  let count = 0;
  for (let y = fromY; y < toY; y += 2)
    for (let x = fromX; x < toX; x += 2) if ((gray[y * width + x] ?? 255) < dark) count += 1;
  return count * 4 > INK_SHARE * (toY - fromY) * (toX - fromX);
}
