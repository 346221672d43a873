import type { Box } from '../course/document.ts';
import { boxOfDrawnText } from './drawn-letters.ts';
import { type PageFrame, shownBox } from './page-frame.ts';
import { type Matrix, readPath } from './path-shape.ts';
import type { Pdfium } from './pdfium.ts';

/** What a page shows besides text, as it is shown, origin top left. */
export interface PageGraphics {
  /** Level and upright lines, and the edges of boxes. */
  rules: Box[];
  /** Raster pictures. */
  pictures: Box[];
  /** Rectangles filled with a colour: backgrounds, bars, the shades of rows. */
  fills: Box[];
  /** Everything else that is drawn: curves, slanted lines, filled outlines. */
  shapes: Box[];
  /**
   * Share of the page (0 to 1) that raster pictures cover, drawings kept as an object that hold no text, and text
   * that is drawn as curves.
   */
  pictureShare: number;
}

export const NO_GRAPHICS: PageGraphics = { rules: [], pictures: [], fills: [], shapes: [], pictureShare: 0 };

const TEXT_OBJECT = 1;
const PATH_OBJECT = 2;
const IMAGE_OBJECT = 3;
const SHADING_OBJECT = 4;
const FORM_OBJECT = 5;

// A page of dense text has some hundred objects, a map ten thousands; what comes after is not looked at.
const MAX_OBJECTS = 6000;
// A shape of a map more or less changes nothing in where the map is.
const MAX_SHAPES = 1500;
const MAX_FORM_DEPTH = 4;
// Points of paths that are asked for, on one page.
const MAX_POINTS = 20_000;
const THIN_PT = 2.2;
// A rectangle over nearly the whole page is its paper.
const PAPER_SHARE = 0.93;

interface Walk {
  pdfium: Pdfium;
  frame: PageFrame;
  objectsLeft: number;
  pointsLeft: number;
  found: PageGraphics;
  /** Forms without text: drawings, counted with the pictures. */
  drawings: Box[];
}

/** A list of objects: the page's own, or those of a form. */
interface Objects {
  count: number;
  at: (index: number) => number;
  /** From the form's space to the page's; absent on the page itself. */
  matrix?: Matrix;
  depth: number;
}

/** Reads what is drawn on a page. One call for each object of text, a few more for what is drawn. */
export function readGraphics(pdfium: Pdfium, pagePointer: number, frame: PageFrame): PageGraphics {
  const { wasm } = pdfium;
  const count = wasm.FPDFPage_CountObjects(pagePointer);
  const found = { rules: [], pictures: [], fills: [], shapes: [], pictureShare: 0 };
  const walk: Walk = {
    pdfium,
    frame,
    objectsLeft: MAX_OBJECTS,
    pointsLeft: MAX_POINTS,
    found,
    drawings: [],
  };
  const hasText = walkObjects(walk, {
    count,
    at: (index) => wasm.FPDFPage_GetObject(pagePointer, index),
    depth: 0,
  });
  const letters = hasText ? undefined : boxOfDrawnText(walk.found.shapes);
  if (letters !== undefined) walk.drawings.push(letters);
  walk.found.pictureShare = coveredShare([...walk.found.pictures, ...walk.drawings], frame);
  return walk.found;
}

/** Out: whether there is text among the objects. */
function walkObjects(walk: Walk, { count, at, matrix, depth }: Objects): boolean {
  const { wasm } = walk.pdfium;
  let hasText = false;
  for (let index = 0; index < count && walk.objectsLeft > 0; index += 1) {
    walk.objectsLeft -= 1;
    const object = at(index);
    if (object === 0) continue;
    const type = wasm.FPDFPageObj_GetType(object);
    if (type === TEXT_OBJECT) {
      hasText = true;
      continue;
    }
    const box = readBox(walk, object, matrix);
    if (box === undefined) continue;
    if (type === PATH_OBJECT) addPath(walk, object, box, matrix);
    else if (type === IMAGE_OBJECT) addPicture(walk, box);
    else if (type === SHADING_OBJECT && !isPaper(walk.frame, box)) walk.found.fills.push(box);
    else if (type === FORM_OBJECT) hasText = walkForm(walk, object, box, matrix, depth) || hasText;
  }
  return hasText;
}

function walkForm(walk: Walk, form: number, box: Box, matrix: Matrix | undefined, depth: number): boolean {
  if (depth >= MAX_FORM_DEPTH) return false;
  const { wasm } = walk.pdfium;
  const count = wasm.FPDFFormObj_CountObjects(form);
  if (count <= 0) return false;
  const own = readMatrix(walk.pdfium, form);
  const hasText = walkObjects(walk, {
    count,
    at: (index) => wasm.FPDFFormObj_GetObject(form, index),
    matrix: matrix === undefined ? own : multiply(own, matrix),
    depth: depth + 1,
  });
  if (!hasText && depth === 0) walk.drawings.push(box);
  return hasText;
}

