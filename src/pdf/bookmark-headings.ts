import type { Bookmark, DocumentInfo, Heading } from '../course/document.ts';
import type { TitleIndex, TitlePlace } from './title-index.ts';
import { titleKey, withPrintedAccents } from './title-key.ts';

const GENERIC =
  /^(?:(?:page|slide|seite|folie|diapositiva|folha)\s*\d+|\d+|_?go ?back|.*\.(?:pdf|docx?|indd))$/i;
const MIN_FOUND_SHARE = 0.4;

/**
 * Headings from the file's own outline, each where its title stands.
 *
 * Out: in reading order; undefined when the outline cannot be trusted: made by a program ("Page 1"),
 * leading nowhere near its titles, or far too short for the book.
 */
export function headingsFromBookmarks(info: DocumentInfo, index: TitleIndex): Heading[] | undefined {
  const bookmarks = info.bookmarks.filter(({ title }) => titleKey(title) !== '');
  if (bookmarks.length === 0) return undefined;
  const generic = bookmarks.filter(({ title }) => GENERIC.test(title.trim())).length;
  const tooFew = bookmarks.length < Math.min(3, Math.ceil(info.pageCount / 10));
  if (generic * 2 > bookmarks.length || tooFew) return undefined;
  const headings = placeBookmarks(bookmarks, index);
  const found = headings.filter(({ blockIndex }) => blockIndex !== undefined).length;
  const distinctPages = new Set(bookmarks.map(({ pageNumber }) => pageNumber)).size;
  const orderly = bookmarks.filter(
    ({ pageNumber }, at) => at === 0 || pageNumber >= (bookmarks[at - 1]?.pageNumber ?? 0),
  ).length;
  const spread = distinctPages > 1 && orderly > 0.9 * bookmarks.length;
  const trusted = found >= MIN_FOUND_SHARE * headings.length || (spread && found > 0);
  return trusted ? inReadingOrder(headings) : undefined;
}

function placeBookmarks(bookmarks: readonly Bookmark[], index: TitleIndex): Heading[] {
  const used = new Set<string>();
  let [lastPage, lastBlock] = [0, -1];
  return bookmarks.map(({ level, title, pageNumber }) => {
    const isFree = (place: TitlePlace): boolean => !used.has(`${place.pageNumber}:${place.blockIndex}`);
    const isAhead = (place: TitlePlace): boolean =>
      place.pageNumber > lastPage || (place.pageNumber === lastPage && place.blockIndex > lastBlock);
    const places = [pageNumber, pageNumber + 1, pageNumber - 1].map((page) => index.list(title, page));
    const place =
      places.flatMap((list) => list.filter(isFree).filter(isAhead)).at(0) ?? places[0]?.filter(isFree).at(0);
    if (place === undefined) {
      const blockIndex = index.findRunIn(title, pageNumber, pageNumber === lastPage ? lastBlock : -1);
      if (blockIndex === undefined) return { level, title, pageNumber };
      [lastPage, lastBlock] = [pageNumber, blockIndex];
      return { level, title, pageNumber, blockIndex, blockCount: 0 };
    }
    used.add(`${place.pageNumber}:${place.blockIndex}`);
    [lastPage, lastBlock] = [place.pageNumber, place.blockIndex];
    const { blockIndex, blockCount, text } = place;
    return {
      level,
      title: withPrintedAccents(title, text),
      pageNumber: place.pageNumber,
      blockIndex,
      blockCount,
    };
  });
}

/** By page, then by place; what has no place stays before the next that has one. */
export function inReadingOrder(headings: readonly Heading[]): Heading[] {
  let next: Heading | undefined;
  const placed = headings.map((heading, at) => ({ heading, at, block: Number.POSITIVE_INFINITY }));
  for (const place of [...placed].reverse()) {
    if (place.heading.blockIndex !== undefined) next = place.heading;
    if (next?.pageNumber === place.heading.pageNumber) place.block = next.blockIndex ?? place.block;
  }
  placed.sort(
    (first, second) =>
      first.heading.pageNumber - second.heading.pageNumber ||
      compare(first.block, second.block) ||
      first.at - second.at,
  );
  return placed.map(({ heading }) => heading);
}

const compare = (first: number, second: number): number => (first === second ? 0 : first < second ? -1 : 1);
