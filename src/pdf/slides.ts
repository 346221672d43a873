import { blockText } from '../course/block-text.ts';
import type { Heading, Page } from '../course/document.ts';
import { titleKey } from './title-key.ts';

const MAX_WORDS = 170;
const MAX_TITLE_CHARS = 120;
const TITLE_ZONE = 0.35;

/** Most pages are landscape and hold few words. */
export function isSlideDeck(pages: readonly Page[]): boolean {
  const withText = pages.filter(({ blocks }) => blocks.length > 0);
  const slides = withText.filter((page) => page.widthPt > page.heightPt && countWords(page) < MAX_WORDS);
  return withText.length > 0 && slides.length >= 0.7 * withText.length;
}

const countWords = ({ blocks }: Page): number =>
  blocks.reduce(
    (sum, block) => sum + block.lines.reduce((words, line) => words + line.edgesPt.length / 2, 0),
    0,
  );

/** The title of each slide; one that stays over several overlays is one heading. */
export function headingsOfSlides(
  pages: readonly Page[],
  furniture: Readonly<Record<number, number[]>>,
): Heading[] {
  const headings: Heading[] = [];
  let lastKey = '';
  for (const page of pages) {
    const heading = titleOf(page, new Set(furniture[page.pageNumber] ?? []));
    if (heading === undefined) continue;
    const key = titleKey(heading.title);
    if (key !== lastKey) headings.push(heading);
    lastKey = key;
  }
  return headings;
}

function titleOf(page: Page, furniture: ReadonlySet<number>): Heading | undefined {
  let best: { blockIndex: number; sizePt: number; topPt: number } | undefined;
  page.blocks.forEach((block, blockIndex) => {
    const topPt = block.lines[0]?.box.topPt ?? page.heightPt;
    if (furniture.has(blockIndex) || block.kind !== 'text' || topPt > page.heightPt * TITLE_ZONE) return;
    const text = blockText(block);
    if (text.length > MAX_TITLE_CHARS || titleKey(text).length < 2 || !/\p{L}/u.test(text)) return;
    const better =
      best === undefined ||
      block.sizePt > best.sizePt * 1.1 ||
      (block.sizePt > best.sizePt * 0.95 && topPt < best.topPt - 1);
    if (better) best = { blockIndex, sizePt: block.sizePt, topPt };
  });
  const block = best === undefined ? undefined : page.blocks[best.blockIndex];
  if (best === undefined || block === undefined) return undefined;
  const { blockIndex } = best;
  return { level: 1, title: blockText(block), pageNumber: page.pageNumber, blockIndex, blockCount: 1 };
}
