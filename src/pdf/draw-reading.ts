import type { Block, BlockKind, Box, Page, Structure } from '../course/document.ts';
import {
  type Colour,
  drawLabel,
  drawLine,
  fillBox,
  labelWidth,
  type PixelBox,
  strokeBox,
} from './drawing.ts';
import type { Bitmap } from './render-page.ts';

const COLOURS: Readonly<Record<BlockKind, Colour>> = {
  text: [40, 90, 200],
  list_item: [0, 140, 140],
  code: [120, 60, 180],
  quote: [140, 100, 40],
  table: [0, 140, 40],
  figure: [230, 120, 0],
  formula: [200, 0, 160],
  caption: [120, 130, 0],
  footnote: [0, 110, 170],
};
const HEADING: Colour = [210, 20, 30];
const FURNITURE: Colour = [130, 130, 130];
const ORDER: Colour = [250, 150, 60];
const SEEN_THROUGH = 0.08;

/** What stands in a block's label on the picture, and what a person reads beside it. */
export interface DrawnBlock {
  /** From 1, in reading order. */
  number: number;
  kind: BlockKind;
  headingLevel?: number;
  furniture: boolean;
}

/** What each block of a page is, in reading order. */
export function listDrawnBlocks(page: Page, structure: Structure): DrawnBlock[] {
  const furniture = new Set(structure.furniture[page.pageNumber] ?? []);
  const levels = new Map<number, number>();
  for (const { pageNumber, blockIndex, blockCount = 1, level } of structure.headings) {
    if (pageNumber !== page.pageNumber || blockIndex === undefined) continue;
    for (let index = blockIndex; index < blockIndex + blockCount; index += 1) levels.set(index, level);
  }
  return page.blocks.map(({ kind }, index) => {
    const block = { number: index + 1, kind, furniture: furniture.has(index) };
    const headingLevel = levels.get(index);
    return headingLevel === undefined ? block : { ...block, headingLevel };
  });
}

/**
 * Draws on a picture of a page how it was read: blocks in the colour of their kind with their numbers, headings
 * with their level, running heads crossed out, the words of each line underlined, regions framed twice, and a
 * line from each block to the next.
 */
export function drawReading(bitmap: Bitmap, page: Page, structure: Structure): void {
  const scale = bitmap.width / page.widthPt;
  const dot = Math.max(1, Math.round(scale * 1.3));
  let before: readonly [number, number] | undefined;
  for (const drawn of listDrawnBlocks(page, structure)) {
    const block = page.blocks[drawn.number - 1];
    const box = block === undefined ? undefined : outlineOf(block);
    if (block === undefined || box === undefined) continue;
    const colour = colourOf(drawn);
    const pixels = toPixels(box, scale);
    fillBox(bitmap, pixels, colour, SEEN_THROUGH);
    strokeBox(bitmap, pixels, colour, drawn.headingLevel === undefined ? 1 : 2);
    if (block.region !== undefined) drawRegion(bitmap, toPixels(block.region, scale), colour);
    drawWords(bitmap, block, scale, colour);
    if (drawn.furniture) crossOut(bitmap, pixels, colour);
    const at: readonly [number, number] = [pixels.left, pixels.top];
    if (before !== undefined && !drawn.furniture) drawLine(bitmap, before, at, ORDER, Math.max(1, dot - 1));
    // In the margin, so that it hides no text.
    const label = labelOf(drawn, block);
    const left = Math.max(0, pixels.left - labelWidth(label, dot) - 2);
    drawLabel(bitmap, label, { left, top: pixels.top }, colour, dot);
    if (!drawn.furniture) before = at;
  }
}

function colourOf({ furniture, headingLevel, kind }: DrawnBlock): Colour {
  if (furniture) return FURNITURE;
  return headingLevel === undefined ? COLOURS[kind] : HEADING;
}

/** "12", "12 H2" for a heading of level 2, "12 4x3" for a table of four rows and three columns. */
function labelOf({ number, headingLevel }: DrawnBlock, { table }: Block): string {
  if (headingLevel !== undefined) return `${number} H${headingLevel}`;
  return table === undefined
    ? String(number)
    : `${number} ${table.rows.length}x${table.rows[0]?.length ?? 0}`;
}

const toPixels = (box: Box, scale: number): PixelBox => ({
  left: box.leftPt * scale,
  top: box.topPt * scale,
  width: box.widthPt * scale,
  height: box.heightPt * scale,
});

/** Round all lines, or the region where there is none; undefined for a block that stands nowhere. */
function outlineOf({ lines, region }: Block): Box | undefined {
  const boxes = lines.filter(({ edgesPt }) => edgesPt.length > 0).map(({ box }) => box);
  if (boxes.length === 0) return region;
  const leftPt = Math.min(...boxes.map((box) => box.leftPt));
  const topPt = Math.min(...boxes.map((box) => box.topPt));
  const rightPt = Math.max(...boxes.map((box) => box.leftPt + box.widthPt));
  const bottomPt = Math.max(...boxes.map((box) => box.topPt + box.heightPt));
  return { leftPt, topPt, widthPt: rightPt - leftPt, heightPt: bottomPt - topPt };
}

function drawRegion(bitmap: Bitmap, box: PixelBox, colour: Colour): void {
  const { left, top, width, height } = box;
  strokeBox(bitmap, { left: left - 3, top: top - 3, width: width + 6, height: height + 6 }, colour, 2);
}

function drawWords(bitmap: Bitmap, { lines }: Block, scale: number, colour: Colour): void {
  for (const { box, edgesPt } of lines)
    for (let at = 0; at + 1 < edgesPt.length; at += 2) {
      const leftPt = edgesPt[at] ?? 0;
      const topPt = box.topPt + box.heightPt;
      const widthPt = (edgesPt[at + 1] ?? 0) - leftPt;
      const { left, top, width } = toPixels({ leftPt, topPt, widthPt, heightPt: 0 }, scale);
      fillBox(bitmap, { left, top: top - 1, width, height: 1 }, colour, 0.6);
    }
}

function crossOut(bitmap: Bitmap, { left, top, width, height }: PixelBox, colour: Colour): void {
  drawLine(bitmap, [left, top], [left + width, top + height], colour, 2);
  drawLine(bitmap, [left, top + height], [left + width, top], colour, 2);
}
