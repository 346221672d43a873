import { blockText } from '../course/block-text.ts';
import type { Heading, Page } from '../course/document.ts';
import { isContentsTitle } from './contents.ts';
import { levelsOf } from './heading-levels.ts';
import { numberOf, type TitleNumber } from './title-number.ts';

/** A short block in the print of the text that may be a heading by its words alone. */
interface Line {
  title: string;
  pageNumber: number;
  blockIndex: number;
  blockCount: number;
  kind: 'label' | 'number' | 'capitals';
  number?: TitleNumber;
  /** Words of the document that stand before it. */
  wordsBefore: number;
}

const MAX_CHARS = 90;
const MIN_HEADINGS = 3;
/** Items of a list follow each other closer, sections of a text stand further apart. */
const MIN_WORDS_BETWEEN = 80;

/**
 * Headings of a text in one print, as typewriters and plain converters make it: "CHAPTER ONE" with the title below
 * it, numbers that count on, or lines of capitals, each with enough text below.
 *
 * Out: in reading order; none when there are fewer than three of a kind.
 */
export function plainHeadings(
  pages: readonly Page[],
  furniture: Readonly<Record<number, number[]>>,
  skippedPages: ReadonlySet<number>,
): Heading[] {
  const lines = linesOf(pages, furniture, skippedPages);
  const labels = lines.filter(({ kind }) => kind === 'label');
  const numbered = countingOn(lines.filter(({ kind }) => kind === 'number'));
  const capitals = lines.filter(({ kind }) => kind === 'capitals');
  const kept = [labels, numbered, capitals]
    .filter((list) => list.length >= MIN_HEADINGS && areApart(list))
    .flat();
  kept.sort((first, second) => first.pageNumber - second.pageNumber || first.blockIndex - second.blockIndex);
  const ranks = { label: 3, number: 2, capitals: 1 };
  const levels = levelsOf(kept.map(({ title, kind }) => ({ title, look: kind, rank: ranks[kind] })));
  return kept.map(({ title, pageNumber, blockIndex, blockCount }, at) => ({
    level: levels[at] ?? 1,
    title,
    pageNumber,
    blockIndex,
    blockCount,
  }));
}

function linesOf(
  pages: readonly Page[],
  furniture: Readonly<Record<number, number[]>>,
  skippedPages: ReadonlySet<number>,
): Line[] {
  const lines: Line[] = [];
  let wordsBefore = 0;
  for (const { pageNumber, blocks } of pages) {
    if (skippedPages.has(pageNumber)) continue;
    blocks.forEach((block, blockIndex) => {
      if (furniture[pageNumber]?.includes(blockIndex) === true) return;
      const text = `${block.marker ?? ''} ${blockText(block)}`.trim();
      const last = lines.at(-1);
      const isShort =
        (block.kind === 'text' || block.kind === 'list_item') &&
        block.lines.length <= 2 &&
        text.length <= MAX_CHARS;
      const isTitle = isShort && /\p{L}{2}/u.test(text) && !/[.,;:!]$/.test(text) && !isContentsTitle(text);
      const isBelowLabel =
        last?.pageNumber === pageNumber && last.blockIndex + 1 === blockIndex && isBareLabel(last.title);
      const kind = isTitle || (isShort && isBareLabel(text)) ? kindOf(text) : undefined;
      if (isTitle && isBelowLabel && last !== undefined) {
        last.title = `${last.title} ${text}`;
        last.blockCount = 2;
      } else if (kind !== undefined) {
        const number = numberOf(text);
        lines.push({
          title: text,
          pageNumber,
          blockIndex,
          blockCount: 1,
          kind,
          wordsBefore,
          ...(number === undefined ? {} : { number }),
        });
      }
      wordsBefore += text.split(/\s+/).length;
    });
  }
  return lines;
}

/** "CHAPTER ONE", whose title stands below. */
const isBareLabel = (text: string): boolean =>
  ['part', 'chapter', 'appendix'].includes(numberOf(text)?.form ?? '') && text.split(/\s+/).length <= 2;

function kindOf(text: string): Line['kind'] | undefined {
  const form = numberOf(text)?.form;
  if (form === 'part' || form === 'chapter' || form === 'appendix') return 'label';
  if (form === 'number' || form === 'roman') return 'number';
  return /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text) ? 'capitals' : undefined;
}

/** Those whose numbers go on from the one before: 1, 2, 2.1, 2.2, 3. */
function countingOn(lines: readonly Line[]): Line[] {
  const kept: Line[] = [];
  let path: readonly number[] = [0];
  for (const line of lines) {
    const next = line.number?.path ?? [];
    const depth = next.length;
    const isNext =
      depth >= 1 &&
      depth <= path.length + 1 &&
      next.slice(0, -1).every((value, at) => value === path[at]) &&
      next.at(-1) === (path[depth - 1] ?? 0) + 1;
    if (!isNext) continue;
    kept.push(line);
    path = next;
  }
  return kept;
}

function areApart(lines: readonly Line[]): boolean {
  const gaps = lines.slice(1).map(({ wordsBefore }, at) => wordsBefore - (lines[at]?.wordsBefore ?? 0));
  gaps.sort((first, second) => first - second);
  return (gaps[gaps.length >> 1] ?? 0) >= MIN_WORDS_BETWEEN;
}
