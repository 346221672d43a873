import { blockText, tokenCount } from '../course/block-text.ts';
import type { Heading, Page } from '../course/document.ts';
import { inReadingOrder } from './bookmark-headings.ts';
import { findSlideSections, isOutlineTitle } from './slide-sections.ts';
import { titleKey } from './title-key.ts';

const MAX_WORDS = 170;
const MAX_TITLE_CHARS = 120;
const TITLE_ZONE = 0.35;
const SAME_PLACE_EM = 0.6;
// A title in its usual place wins over larger print elsewhere, as in diagrams.
const USUAL_PLACE_BONUS = 2;
/** A page or two in landscape are a picture or a table. */
const MIN_DECK = 3;
const COVER_WORDS = 90;
/** "Proof (cont.)", "Proof (2/3)" and "Proof II" go on with "Proof". */
const CONTINUED =
  /\s*(?:[([](?:cont\.?|continued|contd\.?|fortsetzung|forts\.|suite|\d+(?:\s*\/\s*\d+)?|[IVX]+)[)\]]|\b(?:cont\.|contd\.|\d+\/\d+|[IVX]{1,4}))\s*$/iu;

/** Most pages are landscape and hold few words. */
export function isSlideDeck(pages: readonly Page[]): boolean {
  const withText = pages.filter(({ blocks }) => blocks.length > 0);
  if (withText.length < MIN_DECK) return false;
  const slides = withText.filter((page) => page.widthPt > page.heightPt && countWords(page) < MAX_WORDS);
  return withText.length > 0 && slides.length >= 0.7 * withText.length;
}

const countWords = ({ blocks }: Page): number =>
  blocks.reduce(
    (sum, block) => sum + block.lines.reduce((words, line) => words + tokenCount(line.text), 0),
    0,
  );

/** The headings of a deck, and the heads at the edges of its slides that name the running section. */
export interface SlideHeadings {
  headings: Heading[];
  /** The title of each slide, by page number. */
  titles: ReadonlyMap<number, Heading>;
  heads: { pageNumber: number; blockIndex: number }[];
}

/** The sections of a deck, and the title of each slide below them; one that stays over overlays is one heading. */
export function headingsOfSlides(
  pages: readonly Page[],
  furniture: Readonly<Record<number, number[]>>,
): SlideHeadings {
  const titles = titlesOf(pages, furniture);
  const { headings: sections, heads } = findSlideSections(pages, titles);
  const deepest = Math.max(0, ...sections.map(({ level }) => level));
  const first = sections[0]?.pageNumber ?? 0;
  const headings: Heading[] = [...sections];
  const known = new Set(sections.map(({ pageNumber, title }) => `${pageNumber}:${titleKey(title)}`));
  let lastKey = '';
  for (const [index, page] of pages.entries()) {
    const heading = titles.get(page.pageNumber);
    if (heading === undefined) continue;
    const key = titleKey(baseTitle(heading.title));
    const isCover = index === 0 && pages.length > MIN_DECK && isTitleSlide(page);
    const isOutline = sections.length > 0 && isOutlineTitle(heading.title);
    if (
      key !== lastKey &&
      !isCover &&
      !isOutline &&
      !known.has(`${page.pageNumber}:${titleKey(heading.title)}`)
    )
      headings.push({ ...heading, level: page.pageNumber < first ? 1 : deepest + 1 });
    lastKey = key;
  }
  // A section begins above the title of its first slide.
  headings.sort((first, second) => first.pageNumber - second.pageNumber || first.level - second.level);
  return { headings, titles, heads };
}

/** A title without what says that it goes on from another slide. */
export const baseTitle = (title: string): string => title.replace(CONTINUED, '');

/**
 * The titles of slides below the sections that the file's own outline names.
 *
 * Out: in reading order; a title that its section has already is not said again.
 */
