import type { Block, Box } from '../course/document.ts';
import { findCaptionLabel } from './caption-labels.ts';
import { boxOfBlock, sharesColumn } from './region-places.ts';

// Captions stand close to what they tell of; a paragraph further off that begins so is one of the text.
const REACH_EM = 3.2;
const MAX_CAPTION_LINES = 12;

/** Marks captions beside tables and figures, and puts each next to its region where the order has them apart. */
export function markCaptions(blocks: readonly Block[]): Block[] {
  const placed = [...blocks];
  const labelled = placed.filter((block) => block.kind === 'text' && labelOf(block) !== undefined);
  for (const caption of labelled) {
    const region = findRegion(caption, placed);
    if (region === undefined) continue;
    caption.kind = 'caption';
    moveBeside(placed, caption, region);
  }
  return placed;
}

/** The label of a block that is set like a caption. */
function labelOf(block: Block): 'figure' | 'table' | undefined {
  const [first] = block.lines;
  if (first === undefined || block.lines.length > MAX_CAPTION_LINES) return undefined;
  const found = findCaptionLabel(first.text);
  if (found === undefined) return undefined;
  const rest = first.text.slice(found.label.length);
  // "Figure 3: a title", "Figure 3" alone, or a label in bold; "Figure 3 shows" goes on as a sentence does.
  const set = /^\s*(?:[.:|–—\-‒、：．。)]|$)/u.test(rest) || /^\s{2,}|^[\u3000]/.test(rest);
  const bold =
    block.weight >= 600 || first.marks?.some(({ kind, from }) => kind !== 'code' && from === 0) === true;
  const unspaced = /^[\p{Script=Han}]/u.test(first.text) && /^\s/.test(rest);
  const titled = /^\s+\p{Lu}/u.test(rest) && block.lines.length < 4;
  return set || bold || unspaced || titled ? found.kind : undefined;
}

function findRegion(caption: Block, blocks: readonly Block[]): Block | undefined {
  const box = boxOfBlock(caption);
  const wanted = labelOf(caption);
  const reachPt = REACH_EM * Math.max(8, caption.sizePt);
  let best: Block | undefined;
  let bestPt = reachPt;
  for (const block of blocks) {
    if (block.kind !== 'table' && block.kind !== 'figure') continue;
    const region = boxOfBlock(block);
    if (!sharesColumn(box, region)) continue;
    const gapPt = gapBetween(box, region);
    // Of two that are as near, the one that the label names.
    const asked = gapPt - (block.kind === wanted ? 0.6 * reachPt : 0);
    if (gapPt < -caption.sizePt || gapPt > reachPt || asked >= bestPt) continue;
    best = block;
    bestPt = asked;
  }
  return best;
}

const gapBetween = (one: Box, other: Box): number =>
  Math.max(other.topPt - one.topPt - one.heightPt, one.topPt - other.topPt - other.heightPt);

function moveBeside(blocks: Block[], caption: Block, region: Block): void {
  const above = boxOfBlock(caption).topPt < boxOfBlock(region).topPt;
  blocks.splice(blocks.indexOf(caption), 1);
  blocks.splice(blocks.indexOf(region) + (above ? 0 : 1), 0, caption);
}
