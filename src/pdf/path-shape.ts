import type { Box } from '../course/document.ts';
import type { Pdfium } from './pdfium.ts';

/** As in PDF: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

type Point = [number, number];

/** What a path shows. `points` are those that were asked for. */
export type PathShape =
  | { kind: 'lines'; rules: Box[]; fills: Box[]; points: number }
  | { kind: 'shape' | 'nothing'; points: number };

const LINE_TO = 0;
const BEZIER_TO = 1;
const MOVE_TO = 2;

// A whole grid in one path has some hundred points; what has more is a drawing.
const MAX_PATH_POINTS = 400;
const STRAIGHT_PT = 0.6;
// A box of a slide may have round corners; a curve that goes further is a shape.
const CORNER_PT = 14;
const NEARLY_WHITE = 250;
const THIN_PT = 2.2;

interface Stroke {
  from: Point;
  to: Point;
  curved: boolean;
}

/** Tells boxes and straight level or upright lines from everything else that can be drawn. */
export function readPath(
  pdfium: Pdfium,
  path: number,
  maxPoints: number,
  toPage: (point: Point) => Point,
): PathShape {
  const count = pdfium.wasm.FPDFPath_CountSegments(path);
  if (count <= 1) return { kind: 'nothing', points: 0 };
  const paint = readPaint(pdfium, path);
  if (!paint.stroked && (!paint.filled || paint.white)) return { kind: 'nothing', points: 0 };
  if (count > Math.min(MAX_PATH_POINTS, maxPoints)) return { kind: 'shape', points: 0 };
  const outlines = readOutlines(pdfium, path, count, toPage);
  const rules: Box[] = [];
  const fills: Box[] = [];
  for (const strokes of outlines) {
    const box = boxOfStrokes(strokes);
    if (strokes.some((stroke) => !isStraight(stroke)) && !isRoundedBox(strokes, box))
      return { kind: 'shape', points: count };
    const area = box.widthPt > THIN_PT && box.heightPt > THIN_PT;
    if (paint.filled && !area) rules.push(box);
    else if (paint.filled && !paint.white) {
      // A filled outline of many corners is a drawing; a box has four.
      if (strokes.length > 8 && !isRoundedBox(strokes, box)) return { kind: 'shape', points: count };
      fills.push(box);
    }
    if (paint.stroked) for (const stroke of strokes) if (isStraight(stroke)) rules.push(ruleOf(stroke));
  }
  return { kind: 'lines', rules, fills, points: count };
}

function readPaint(
  { wasm, scratch, heap }: Pdfium,
  path: number,
): { filled: boolean; stroked: boolean; white: boolean } {
  if (wasm.FPDFPath_GetDrawMode(path, scratch, scratch + 4) === 0)
    return { filled: true, stroked: true, white: false };
  const [fill = 0, stroke = 0] = heap().words32.subarray(scratch >> 2, (scratch >> 2) + 2);
  let white = false;
  if (
    fill !== 0 &&
    wasm.FPDFPageObj_GetFillColor(path, scratch, scratch + 4, scratch + 8, scratch + 12) !== 0
  ) {
    const colours = heap().words32.subarray(scratch >> 2, (scratch >> 2) + 4);
    white = colours.subarray(0, 3).every((part) => part >= NEARLY_WHITE) || colours[3] === 0;
  }
  return { filled: fill !== 0, stroked: stroke !== 0, white };
}

/** The strokes of each part of a path that is drawn without lifting the pen; a curve is the line to its end. */
function readOutlines(
  { wasm, scratch, heap }: Pdfium,
  path: number,
  count: number,
  toPage: (point: Point) => Point,
): Stroke[][] {
  const outlines: Stroke[][] = [];
  let strokes: Stroke[] = [];
  let from: Point | undefined;
  let bezierPoints = 0;
  for (let index = 0; index < count; index += 1) {
    const segment = wasm.FPDFPath_GetPathSegment(path, index);
    if (segment === 0 || wasm.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) continue;
    const [x = 0, y = 0] = heap().floats32.subarray(scratch >> 2, (scratch >> 2) + 2);
    const to = toPage([x, y]);
    const type = wasm.FPDFPathSegment_GetType(segment);
    if (type === MOVE_TO || from === undefined) {
      if (strokes.length > 0) outlines.push(strokes);
      strokes = [];
      from = to;
      bezierPoints = 0;
    } else if (type === LINE_TO) {
      strokes.push({ from, to, curved: false });
      from = to;
    } else if (type === BEZIER_TO) {
      // Two control points come before the end.
      bezierPoints = (bezierPoints + 1) % 3;
      if (bezierPoints !== 0) continue;
      strokes.push({ from, to, curved: true });
      from = to;
    }
  }
  if (strokes.length > 0) outlines.push(strokes);
  return outlines;
}

const isStraight = ({ from, to, curved }: Stroke): boolean =>
  !curved && (Math.abs(from[0] - to[0]) < STRAIGHT_PT || Math.abs(from[1] - to[1]) < STRAIGHT_PT);

/** Straight sides on the edges of its box, and small curves at the corners. */
function isRoundedBox(strokes: readonly Stroke[], box: Box): boolean {
  let sidesPt = 0;
  for (const stroke of strokes) {
    const acrossPt = Math.abs(stroke.from[0] - stroke.to[0]);
    const downPt = Math.abs(stroke.from[1] - stroke.to[1]);
    if (isStraight(stroke)) sidesPt += acrossPt + downPt;
    else if (!stroke.curved || acrossPt > CORNER_PT || downPt > CORNER_PT) return false;
  }
  return (
    sidesPt > 0.4 * 2 * (box.widthPt + box.heightPt) && Math.max(box.widthPt, box.heightPt) > 2 * CORNER_PT
  );
}

function boxOfStrokes(strokes: readonly Stroke[]): Box {
  const xs = strokes.flatMap(({ from, to }) => [from[0], to[0]]);
  const ys = strokes.flatMap(({ from, to }) => [from[1], to[1]]);
  const leftPt = Math.min(...xs);
  const topPt = Math.min(...ys);
  return { leftPt, topPt, widthPt: Math.max(...xs) - leftPt, heightPt: Math.max(...ys) - topPt };
}

const ruleOf = (stroke: Stroke): Box => boxOfStrokes([stroke]);
