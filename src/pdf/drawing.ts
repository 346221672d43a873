import type { Bitmap } from './render-page.ts';

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/** In pixels, origin top left; parts outside of the picture are not drawn. */
export interface PixelBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Colours a rectangle; `share` (0 to 1) is how much of it shows over what was there. */
export function fillBox(bitmap: Bitmap, box: PixelBox, colour: Colour, share = 1): void {
  const left = Math.max(0, Math.round(box.left));
  const top = Math.max(0, Math.round(box.top));
  const right = Math.min(bitmap.width, Math.round(box.left + box.width));
  const bottom = Math.min(bitmap.height, Math.round(box.top + box.height));
  const { rgba } = bitmap;
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const at = (y * bitmap.width + x) * 4;
      for (let part = 0; part < 3; part += 1)
        rgba[at + part] = (rgba[at + part] ?? 0) * (1 - share) + (colour[part] ?? 0) * share;
    }
}

/** Draws the edges of a rectangle, inside of it. */
export function strokeBox(bitmap: Bitmap, box: PixelBox, colour: Colour, thickness = 1): void {
  const { left, top, width, height } = box;
  fillBox(bitmap, { left, top, width, height: thickness }, colour);
  fillBox(bitmap, { left, top: top + height - thickness, width, height: thickness }, colour);
  fillBox(bitmap, { left, top, width: thickness, height }, colour);
  fillBox(bitmap, { left: left + width - thickness, top, width: thickness, height }, colour);
}

/** More steps than any picture has pixels on a side. */
const MAX_STEPS = 20_000;

export function drawLine(
  bitmap: Bitmap,
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  colour: Colour,
  thickness = 1,
): void {
  const steps = Math.min(MAX_STEPS, Math.max(1, Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)))));
  for (let step = 0; step <= steps; step += 1) {
    const left = x0 + ((x1 - x0) * step) / steps;
    const top = y0 + ((y1 - y0) * step) / steps;
    fillBox(bitmap, { left, top, width: thickness, height: thickness }, colour, 0.7);
  }
}

// Three dots across, five down, from the top; a row is three bits.
const GLYPHS: Readonly<Record<string, readonly number[]>> = {
  '0': [7, 5, 5, 5, 7],
  '1': [2, 6, 2, 2, 7],
  '2': [7, 1, 7, 4, 7],
  '3': [7, 1, 3, 1, 7],
  '4': [5, 5, 7, 1, 1],
  '5': [7, 4, 7, 1, 7],
  '6': [7, 4, 7, 5, 7],
  '7': [7, 1, 2, 2, 2],
  '8': [7, 5, 7, 5, 7],
  '9': [7, 5, 7, 1, 7],
  H: [5, 5, 7, 5, 5],
  x: [0, 5, 2, 5, 0],
  ' ': [0, 0, 0, 0, 0],
};
const GLYPH_WIDTH = 4;
const GLYPH_HEIGHT = 5;

/** How wide a label is, in pixels. */
export const labelWidth = (text: string, dot: number): number => (text.length * GLYPH_WIDTH + 1) * dot;

/** Writes digits, "H", "x" and spaces, white on a box of `colour`; each dot of a letter is `dot` pixels wide. */
export function drawLabel(
  bitmap: Bitmap,
  text: string,
  { left, top }: { left: number; top: number },
  colour: Colour,
  dot: number,
): void {
  const height = (GLYPH_HEIGHT + 2) * dot;
  fillBox(bitmap, { left, top, width: labelWidth(text, dot), height }, colour);
  [...text].forEach((char, index) => {
    (GLYPHS[char] ?? []).forEach((row, y) => {
      for (let x = 0; x < 3; x += 1) {
        if (((row >> (2 - x)) & 1) === 0) continue;
        const dotLeft = left + (1 + index * GLYPH_WIDTH + x) * dot;
        fillBox(
          bitmap,
          { left: dotLeft, top: top + (1 + y) * dot, width: dot, height: dot },
          [255, 255, 255],
        );
      }
    });
  });
}
