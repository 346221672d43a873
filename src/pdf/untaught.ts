import { blockText } from '../course/block-text.ts';
import type { Block, Heading, Page, Structure, UntaughtPart } from '../course/document.ts';
import { isThanksTitle } from '../course/thanks-title.ts';
import { findBareContents } from './bare-contents.ts';
import type { Contents } from './contents.ts';
import { findDates, findFrontMatter } from './front-matter.ts';
import { endsReferences, isReferencesTitle, looksLikeReferences } from './references.ts';
import { withoutNumber } from './title-key.ts';

/** Blocks of one page, by index, that are left out for one reason. */
type BlocksOfPage = Omit<UntaughtPart, 'role'>;

// Journals print when a paper was received at its start or its end.
const LAST_PAGES = 2;

/** What is known of the document when its parts are told apart. */
interface UntaughtEvidence {
  pages: readonly Page[];
  headings: readonly Heading[];
  contents: Pick<Contents, 'pageNumbers' | 'blocks'>;
  title: string;
  /** Running heads and feet, which are no part of what is found. */
  furniture: Structure['furniture'];
}

/**
 * What is not for teaching on pages that hold other text too: a list of contents, the authors of a paper and
 * its notices, references, thanks. Figures and tables that float among references stay.
 *
 * Out: nothing where no word would be left; a block has one role.
 */
export function findUntaught({
  pages,
  headings,
  contents,
  title,
  furniture,
}: UntaughtEvidence): UntaughtPart[] {
  const listed = contentsParts(contents);
  const isListed = (page: number): boolean =>
    contents.pageNumbers.has(page) || listed.some((part) => part.page === page);
  const bare = findBareContents(pages, headings).filter(({ page }) => !isListed(page));
  const parts: UntaughtPart[] = [...listed, ...bare].map((part) => ({ ...part, role: 'contents' }));
  const [first] = pages;
  if (first?.pageNumber === 1 && !contents.pageNumbers.has(1)) {
    const { cover, legal } = findFrontMatter(first, headings, title);
    const taken = new Set(parts.find(({ page }) => page === 1)?.blocks);
    const front = { cover, legal };
    for (const role of ['cover', 'legal'] as const)
      parts.push({ page: 1, blocks: front[role].filter((index) => !taken.has(index)), role });
  }
  for (const page of pages.slice(-LAST_PAGES))
    if (page.pageNumber > 1) parts.push({ page: page.pageNumber, blocks: findDates(page), role: 'legal' });
  for (const section of [REFERENCES, THANKS])
    for (const part of partsUnder(pages, headings, section)) parts.push({ ...part, role: section.role });
  const found = parts
    .map(({ page, blocks, role }): UntaughtPart => {
      const own = blocks.filter((index) => furniture[page]?.includes(index) !== true);
      return { page, blocks: own, role };
    })
    .filter(({ blocks }) => blocks.length > 0);
  return leavesText(pages, found) ? found : [];
}

/** A list of literature is taught as it is when the file holds nothing else. */
function leavesText(pages: readonly Page[], parts: readonly UntaughtPart[]): boolean {
  const all = withUntaught({}, parts);
  return pages.some(({ pageNumber, blocks }) =>
    blocks.some(
      ({ lines }, index) =>
        all[pageNumber]?.includes(index) !== true && lines.some(({ text }) => /\p{L}{3}/u.test(text)),
    ),
  );
}

/** The contents that stand on a page together with text. */
export function contentsParts({
  pageNumbers,
  blocks,
}: Pick<Contents, 'pageNumbers' | 'blocks'>): BlocksOfPage[] {
  const byPage = new Map<number, number[]>();
  for (const place of blocks) {
    const [page = 0, block = 0] = place.split(':').map(Number);
    if (!pageNumbers.has(page)) byPage.set(page, [...(byPage.get(page) ?? []), block]);
  }
  return [...byPage].map(([page, list]) => ({ page, blocks: list.sort((one, other) => one - other) }));
}

/** What is told by its heading, from there to the next one of its level or above. */
interface UntaughtSection {
  role: UntaughtPart['role'];
  isTitle: (title: string) => boolean;
  /** Whether what stands under such a title is what the title says. */
  isSuch: (blocks: readonly Block[]) => boolean;
  /** Floats that belong to other text. */
  stays: ReadonlySet<Block['kind']>;
  /** Whether a last block is text again. */
  isOver: (block: Block | undefined) => boolean;
}

const REFERENCES: UntaughtSection = {
  role: 'bibliography',
  isTitle: isReferencesTitle,
  isSuch: looksLikeReferences,
  stays: new Set(['figure', 'table', 'caption', 'formula']),
  isOver: endsReferences,
};

/** Thanks of more words, lists of names aside, are a chapter that tells of other things too. */
const MOST_THANKS_WORDS = 700;

const THANKS: UntaughtSection = {
  role: 'thanks',
  isTitle: (title) => isThanksTitle(withoutNumber(title)),
  isSuch: (blocks) =>
    blocks
      .filter(({ kind }) => kind !== 'table')
      .reduce((words, block) => words + blockText(block).split(' ').length, 0) <= MOST_THANKS_WORDS,
  stays: new Set(['figure', 'caption', 'formula']),
  isOver: () => false,
};

function partsUnder(
  pages: readonly Page[],
  headings: readonly Heading[],
  { isTitle, isSuch, stays, isOver }: UntaughtSection,
): BlocksOfPage[] {
  return headings.flatMap((heading, at): BlocksOfPage[] => {
    if (heading.blockIndex === undefined || !isTitle(heading.title)) return [];
    const next = headings.slice(at + 1).find(({ level }) => level <= heading.level);
    const parts: BlocksOfPage[] = [];
    const listed: Block[] = [];
    for (const page of pages) {
      const from = page.pageNumber === heading.pageNumber ? heading.blockIndex : 0;
      const to = page.pageNumber === next?.pageNumber ? (next.blockIndex ?? 0) : page.blocks.length;
      const isWithin =
        page.pageNumber >= heading.pageNumber && page.pageNumber <= (next?.pageNumber ?? Infinity);
      if (!isWithin || to <= from) continue;
      const indexes = range(from, to).filter((index) => !stays.has(page.blocks[index]?.kind ?? 'figure'));
      // What is said after the last entry is text again.
      while (to < page.blocks.length && isOver(page.blocks[indexes.at(-1) ?? -1])) indexes.pop();
      parts.push({ page: page.pageNumber, blocks: indexes });
      listed.push(...indexes.flatMap((index) => page.blocks[index] ?? []));
    }
    return isSuch(listed) ? parts : [];
  });
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset);

/** Furniture with what is untaught besides. */
export function withUntaught(
  furniture: Readonly<Record<number, number[]>>,
  parts: readonly BlocksOfPage[],
): Structure['furniture'] {
  const all: Structure['furniture'] = { ...furniture };
  for (const { page, blocks } of parts)
    all[page] = [...new Set([...(all[page] ?? []), ...blocks])].sort((one, other) => one - other);
  return all;
}
