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
  const titles = new Set(headings.map(({ title }) => keyOf(title)).filter((key) => key !== ''));
  return pages
    .filter(({ pageNumber }) => pageNumber <= LAST_PAGE)
    .flatMap(({ pageNumber, blocks }) => {
      const at = blocks.findIndex((block) => isContentsTitle(blockText(block)));
      if (at < 0) return [];
      const own = new Set(
        headings.filter((heading) => heading.pageNumber === pageNumber).map(({ blockIndex }) => blockIndex),
      );
      const entries: number[] = [];
      for (let index = at + 1; index < blocks.length; index += 1) {
        const block = blocks[index];
        if (block === undefined || own.has(index) || !isLine(block)) break;
        entries.push(index);
      }
      const named = entries.filter((index) => isNamed(blocks[index], titles));
      const isList = entries.length >= LEAST_ENTRIES && named.length >= entries.length * LEAST_SHARE;
      return isList ? [{ page: pageNumber, blocks: [at, ...entries] }] : [];
    });
}

const keyOf = (title: string): string => titleKey(withoutNumber(title));

const isLine = (block: Block): boolean =>
  (block.kind === 'list_item' || block.kind === 'text') && blockText(block).split(' ').length <= MOST_WORDS;

function isNamed(block: Block | undefined, titles: ReadonlySet<string>): boolean {
  if (block === undefined) return false;
  const key = keyOf(blockText(block));
  return titles.has(key) || [...titles].some((title) => title.length >= LEAST_INNER && key.includes(title));
}
