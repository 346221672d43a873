import { blockText } from '../course/block-text.ts';
import type { Heading, Page, PageRole, Structure } from '../course/document.ts';
import { labelLinesBefore } from './chapter-label.ts';
import type { SourceDocument } from './source-document.ts';
import { loadOf, wordCount } from './words.ts';

/** A block that is taught, in reading order. */
export interface Piece {
  pageNumber: number;
  blockIndex: number;
  text: string;
  words: number;
  /** Reading time as words of prose; a slide counts more than its few words. */
  load: number;
  isCode: boolean;
  /** A heading that starts here, before this block or in it. */
  heading?: Heading;
  /** Whether the block itself is (part of) a printed heading. */
  isHeading: boolean;
}

/** A slide is looked at longer than its words take to read: about half a minute. */
const LOAD_OF_SLIDE = 100;
const SLIDE_WORDS = 150;

/** Front matter of fewer words than this (a title, a dedication) is not worth a lesson. */
const FRONT_MATTER_WORDS = 40;

export const furnitureOf = (structure: Structure, pageNumber: number): ReadonlySet<number> =>
  new Set(structure.furniture[pageNumber] ?? []);

/** Whether a page has a figure, or a word or number that is not in a running head or foot. */
const isTaught = (page: Page, structure: Structure): boolean => {
  const furniture = structure.furniture[page.pageNumber] ?? [];
  return page.blocks.some(
    ({ lines, region }, index) =>
      !furniture.includes(index) &&
      (region !== undefined || lines.some((line) => /[\p{L}\p{N}]/u.test(line.text))),
  );
};

/** Wide pages with few words each. */
function isSlides(pages: readonly Page[]): boolean {
  const read = pages.filter((page) => page.blocks.length > 0);
  if (read.length === 0 || read.some((page) => page.heightPt > page.widthPt)) return false;
  const counts = read.map((page) => page.blocks.reduce((sum, block) => sum + wordCount(blockText(block)), 0));
  counts.sort((left, right) => left - right);
  return (counts[counts.length >> 1] ?? 0) < SLIDE_WORDS;
}

/** The pages of a document that are taught, and why each other one is not. */
export interface Sorted {
  taught: Page[];
  leftOut: { pageNumber: number; reason: Exclude<PageRole, 'body'> | 'no_text' | 'front_matter' }[];
}

/**
 * Tells the pages that are taught from the others. With `everything`, roles do not matter: a document that is
 * nothing but a licence or an index is taught all the same.
 */
export function sortPages(source: SourceDocument, everything: boolean): Sorted {
  const sorted: Sorted = { taught: [], leftOut: [] };
  const byNumber = new Map(source.pages.map((page) => [page.pageNumber, page]));
  const lastPage = Math.max(source.info.pageCount, source.structure.roles.length, ...byNumber.keys());
  for (let pageNumber = 1; pageNumber <= lastPage; pageNumber += 1) {
    const page = byNumber.get(pageNumber);
    const role = source.structure.roles[pageNumber - 1] ?? 'body';
    if (page === undefined) sorted.leftOut.push({ pageNumber, reason: 'unreadable' });
    else if (!isTaught(page, source.structure))
      sorted.leftOut.push({ pageNumber, reason: role === 'body' ? reasonOfEmpty(page) : role });
    else if (role === 'body' || everything) sorted.taught.push(page);
    else sorted.leftOut.push({ pageNumber, reason: role });
  }
  if (!everything) leaveOutFrontMatter(source, sorted);
  return sorted;
}

const reasonOfEmpty = (page: Page): 'no_text' | 'blank' => (page.pictureShare > 0 ? 'no_text' : 'blank');

/** Pages with next to no text before the first heading: half titles, dedications, mottos. */
function leaveOutFrontMatter(source: SourceDocument, sorted: Sorted): void {
  const first = source.structure.headings.find(
    (heading) => (source.structure.roles[heading.pageNumber - 1] ?? 'body') === 'body',
  );
  if (first === undefined || isSlides(source.pages)) return;
  const isThin = (page: Page): boolean =>
    page.pageNumber < first.pageNumber &&
    page.blocks.reduce((sum, block) => sum + wordCount(blockText(block)), 0) < FRONT_MATTER_WORDS;
  const thin = sorted.taught.filter(isThin);
  if (thin.length === 0) return;
  sorted.taught = sorted.taught.filter((page) => !thin.includes(page));
  for (const page of thin) sorted.leftOut.push({ pageNumber: page.pageNumber, reason: 'front_matter' });
  sorted.leftOut.sort((left, right) => left.pageNumber - right.pageNumber);
}

