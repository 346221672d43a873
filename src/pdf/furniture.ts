import { blockText } from '../course/block-text.ts';
import type { Block, Page } from '../course/document.ts';
import { findSidebars } from './slide-sidebars.ts';
import { romanValue } from './title-number.ts';

interface Candidate {
  pageNumber: number;
  blockIndex: number;
  /** What is compared: the edge, and the text with its digits aside. */
  key: string;
  /** The edge and the height on the page. */
  slot: string;
  /** The printed number at an end of the text, less that of the page. */
  shift?: number;
  /** In the outer part of the page, where heads and feet stand. */
  inZone: boolean;
  large: boolean;
}

// Heads and feet stand in the outer eighth of a page, or, first or last on it, in its outer fifth.
const ZONE_SHARE = 0.125;
const WIDE_ZONE_SHARE = 0.2;
const MARGIN_SHARE = 0.08;
const SLOT_PT = 4;
const MIN_PAGES = 3;
const MAX_CHARS = 160;
const MAX_LINES = 2;
const LARGE = 1.15;
const SIZE_STEP = 0.2;
const MIN_CODE_LETTERS = 6;
// A running head stays over pages that follow each other; "Exercises" on top of a page does not.
const NEXT_PAGES = 2;
const MIN_DENSE_SHARE = 0.5;
// On slides a title stands in one place too and is repeated over overlays; only what most slides show counts.
const MIN_SLIDE_SHARE = 0.3;
const USUAL_SHARE = 0.6;
const MIN_NUMBERED_SHARE = 0.5;

/**
 * Finds running heads, feet and page numbers: blocks at the edges that come back on the pages that follow,
 * digits aside; those that bear the page's number; those that stand where most others come back; bars at the side of
 * slides; and the prompts of notebooks.
 *
 * Out: page number -> indexes of the blocks, ascending; pages without any are absent.
 */
export function findFurniture(pages: readonly Page[], slides: boolean): Record<number, number[]> {
  const bodyPt = bodySizePt(pages);
  const candidates = pages.flatMap((page) => candidatesOf(page, slides, bodyPt));
  const known = slides ? knownOnSlides(candidates, pages.length) : knownOnPages(candidates);
  const furniture: Record<number, number[]> = {};
  for (const candidate of candidates) {
    if (!known(candidate)) continue;
    const list = furniture[candidate.pageNumber] ?? [];
    list.push(candidate.blockIndex);
    furniture[candidate.pageNumber] = list;
  }
  for (const { pageNumber, blockIndex } of [
    ...(slides ? findSidebars(pages, bodyPt) : []),
    ...pages.flatMap(promptsOf),
  ]) {
    const list = new Set(furniture[pageNumber] ?? []).add(blockIndex);
    furniture[pageNumber] = [...list].sort((one, other) => one - other);
  }
  return furniture;
}

/** What a notebook counts its cells with, in the margin beside them. */
const PROMPT = /^(?:In|Out) ?\[ ?\d{0,4} ?\]:$/;

const promptsOf = ({ pageNumber, blocks }: Page): { pageNumber: number; blockIndex: number }[] =>
  blocks.flatMap(({ lines }, blockIndex) =>
    lines.length === 1 && PROMPT.test(lines[0]?.text ?? '') ? [{ pageNumber, blockIndex }] : [],
  );

/** The size of most characters. */
function bodySizePt(pages: readonly Page[]): number {
  const bySize = new Map<number, number>();
  for (const { blocks } of pages)
    for (const { sizePt, lines } of blocks)
      bySize.set(sizePt, (bySize.get(sizePt) ?? 0) + lines.reduce((sum, { text }) => sum + text.length, 0));
  let [best, most] = [10, 0];
  for (const [sizePt, chars] of bySize) if (chars > most) [best, most] = [sizePt, chars];
  return best;
}

function candidatesOf(page: Page, slides: boolean, bodyPt: number): Candidate[] {
  const candidates: Candidate[] = [];
  const tops = page.blocks.map((block) => block.lines[0]?.box.topPt ?? 0);
  const [first, last] = [Math.min(...tops), Math.max(...tops)];
  page.blocks.forEach((block, blockIndex) => {
    const topPt = tops[blockIndex] ?? 0;
    const place = placeOf(block, page);
    const isExtreme = topPt - first < SLOT_PT || last - topPt < SLOT_PT;
    if (place === undefined || (!place.inZone && !isExtreme && !slides)) return;
    const text = `${block.marker ?? ''} ${blockText(block)}`.trim();
    if (text.length > MAX_CHARS) return;
    const slot = `${place.edge}:${Math.round(topPt / SLOT_PT)}`;
    const isMargin = place.edge === 'left' || place.edge === 'right';
    const folded = isMargin ? text : foldNumbers(text);
    if (!isHeadLike(folded, block)) return;
    // A number alone, and what stands further in, must keep its height.
    const own = slides || isMargin || !place.inZone || !/\p{L}/u.test(folded) ? slot : place.edge;
    // The title of a paper is not the running head that repeats it.
    const size = Math.round(Math.log(Math.max(1, block.sizePt)) / SIZE_STEP);
    const shift = shiftOf(text, page.pageNumber);
    candidates.push({
      pageNumber: page.pageNumber,
      blockIndex,
      key: `${own}:${size}:${folded}`,
      slot,
      ...(shift === undefined ? {} : { shift }),
      inZone: place.inZone,
      large: block.sizePt > LARGE * bodyPt,
    });
  });
  return candidates;
}

