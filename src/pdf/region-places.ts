import type { Block, Box } from '../course/document.ts';

/** The box around all lines of a block, or its region. */
export function boxOfBlock({ lines, region }: Block): Box {
  if (region !== undefined) return region;
  let [leftPt, topPt, rightPt, bottomPt] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0];
  for (const { box, text } of lines) {
    if (text === '') continue;
    leftPt = Math.min(leftPt, box.leftPt);
    topPt = Math.min(topPt, box.topPt);
    rightPt = Math.max(rightPt, box.leftPt + box.widthPt);
    bottomPt = Math.max(bottomPt, box.topPt + box.heightPt);
  }
  return { leftPt, topPt, widthPt: rightPt - leftPt, heightPt: bottomPt - topPt };
}

const overlapPt = (one: Box, other: Box): number =>
  Math.min(one.leftPt + one.widthPt, other.leftPt + other.widthPt) - Math.max(one.leftPt, other.leftPt);

/** Whether two boxes stand in one column: they share a third of the narrower one's width. */
export const sharesColumn = (one: Box, other: Box): boolean =>
  overlapPt(one, other) > Math.min(one.widthPt, other.widthPt) / 3;

/** Puts each region after the text that stands above it in its column, or before what stands under it. */
export function placeAmong(blocks: readonly Block[], regions: readonly Block[]): Block[] {
  const placed = [...blocks];
  const byTop = [...regions].sort((one, other) => (one.region?.topPt ?? 0) - (other.region?.topPt ?? 0));
  for (const region of byTop) {
    const boxes = widened(placed);
    const box = boxOfBlock(region);
    placed.splice(placeOf(box, boxes), 0, region);
  }
  return placed;
}

/** The boxes of blocks, that of a single short line as wide as the paragraph beside it that begins at its margin. */
function widened(blocks: readonly Block[]): Box[] {
  const boxes = blocks.map(boxOfBlock);
  return boxes.map((box, index) => {
    const block = blocks[index];
    if (block?.kind !== 'text' || block.lines.length !== 1) return box;
    let widthPt = box.widthPt;
    for (let at = index - NEAR_BLOCKS; at <= index + NEAR_BLOCKS; at += 1) {
      const [near, other] = [blocks[at], boxes[at]];
      if (near?.kind !== 'text' || other === undefined || near.lines.length < 2) continue;
      if (Math.abs(other.leftPt - box.leftPt) < block.sizePt) widthPt = Math.max(widthPt, other.widthPt);
    }
    return { ...box, widthPt };
  });
}

// A formula or two may stand between a line and its paragraph.
const NEAR_BLOCKS = 3;

function placeOf(region: Box, boxes: readonly Box[]): number {
  const middlePt = region.topPt + region.heightPt / 2;
  let above = -1;
  let besideAbove = -1;
  let below = -1;
  const bottomOf = (index: number): number => (boxes[index]?.topPt ?? 0) + (boxes[index]?.heightPt ?? 0);
  boxes.forEach((box, index) => {
    if (!sharesColumn(box, region)) return;
    const isAbove =
      box.topPt + box.heightPt / 2 <= middlePt && box.topPt + box.heightPt < region.topPt + region.heightPt;
    if (isAbove) {
      if (above < 0 || bottomOf(index) > bottomOf(above)) above = index;
    } else if (below < 0 || box.topPt < (boxes[below]?.topPt ?? 0)) below = index;
  });
  const nearest = boxes[above];
  if (nearest === undefined) return below < 0 ? boxes.length : below;
  // A region over two columns comes after what stands above it in both.
  boxes.forEach((box, index) => {
    if (overlapPt(box, nearest) > 0 || !sharesColumn(box, region)) return;
    const isAbove = box.topPt + box.heightPt <= region.topPt + 2;
    if (isAbove && (besideAbove < 0 || bottomOf(index) > bottomOf(besideAbove))) besideAbove = index;
  });
  let place = Math.max(above, besideAbove) + 1;
  // "For example:" at the margin is too short to reach over a table in the middle that it announces.
  const under = boxes[below];
  for (let box = boxes[place]; box !== undefined; box = boxes[place]) {
    const isAbove = box.topPt >= bottomOf(above) && box.topPt + box.heightPt <= region.topPt + 2;
    if (!isAbove || !sharesColumn(box, nearest) || (under !== undefined && !sharesColumn(box, under))) break;
    place += 1;
  }
  return place;
}