function addPicture({ frame, found }: Walk, box: Box): void {
  if (found.pictures.length >= MAX_SHAPES) return;
  const { widthPt, heightPt } = box;
  if (widthPt < THIN_PT || heightPt < THIN_PT) {
    if (Math.max(widthPt, heightPt) > THIN_PT) found.rules.push(box);
  } else if (isOnPage(frame, box)) found.pictures.push(box);
}

function addPath(walk: Walk, object: number, box: Box, matrix: Matrix | undefined): void {
  const { found, frame, pdfium } = walk;
  if (!isOnPage(frame, box)) return;
  const { widthPt, heightPt } = box;
  if (widthPt <= THIN_PT || heightPt <= THIN_PT) {
    if (Math.max(widthPt, heightPt) > THIN_PT && found.rules.length < MAX_SHAPES) found.rules.push(box);
    return;
  }
  if (found.shapes.length + found.fills.length + found.rules.length >= MAX_SHAPES) return;
  const own = readMatrix(pdfium, object);
  const whole = matrix === undefined ? own : multiply(own, matrix);
  const path = readPath(pdfium, object, walk.pointsLeft, ([x, y]) => {
    const at = apply(whole, x, y);
    const { leftPt, topPt } = shownBox(frame, at[0], at[1], at[0], at[1]);
    return [leftPt, topPt];
  });
  walk.pointsLeft -= path.points;
  if (path.kind === 'shape') found.shapes.push(box);
  else if (path.kind === 'lines') {
    found.rules.push(...path.rules);
    for (const fill of path.fills) if (!isPaper(frame, fill)) found.fills.push(fill);
  }
}

/** Where an object is shown; undefined where its bounds are no numbers. */
function readBox({ pdfium, frame }: Walk, object: number, matrix: Matrix | undefined): Box | undefined {
  const { wasm, scratch } = pdfium;
  if (wasm.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0)
    return undefined;
  const at = scratch >> 2;
  const { floats32 } = pdfium.heap();
  let left = floats32[at] ?? 0;
  let bottom = floats32[at + 1] ?? 0;
  let right = floats32[at + 2] ?? 0;
  let top = floats32[at + 3] ?? 0;
  if (matrix !== undefined) {
    const corners = [
      apply(matrix, left, bottom),
      apply(matrix, left, top),
      apply(matrix, right, bottom),
      apply(matrix, right, top),
    ];
    left = Math.min(...corners.map(([x]) => x));
    right = Math.max(...corners.map(([x]) => x));
    bottom = Math.min(...corners.map(([, y]) => y));
    top = Math.max(...corners.map(([, y]) => y));
  }
  const box = shownBox(frame, left, bottom, right, top);
  return Number.isFinite(box.leftPt + box.topPt + box.widthPt + box.heightPt) ? box : undefined;
}

function readMatrix(pdfium: Pdfium, object: number): Matrix {
  const { wasm, scratch } = pdfium;
  if (wasm.FPDFPageObj_GetMatrix(object, scratch) === 0) return [1, 0, 0, 1, 0, 0];
  const at = scratch >> 2;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = pdfium.heap().floats32.subarray(at, at + 6);
  return [a, b, c, d, e, f];
}

const apply = ([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];

/** First `inner`, then `outer`. */
function multiply([a, b, c, d, e, f]: Matrix, outer: Matrix): Matrix {
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

const isOnPage = ({ widthPt, heightPt }: PageFrame, box: Box): boolean =>
  box.leftPt < widthPt &&
  box.topPt < heightPt &&
  box.leftPt + box.widthPt > 0 &&
  box.topPt + box.heightPt > 0;

/** Whether a box is as large as the page. */
export const isPaper = (page: { widthPt: number; heightPt: number }, box: Box): boolean =>
  box.widthPt > PAPER_SHARE * page.widthPt && box.heightPt > PAPER_SHARE * page.heightPt;

// As fine as two hundredths of each side; pictures that lie over each other are counted once.
const STEPS = 50;

/** The share of the page that lies under any of the boxes, 0 to 1. */
function coveredShare(
  boxes: readonly Box[],
  { widthPt, heightPt }: { widthPt: number; heightPt: number },
): number {
  if (boxes.length === 0 || !(widthPt > 0) || !(heightPt > 0)) return 0;
  const covered = new Uint8Array(STEPS * STEPS);
  // The first and the last of the cells whose middle lies between two edges.
  const cells = (fromPt: number, toPt: number, wholePt: number): [number, number] => [
    Math.max(0, Math.ceil((fromPt / wholePt) * STEPS - 0.5)),
    Math.min(STEPS - 1, Math.floor((toPt / wholePt) * STEPS - 0.5)),
  ];
  for (const box of boxes.slice(0, MAX_SHAPES)) {
    const [left, right] = cells(box.leftPt, box.leftPt + box.widthPt, widthPt);
    const [top, bottom] = cells(box.topPt, box.topPt + box.heightPt, heightPt);
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) covered[row * STEPS + column] = 1;
  }
  return covered.reduce((sum, one) => sum + one, 0) / (STEPS * STEPS);
}
