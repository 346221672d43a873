import { blockText } from '../course/block-text.ts';
import type { Block, Heading, Page } from '../course/document.ts';
import { isWithin } from './boxes.ts';
import { boxOfBlock } from './region-places.ts';
import { isOutlineTitle } from './slide-sections.ts';
import { baseTitle } from './slides.ts';
import { titleKey, withoutNumber } from './title-key.ts';

const MIN_SHARED = 0.6;
const MOST_STEPS = 80;
/** Texts of no more words may be part of another text by chance. */
const FEW_WORDS = 3;
const MIN_LISTED_SHARE = 0.5;

/** What a deck says more than once, and its slides that only list its sections, where none begins. */
export interface SlideRepeats {
  /** Page number -> indexes of blocks that another slide shows as well, or that only name headings. */
  repeats: Record<number, number[]>;
  outlinePages: number[];
}

interface Deck {
  pages: readonly Page[];
  titles: ReadonlyMap<number, Heading>;
  headings: readonly Heading[];
  furniture: Readonly<Record<number, number[]>>;
}

/**
 * Finds what is to be read once: the steps of a slide that is built up, of which the last ones hold the text, titles
 * that are said again, and outline slides.
 *
 * In: `titles` gives the title of each slide by page number; undefined for what is no deck.
 */
export function findSlideRepeats({
  titles,
  ...rest
}: Omit<Deck, 'titles'> & { titles: Deck['titles'] | undefined }): SlideRepeats {
  if (titles === undefined) return { repeats: {}, outlinePages: [] };
  const deck = { titles, ...rest };
  const found = new Map<number, Set<number>>();
  const add = (pageNumber: number, index: number): void => {
    const known = found.get(pageNumber) ?? new Set();
    found.set(pageNumber, known.add(index));
  };
  const headingAt = new Set(
    deck.headings.flatMap(({ pageNumber, blockIndex, blockCount = 1 }) =>
      Array.from({ length: blockCount }, (_, at) => `${pageNumber}:${(blockIndex ?? -1000) + at}`),
    ),
  );
  addTitles(deck, headingAt, add);
  const outlines = addOutlines(deck, headingAt, add);
  for (const steps of buildUps(deck, new Set(outlines))) addSteps(steps, deck, headingAt, add);
  const repeats: Record<number, number[]> = {};
  for (const [pageNumber, indexes] of found)
    repeats[pageNumber] = [...indexes].sort((one, other) => one - other);
  // An outline slide is contents, unless a section begins there.
  const begins = new Set(
    deck.headings.filter(({ title }) => !isOutlineTitle(title)).map(({ pageNumber }) => pageNumber),
  );
  return { repeats, outlinePages: outlines.filter((page) => !begins.has(page)) };
}

type Add = (pageNumber: number, index: number) => void;

const keyOf = (text: string): string => titleKey(withoutNumber(text));

/** A title that is the heading of its page, or that of the slide before, is said already. */
function addTitles({ pages, titles, headings }: Deck, headingAt: ReadonlySet<string>, add: Add): void {
  let last = '';
  for (const page of pages) {
    const { pageNumber } = page;
    const title = titles.get(pageNumber);
    if (title?.blockIndex === undefined) {
      last = '';
      continue;
    }
    const key = titleKey(baseTitle(title.title));
    const named = headings.some(
      (heading) => heading.pageNumber === pageNumber && keyOf(heading.title) === key,
    );
    if ((key === last || named) && !headingAt.has(`${pageNumber}:${title.blockIndex}`))
      add(pageNumber, title.blockIndex);
    last = key;
    addHeads(page, title, openHeadings(headings, pageNumber), headingAt, add);
  }
}

/** The name of the running section over a slide's title. */
function addHeads(
  page: Page,
  title: Heading,
  open: ReadonlySet<string>,
  headingAt: ReadonlySet<string>,
  add: Add,
): void {
  const { pageNumber } = page;
  const topPt = page.blocks[title.blockIndex ?? -1]?.lines[0]?.box.topPt ?? 0;
  page.blocks.forEach((block, index) => {
    const isAbove = (block.lines[0]?.box.topPt ?? topPt) < topPt && block.region === undefined;
    if (isAbove && open.has(keyOf(blockText(block))) && !headingAt.has(`${pageNumber}:${index}`))
      add(pageNumber, index);
  });
}

/** The names of the headings that a page stands under. */
function openHeadings(headings: readonly Heading[], pageNumber: number): Set<string> {
  const open: Heading[] = [];
  for (const heading of headings) {
    if (heading.pageNumber > pageNumber) break;
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    open.push(heading);
  }
  return new Set(open.map(({ title }) => keyOf(title)).filter((key) => key !== ''));
}

/** Slides with the title of an outline whose lines are the headings of the deck. */
function addOutlines(deck: Deck, headingAt: ReadonlySet<string>, add: Add): number[] {
  const keys = deck.headings.map(({ title }) => keyOf(title)).filter((key) => key.length > 2);
  const known = new Set(keys);
  const outlines: number[] = [];
  for (const page of deck.pages) {
    const title = deck.titles.get(page.pageNumber);
    if (title === undefined || !isOutlineTitle(title.title)) continue;
    const own = ownBlocks(page, deck).filter(({ index }) => index !== title.blockIndex);
    const lines = own.flatMap(({ block }) => block.lines.map(({ text }) => keyOf(text)));
    const listed = lines.filter(
      (line) => known.has(line) || (line.length > 5 && keys.some((key) => key.includes(line))),
    );
    if (listed.length < 2 || listed.length < MIN_LISTED_SHARE * lines.length) continue;
    outlines.push(page.pageNumber);
    for (const { index } of ownBlocks(page, deck))
      if (!headingAt.has(`${page.pageNumber}:${index}`)) add(page.pageNumber, index);
  }
  return outlines;
}