/** The taught blocks of a document, furniture aside, with the headings that start at them. */
export function piecesOf(source: SourceDocument, taught: readonly Page[]): Piece[] {
  const pieces: Piece[] = [];
  const slides = isSlides(source.pages);
  const headings = headingsByPage(source.structure, taught);
  for (const page of taught) {
    const furniture = furnitureOf(source.structure, page.pageNumber);
    const first = pieces.length;
    page.blocks.forEach((block, blockIndex) => {
      if (furniture.has(blockIndex)) return;
      const text = blockText(block);
      const isCode = block.kind === 'code';
      const words = wordCount(text);
      const isRepeat = source.structure.repeats?.[page.pageNumber]?.includes(blockIndex) === true;
      const load = isRepeat ? 0 : loadOf(words, block.kind);
      pieces.push({ pageNumber: page.pageNumber, blockIndex, text, words, load, isCode, isHeading: false });
    });
    placeHeadings(pieces, first, headings.get(page.pageNumber) ?? []);
    if (slides) padSlide(pieces, first);
  }
  return pieces;
}

function padSlide(pieces: readonly Piece[], first: number): void {
  const piece = pieces[first];
  const load = pieces.slice(first).reduce((sum, part) => sum + part.load, 0);
  // A step of a slide that is built up later takes no time of its own.
  if (piece !== undefined && load > 0 && load < LOAD_OF_SLIDE) piece.load += LOAD_OF_SLIDE - load;
}

/** Headings by the taught page they stand on; one on an empty page belongs to the next page. */
function headingsByPage(structure: Structure, taught: readonly Page[]): Map<number, Heading[]> {
  const numbers = new Set(taught.map((page) => page.pageNumber));
  const byPage = new Map<number, Heading[]>();
  for (const heading of structure.headings) {
    const isEmpty = structure.roles[heading.pageNumber - 1] === 'blank';
    const pageNumber = isEmpty ? heading.pageNumber + 1 : heading.pageNumber;
    if (!numbers.has(pageNumber) || isUntaught(structure, heading)) continue;
    const list = byPage.get(pageNumber) ?? [];
    list.push(pageNumber === heading.pageNumber ? heading : { ...heading, blockIndex: 0, blockCount: 0 });
    byPage.set(pageNumber, list);
  }
  return byPage;
}

/** The heading of references, or an entry of contents, heads nothing that is taught. */
const isUntaught = ({ untaught = [] }: Structure, { pageNumber, blockIndex = -1 }: Heading): boolean =>
  untaught.some(({ page, blocks }) => page === pageNumber && blocks.includes(blockIndex));

function placeHeadings(pieces: readonly Piece[], first: number, headings: readonly Heading[]): void {
  for (const heading of headings) {
    const from = heading.blockIndex;
    const to = from === undefined ? -1 : from + (heading.blockCount ?? 1);
    let start: Piece | undefined;
    for (let index = first; index < pieces.length; index += 1) {
      const piece = pieces[index];
      if (piece === undefined || piece.blockIndex < (from ?? 0)) continue;
      start ??= piece;
      if (piece.blockIndex >= to) break;
      piece.isHeading = true;
      piece.load = 0;
    }
    // Two headings at one place: the outer one decides where chapters start.
    if (start === undefined || (start.heading !== undefined && start.heading.level <= heading.level))
      continue;
    const at = pieces.indexOf(start, first);
    const textAt = (index: number): string => (index < first ? '' : (pieces[index]?.text ?? ''));
    const labels = pieces.slice(at - labelLinesBefore(textAt(at - 2), textAt(at - 1)), at);
    for (const label of labels) Object.assign(label, { isHeading: true, load: 0 });
    (labels[0] ?? start).heading = heading;
  }
}
