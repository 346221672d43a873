import type { Box } from '../course/document.ts';
import { areaOf } from './boxes.ts';

// A tick or a key of colours is no bar.
const MIN_AREA_PT2 = 20;

/** Bars that stand on one line, of several heights or lengths. */
export function isBarChart(shades: readonly Box[]): boolean {
  const fills = shades.filter((box) => areaOf(box) > MIN_AREA_PT2);
  if (fills.length < 4) return false;
  const different = (values: readonly number[]): number =>
    new Set(values.map((value) => Math.round(value))).size;
  const feet = different(fills.map((box) => (box.topPt + box.heightPt) / 2));
  const sides = different(fills.map((box) => box.leftPt / 2));
  const heights = different(fills.map((box) => box.heightPt));
  const widths = different(fills.map((box) => box.widthPt));
  return (feet <= 2 && heights > 2 && sides > 3) || (sides <= 2 && widths > 2 && heights <= 2);
}
