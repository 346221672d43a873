import { blockText } from '../course/block-text.ts';
import type { Page } from '../course/document.ts';

interface Candidate {
  pageNumber: number;
  blockIndex: number;
  key: string;
  slot: string;
}

// Heads and feet stand in the outer eighth of a page.
const ZONE_SHARE = 0.125;
const SLOT_PT = 4;
const MIN_PAGES = 3;
const MAX_CHARS = 160;
// On slides a title stands in one place too and is repeated over overlays; only what most slides show counts.
const MIN_SLIDE_SHARE = 0.3;

/**
 * Finds running heads, feet and page numbers: blocks at the top or bottom edge that come back on other pages,
 * digits aside, or that stand where most others come back.
 *
 * Out: page number -> indexes of the blocks, ascending; pages without any are absent.
 */
export function findFurniture(pages: readonly Page[], slides: boolean): Record<number, number[]> {
  const candidates = pages.flatMap((page) => candidatesOf(page, slides));
  const byKey = countBy(candidates, ({ key }) => key);
  const bySlot = new Map<string, { total: number; repeated: number }>();
  const repeats = slides ? Math.max(4, pages.length * MIN_SLIDE_SHARE) : MIN_PAGES;
  for (const { key, slot } of candidates) {
    const known = bySlot.get(slot) ?? { total: 0, repeated: 0 };
    known.total += 1;
    // A head that changes with the chapter comes back at least once.
    if ((byKey.get(key) ?? 0) >= 2) known.repeated += 1;
    bySlot.set(slot, known);
  }
  const furniture: Record<number, number[]> = {};
  for (const { pageNumber, blockIndex, key, slot } of candidates) {
    const known = bySlot.get(slot);
    const returns = (byKey.get(key) ?? 0) >= repeats;
    const inUsualPlace =
      !slides && known !== undefined && known.total >= MIN_PAGES && known.repeated >= 0.6 * known.total;
    if (!returns && !inUsualPlace) continue;
    const list = furniture[pageNumber] ?? [];
    list.push(blockIndex);
    furniture[pageNumber] = list;
  }
  return furniture;
}

function candidatesOf(page: Page, slides: boolean): Candidate[] {
  const candidates: Candidate[] = [];
  page.blocks.forEach((block, blockIndex) => {
    const [first] = block.lines;
    if (first === undefined || block.lines.length > 2) return;
    const { topPt, heightPt } = first.box;
    const top = topPt + heightPt < page.heightPt * ZONE_SHARE;
    const bottom = topPt > page.heightPt * (1 - ZONE_SHARE);
    // Slides have side bars too.
    if (!top && !bottom && !slides) return;
    const text = blockText(block);
    if (text.length > MAX_CHARS) return;
    const key = text
      .toLowerCase()
      .replace(/\d+/g, '#')
      .replace(/^[ivxlc]+$|^[ivxlc]+ | [ivxlc]+$/g, '#')
      .replace(/\s+/g, '');
    const edge = top ? 'top' : bottom ? 'bottom' : 'side';
    const slot = `${edge}:${Math.round(topPt / SLOT_PT)}`;
    candidates.push({
      pageNumber: page.pageNumber,
      blockIndex,
      key: slides ? `${slot}${key}` : `${edge}${key}`,
      slot,
    });
  });
  return candidates;
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