/** The edge at which a short block stands; undefined for text. */
function placeOf(block: Block, page: Page): { edge: string; inZone: boolean } | undefined {
  const [line] = block.lines;
  if (line === undefined || block.lines.length > MAX_LINES) return undefined;
  const { topPt, heightPt, leftPt, widthPt } = line.box;
  const bottomPt = topPt + heightPt;
  const rightPt = leftPt + widthPt;
  if (bottomPt < page.heightPt * ZONE_SHARE) return { edge: 'top', inZone: true };
  if (topPt > page.heightPt * (1 - ZONE_SHARE)) return { edge: 'bottom', inZone: true };
  if (rightPt < page.widthPt * MARGIN_SHARE) return { edge: 'left', inZone: true };
  if (leftPt > page.widthPt * (1 - MARGIN_SHARE)) return { edge: 'right', inZone: true };
  if (bottomPt < page.heightPt * WIDE_ZONE_SHARE) return { edge: 'top', inZone: false };
  if (topPt > page.heightPt * (1 - WIDE_ZONE_SHARE)) return { edge: 'bottom', inZone: false };
  return page.widthPt > page.heightPt ? { edge: 'side', inZone: false } : undefined;
}

/** Words or a page number, no row of contents and no scrap of code. */
function isHeadLike(folded: string, { kind }: Block): boolean {
  if (/\.{4,}|…{2,}/.test(folded)) return false;
  const letters = folded.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return /^[#\d\p{Pd}/|.()[\]·•∼~]*$/u.test(folded);
  return kind !== 'code' || letters >= MIN_CODE_LETTERS;
}

const foldNumbers = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\p{Nd}+/gu, '#')
    .replace(/^[ivxlc]+$|^[ivxlc]+ | [ivxlc]+$/g, '#')
    .replace(/\s+/g, '');

/** How far the number that begins or ends a text is from that of the page. */
function shiftOf(text: string, pageNumber: number): number | undefined {
  const numbers = [/^\p{P}*(\d{1,4}|[ivxlc]+)\b/iu, /\b(\d{1,4}|[ivxlc]+)\p{P}*$/iu].flatMap((pattern) => {
    const sign = pattern.exec(text)?.[1];
    if (sign === undefined) return [];
    const value = /\d/.test(sign) ? Number(sign) : romanValue(sign);
    return value === undefined ? [] : [value - pageNumber];
  });
  // Front matter has few pages, plates too: the printed number is near the page's, or far below it.
  return numbers.sort((one, other) => Math.abs(one) - Math.abs(other))[0];
}

type Test = (candidate: Candidate) => boolean;

function knownOnSlides(candidates: readonly Candidate[], pageCount: number): Test {
  const counts = pagesBy(candidates, ({ key }) => key);
  return ({ key, inZone, large }) => {
    const pages = counts.get(key) ?? [];
    // A title or a point that stays over the steps of one long slide.
    const isOneRun = (!inZone || large) && (pages.at(-1) ?? 0) - (pages[0] ?? 0) < pages.length;
    return pages.length >= Math.max(4, pageCount * (isOneRun ? USUAL_SHARE : MIN_SLIDE_SHARE));
  };
}

function knownOnPages(candidates: readonly Candidate[]): Test {
  const byKey = pagesBy(candidates, ({ key }) => key);
  const bySlot = new Map<string, { total: number; repeated: number; shifts: Map<number, number> }>();
  for (const { key, slot, shift, inZone } of candidates) {
    if (!inZone) continue;
    const place = bySlot.get(slot) ?? { total: 0, repeated: 0, shifts: new Map() };
    bySlot.set(slot, place);
    place.total += 1;
    // A head that changes with the chapter comes back at least once.
    if ((byKey.get(key)?.length ?? 0) >= 2) place.repeated += 1;
    if (shift !== undefined) place.shifts.set(shift, (place.shifts.get(shift) ?? 0) + 1);
  }
  return ({ key, slot, shift, inZone, large }) => {
    const pages = byKey.get(key) ?? [];
    if (pages.length >= MIN_PAGES && isDense(pages)) return true;
    const place = bySlot.get(slot);
    if (!inZone || large || place === undefined || place.total < MIN_PAGES) return false;
    const numbered = shift === undefined ? 0 : (place.shifts.get(shift) ?? 0);
    if (numbered >= MIN_PAGES && numbered >= MIN_NUMBERED_SHARE * place.total) return true;
    return place.repeated >= USUAL_SHARE * place.total;
  };
}

/** Whether most of the pages have another one close to them. */
function isDense(pages: readonly number[]): boolean {
  const close = pages.filter((page, at) => {
    const before = pages[at - 1];
    const after = pages[at + 1];
    return (
      (before !== undefined && page - before <= NEXT_PAGES) ||
      (after !== undefined && after - page <= NEXT_PAGES)
    );
  });
  return close.length >= MIN_DENSE_SHARE * pages.length;
}

/** The pages, ascending and each once, on which a key stands. */
function pagesBy(
  candidates: readonly Candidate[],
  keyOf: (candidate: Candidate) => string,
): Map<string, number[]> {
  const pages = new Map<string, number[]>();
  for (const candidate of candidates) {
    const list = pages.get(keyOf(candidate)) ?? [];
    if (list.at(-1) !== candidate.pageNumber) list.push(candidate.pageNumber);
    pages.set(keyOf(candidate), list);
  }
  return pages;
}
