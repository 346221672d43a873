import { blockText } from '../course/block-text.ts';
import type { Block, Heading, Page } from '../course/document.ts';
import { isContentsTitle } from './contents.ts';
import { titleKey, withoutNumber } from './title-key.ts';

// They stand on the first page or behind it; what is called so later lists what a chapter holds.
const LAST_PAGE = 4;
const LEAST_ENTRIES = 4;
const LEAST_SHARE = 0.6;
const MOST_WORDS = 14;
/** "The dreadnaut program" for the chapter "dreadnaut": a shorter title would be found in many lines. */
const LEAST_INNER = 6;

/**
 * Finds contents that tell no page numbers: below such a title, short lines most of which are titles of the document.
 *
 * Out: for each page that has some, the indexes of their blocks.
 */
export function findBareContents(
  pages: readonly Page[],
  headings: readonly Heading[],
): { page: number; blocks: number[] }[] {
  const titles = headings.map(({ title }) => keyOf(title)).filter((key) => key !== '');
  return pages
    .filter(({ pageNumber }) => pageNumber <= LAST_PAGE)
    .flatMap(({ pageNumber, blocks }) => {
      const at = blocks.findIndex((block) => isContentsTitle(blockText(block)));
      if (at < 0) return [];
      const own = new Set(
        headings.filter((heading) => heading.pageNumber === pageNumber).map(({ blockIndex }) => blockIndex),
      );
      const end = blocks.findIndex((block, index) => index > at && (own.has(index) || !isLine(block)));
      const entries = blocks.slice(at + 1, end < 0 ? blocks.length : end);
      const named = entries.filter((block) => isNamed(block, titles));
      const isList = entries.length >= LEAST_ENTRIES && named.length >= entries.length * LEAST_SHARE;
      return isList ? [{ page: pageNumber, blocks: [at, ...entries.map((_, index) => at + 1 + index)] }] : [];
    });
}

const keyOf = (title: string): string => titleKey(withoutNumber(title));

const isLine = (block: Block): boolean =>
  (block.kind === 'list_item' || block.kind === 'text') && blockText(block).split(' ').length <= MOST_WORDS;

function isNamed(block: Block, titles: readonly string[]): boolean {
  const key = keyOf(blockText(block));
  return titles.some((title) => title === key || (title.length >= LEAST_INNER && key.includes(title)));
}