const ownBlocks = (page: Page, { furniture }: Deck): { block: Block; index: number }[] =>
  page.blocks
    .map((block, index) => ({ block, index }))
    .filter(({ index }) => furniture[page.pageNumber]?.includes(index) !== true);

/** Runs of slides with one title, each of which shows most of the slide before it again. */
function buildUps(deck: Deck, skipped: ReadonlySet<number>): Page[][] {
  const runs: Page[][] = [];
  for (const page of deck.pages) {
    if (skipped.has(page.pageNumber)) continue;
    const run = runs.at(-1);
    const before = run?.at(-1);
    const goesOn =
      run !== undefined && before !== undefined && run.length < MOST_STEPS && isNextStep(before, page, deck);
    if (goesOn) run.push(page);
    else runs.push([page]);
  }
  return runs.filter((run) => run.length > 1);
}

function isNextStep(before: Page, page: Page, deck: Deck): boolean {
  const titleOf = ({ pageNumber }: Page): string => titleKey(deck.titles.get(pageNumber)?.title ?? '');
  if (page.pageNumber !== before.pageNumber + 1 || titleOf(page) === '' || titleOf(page) !== titleOf(before))
    return false;
  const texts = textsOf(page, deck);
  const own = textsOf(before, deck);
  const title = deck.titles.get(before.pageNumber)?.title ?? '';
  const body = own.filter((text) => text !== title);
  const chars = body.reduce((sum, text) => sum + text.length, 0);
  const shared = body.reduce((sum, text) => sum + (isAmong(text, texts) ? text.length : 0), 0);
  return shared >= MIN_SHARED * chars;
}

const textsOf = (page: Page, deck: Deck): string[] =>
  ownBlocks(page, deck)
    .map(({ block }) => blockText(block))
    .filter((text) => text !== '');

/** Whether a text is one of the others, the beginning of one or, where it is longer, a part. */
function isAmong(text: string, others: readonly string[]): boolean {
  if (others.includes(text)) return true;
  const isShort = text.split(' ').length <= FEW_WORDS;
  return others.some((other) =>
    isShort ? other.startsWith(`${text} `) : ` ${other} `.includes(` ${text} `),
  );
}

function addSteps(steps: readonly Page[], deck: Deck, headingAt: ReadonlySet<string>, add: Add): void {
  const texts = steps.map((page) => textsOf(page, deck));
  const said = new Map<string, number>();
  steps.forEach((page, at) => {
    const later = steps.slice(at + 1);
    const laterTexts = new Set(texts.slice(at + 1).flat());
    // Steps with the same words differ in their pictures.
    const grows = texts[at]?.join(' ') !== texts[at + 1]?.join(' ');
    const isAgain = (block: Block): boolean =>
      block.region === undefined
        ? texts.slice(at + 1).some((others) => isAmong(blockText(block), others)) ||
          later.some((step) => step.blocks.some((other) => isLabelOf(block, other)))
        : grows && later.some((step) => step.blocks.some((other) => isSameRegion(block, other)));
    const blocks = ownBlocks(page, deck).filter(({ index }) => !headingAt.has(`${page.pageNumber}:${index}`));
    const unsaid = new Map(said);
    const fresh = blocks.filter(({ block }) => {
      const text = blockText(block);
      const count = block.region === undefined ? (unsaid.get(text) ?? 0) : 0;
      if (count > 0) unsaid.set(text, count - 1);
      return count === 0;
    });
    const freshAt = new Set(fresh.map(({ index }) => index));
    const again = new Set(fresh.filter(({ block }) => isAgain(block)).map(({ index }) => index));
    const lastOwn = Math.max(-1, ...fresh.filter(({ index }) => !again.has(index)).map(({ index }) => index));
    for (const { block, index } of blocks) {
      const isFresh = freshAt.has(index);
      // What the next step replaces is read after all that stands over it.
      const leads =
        index < lastOwn &&
        index !== deck.titles.get(page.pageNumber)?.blockIndex &&
        (block.region !== undefined || laterTexts.has(blockText(block)));
      if (isFresh && leads && again.has(index)) {
        if (block.region === undefined) said.set(blockText(block), (said.get(blockText(block)) ?? 0) + 1);
      } else if (!isFresh || again.has(index)) add(page.pageNumber, index);
    }
  });
}

/** A text that stands in a picture, as one of its labels. */
const isLabelOf = (block: Block, { region, ...picture }: Block): boolean =>
  region !== undefined && isWithin(boxOfBlock(block), region, SAME_PLACE_PT) && hasWordsOf(picture, block);

const SAME_PLACE_PT = 4;

/** A picture in the same place, with the same words in it or more. */
function isSameRegion(block: Block, other: Block): boolean {
  const [one, two] = [block.region, other.region];
  if (one === undefined || two === undefined || block.kind !== other.kind) return false;
  return isWithin(one, two, SAME_PLACE_PT) && hasWordsOf(other, block);
}

function hasWordsOf(picture: Block, block: Block): boolean {
  const words = new Set(blockText(picture).split(' '));
  return blockText(block)
    .split(' ')
    .every((word) => words.has(word));
}
