import type { Block, Box, Line } from '../course/document.ts';
import { around, clipTo, grown } from './boxes.ts';
import type { PageGraphics } from './page-graphics.ts';
import { roundBox } from './printed-lines.ts';
import { boxOfBlock } from './region-places.ts';

const MAX_HEIGHT_EM = 1.7;
const MAX_WIDTH_EM = 4;
const MIN_HEIGHT_EM = 0.2;
const MIN_GAP_EM = 0.4;
const TRAILING_GAP_EM = 0.9;
const MOST_GLYPHS = 1200;

/**
 * Shows paragraphs and points of a slide as pictures where a formula in their lines is drawn, not printed: their
 * text lacks it.
 *
 * Out: the same blocks with the same lines; those with a drawn formula have their region, and points stay points.
 */
export function showDrawnFormulas(
  blocks: readonly Block[],
  { shapes }: PageGraphics,
  page: { widthPt: number; heightPt: number },
): Block[] {
  if (shapes.length === 0 || shapes.length > MOST_GLYPHS) return [...blocks];
  return blocks.map((block) => {
    if (block.kind !== 'text' && block.kind !== 'list_item') return block;
    const drawn = block.lines.flatMap((line) => glyphsIn(line, block.sizePt, shapes));
    if (drawn.length === 0) return block;
    const region = drawn.reduce((sum, box) => around(sum, box), boxOfBlock(block));
    return { ...block, kind: 'formula', region: roundBox(clipTo(page, grown(region, 2))) };
  });
}

/** The drawn signs that stand in the gaps of a line, or follow it. */
function glyphsIn({ box, edgesPt }: Line, sizePt: number, shapes: readonly Box[]): Box[] {
  const near = shapes
    .filter((shape) => {
      const middlePt = shape.topPt + shape.heightPt / 2;
      return (
        middlePt > box.topPt - 0.1 * sizePt &&
        middlePt < box.topPt + box.heightPt + 0.1 * sizePt &&
        shape.heightPt < MAX_HEIGHT_EM * sizePt &&
        shape.widthPt < MAX_WIDTH_EM * sizePt
      );
    })
    .sort((one, other) => one.leftPt - other.leftPt);
  const gaps: [number, number][] = [];
  for (let at = 1; at + 1 < edgesPt.length; at += 2) {
    const [endPt = 0, startPt = 0] = [edgesPt[at], edgesPt[at + 1]];
    if (startPt - endPt > MIN_GAP_EM * sizePt) gaps.push([endPt, startPt]);
  }
  const slackPt = 0.15 * sizePt;
  const found = near.filter(({ leftPt, widthPt }) =>
    gaps.some(([endPt, startPt]) => leftPt > endPt - slackPt && leftPt + widthPt < startPt + slackPt),
  );
  let endPt = box.leftPt + box.widthPt;
  for (const shape of near) {
    if (shape.leftPt < endPt - slackPt || shape.leftPt - endPt > TRAILING_GAP_EM * sizePt) continue;
    found.push(shape);
    endPt = Math.max(endPt, shape.leftPt + shape.widthPt);
  }
  return found.some(({ heightPt }) => heightPt > MIN_HEIGHT_EM * sizePt) ? found : [];
}