export function withSlideTitles(
  known: readonly Heading[],
  titles: ReadonlyMap<number, Heading>,
  pageCount: number,
): Heading[] {
  const headings: Heading[] = [];
  const named = withoutEchoes(known);
  let lastKey = '';
  let above: Heading | undefined;
  for (let pageNumber = 1; pageNumber <= pageCount; pageNumber += 1) {
    const own = named.filter((heading) => heading.pageNumber === pageNumber);
    headings.push(...own);
    above = own.at(-1) ?? above;
    const title = titles.get(pageNumber);
    const key = titleKey(baseTitle(title?.title ?? ''));
    const isKnown =
      key === lastKey ||
      key === titleKey(baseTitle(above?.title ?? '')) ||
      own.some((heading) => titleKey(heading.title) === key || heading.blockIndex === title?.blockIndex);
    lastKey = key;
    if (title === undefined || above === undefined || isKnown || isOutlineTitle(title.title)) continue;
    headings.push({ ...title, level: above.level + 1 });
  }
  return inReadingOrder(headings);
}

/** Without the only part of a section that has the name of its section: templates have such bookmarks. */
const withoutEchoes = (headings: readonly Heading[]): Heading[] =>
  headings.filter(({ level, title }, index) => {
    const before = headings[index - 1];
    return before === undefined || before.level >= level || titleKey(before.title) !== titleKey(title);
  });

/** Few words, or some more in no list: title, authors, occasion. */
const isTitleSlide = (page: Page): boolean =>
  countWords(page) < (page.blocks.some(({ kind }) => kind === 'list_item') ? COVER_WORDS / 2 : COVER_WORDS);

function titlesOf(
  pages: readonly Page[],
  furniture: Readonly<Record<number, number[]>>,
): Map<number, Heading> {
  const find = (page: Page, usual?: TitleStyle): Heading | undefined =>
    titleOf(page, new Set(furniture[page.pageNumber] ?? []), usual);
  const usual = usualTitle(
    pages.map((page) => {
      const block = page.blocks[find(page)?.blockIndex ?? -1];
      const topPt = block?.lines[0]?.box.topPt;
      return block === undefined || topPt === undefined ? undefined : { topPt, sizePt: block.sizePt };
    }),
  );
  const titles = new Map<number, Heading>();
  for (const page of pages) {
    const heading = find(page, usual);
    if (heading !== undefined) titles.set(page.pageNumber, heading);
  }
  return titles;
}

interface TitleStyle {
  topPt: number;
  sizePt: number;
}

/** Whether a text has a letter, and no more signs than words; what OCR makes of a diagram is mostly signs. */
function isWorded(text: string): boolean {
  const words = text.split(/\s+/u);
  return /\p{L}/u.test(text) && words.filter((word) => /[\p{L}\p{N}]/u.test(word)).length * 2 >= words.length;
}

function titleOf(page: Page, furniture: ReadonlySet<number>, usual?: TitleStyle): Heading | undefined {
  let best: { blockIndex: number; sizePt: number; topPt: number } | undefined;
  page.blocks.forEach((block, blockIndex) => {
    const topPt = block.lines[0]?.box.topPt ?? page.heightPt;
    if (furniture.has(blockIndex) || block.kind === 'code' || topPt > page.heightPt * TITLE_ZONE) return;
    const text = blockText(block);
    if (text.length > MAX_TITLE_CHARS || titleKey(text).length < 2 || !isWorded(text)) return;
    const inUsualPlace = usual !== undefined && Math.abs(topPt - usual.topPt) < SAME_PLACE_EM * usual.sizePt;
    const sizePt = block.sizePt * (inUsualPlace ? USUAL_PLACE_BONUS : 1);
    const better =
      best === undefined ||
      sizePt > best.sizePt * 1.1 ||
      (sizePt > best.sizePt * 0.95 && topPt < best.topPt - 1);
    if (better) best = { blockIndex, sizePt, topPt };
  });
  const block = best === undefined ? undefined : page.blocks[best.blockIndex];
  if (best === undefined || block === undefined) return undefined;
  const { blockIndex } = best;
  return { level: 1, title: blockText(block), pageNumber: page.pageNumber, blockIndex, blockCount: 1 };
}

/** Where and how large most titles stand. */
function usualTitle(titles: readonly (TitleStyle | undefined)[]): TitleStyle | undefined {
  const known = titles.filter((title) => title !== undefined);
  known.sort((first, second) => first.topPt - second.topPt);
  return known[known.length >> 1];
}
