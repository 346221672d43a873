import type { Block, Page } from '../course/document.ts';
import { boxOfBlock } from './region-places.ts';

// The bars of themes take an eighth to a fifth of the width.
const STRIP_SHARE = 0.22;
const SMALLER = 0.85;
const MIN_LINES = 3;
const MIN_PAGES = 3;
// The rest are the parts of the running section, which the bar shows only there.
const MIN_COMMON_SHARE = 0.5;
const MIN_DECK_SHARE = 0.5;

/** A block in a bar at the side of slides. */
export interface SidebarBlock {
  pageNumber: number;
  blockIndex: number;
}

/**
 * Finds the bars at a side of slides that name the deck and list its sections: small print in a strip, most of whose
 * lines come back on other slides.
 *
 * In: the pages of a deck, and the size of its text.
 */
export function findSidebars(pages: readonly Page[], bodyPt: number): SidebarBlock[] {
  return (['left', 'right'] as const).flatMap((side) => {
    const strips = pages.map((page) => stripOf(page, side, SMALLER * bodyPt));
    const counts = new Map<string, number>();
    for (const { blocks } of strips)
      for (const key of new Set(blocks.flatMap(({ block }) => keysOf(block))))
        counts.set(key, (counts.get(key) ?? 0) + 1);
    const bars = strips.filter(({ blocks }) => {
      const keys = blocks.flatMap(({ block }) => keysOf(block));
      const common = keys.filter((key) => (counts.get(key) ?? 0) >= MIN_PAGES);
      return keys.length >= MIN_LINES && common.length >= MIN_COMMON_SHARE * keys.length;
    });
    if (bars.length < MIN_PAGES || bars.length < MIN_DECK_SHARE * pages.length) return [];
    return bars.flatMap(({ pageNumber, blocks }) =>
      blocks.map(({ blockIndex }) => ({ pageNumber, blockIndex })),
    );
  });
}

interface Strip {
  pageNumber: number;
  blocks: { block: Block; blockIndex: number }[];
}

/** The small print that stands wholly in a strip along a side. */
function stripOf({ pageNumber, widthPt, blocks }: Page, side: 'left' | 'right', mostPt: number): Strip {
  const within = blocks
    .map((block, blockIndex) => ({ block, blockIndex }))
    .filter(({ block }) => {
      if (block.region !== undefined || block.sizePt > mostPt || block.lines.length === 0) return false;
      const box = boxOfBlock(block);
      return side === 'left'
        ? box.leftPt + box.widthPt < STRIP_SHARE * widthPt
        : box.leftPt > (1 - STRIP_SHARE) * widthPt;
    });
  return { pageNumber, blocks: within };
}

const keysOf = ({ lines }: Block): string[] =>
  lines.map(({ text }) => text.toLowerCase().replace(/[\p{Nd}\s]+/gu, '')).filter((key) => key.length > 1);
