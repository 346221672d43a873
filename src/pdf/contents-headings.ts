import type { DocumentInfo, Heading } from '../course/document.ts';
import { inReadingOrder } from './bookmark-headings.ts';
import type { Contents } from './contents.ts';
import type { ContentsEntry } from './contents-lines.ts';
import { levelsOf } from './heading-levels.ts';
import type { TitleIndex, TitlePlace } from './title-index.ts';
import { titleKey } from './title-key.ts';
import { numberOf, romanValue } from './title-number.ts';

const MIN_VERIFIED = 3;
const MIN_VERIFIED_SHARE = 0.5;
const SAME_COLUMN_PT = 6;
const INDENT_PT = 4;
const VOTERS = 12;
const MOST_SHIFT = 40;
const NEAR_PAGES = [0, 1, -1, 2, -2];

/**
 * Headings from the printed contents, each where its title stands on the page it names. One whose title is not
 * found there keeps its page, for most of the others were found.
 *
 * Out: in reading order; undefined when too few entries are found on their pages.
 */
export function headingsFromContents(
  { entries, pageNumbers, blocks }: Contents,
  info: DocumentInfo,
  index: TitleIndex,
): Heading[] | undefined {
  const unique = dropRepeats(entries);
  const shift = pageShift(unique, pageNumbers, info, index);
  const levels = levelsOfEntries(unique);
  const used = new Set<string>(blocks);
  let found = 0;
  let lastPage = 1;
  const headings: Heading[] = unique.flatMap((entry, at): Heading[] => {
    const level = levels[at] ?? 1;
    const { title } = entry;
    const expected = pageOf(entry, info, shift) ?? pageBelow(unique, at, info, shift);
    if (expected === undefined) return [];
    const place = findPlace(title, expected, { index, used, pageNumbers });
    if (place === undefined) {
      const fits = entry.label !== undefined && expected >= lastPage && expected <= info.pageCount;
      return fits ? [{ level, title, pageNumber: expected }] : [];
    }
    found += 1;
    const { pageNumber, blockIndex, blockCount } = place;
    lastPage = pageNumber;
    used.add(`${pageNumber}:${blockIndex}`);
    return [{ level, title, pageNumber, blockIndex, blockCount }];
  });
  const trusted = found >= MIN_VERIFIED && found >= MIN_VERIFIED_SHARE * unique.length;
  return trusted ? inReadingOrder(headings) : undefined;
}

interface Search {
  index: TitleIndex;
  used: ReadonlySet<string>;
  pageNumbers: ReadonlySet<number>;
}

function findPlace(
  title: string,
  expected: number,
  { index, used, pageNumbers }: Search,
): TitlePlace | undefined {
  for (const delta of NEAR_PAGES) {
    // The first heading may stand below the contents on their own page.
    const page = expected + delta;
    if (pageNumbers.has(page) && delta !== 0) continue;
    const place = index
      .list(title, page)
      .find((candidate) => !used.has(`${candidate.pageNumber}:${candidate.blockIndex}`));
    if (place !== undefined) return place;
  }
  return undefined;
}

/** Short contents come before full ones; the later entry, which knows its level, stays. */
function dropRepeats(entries: readonly ContentsEntry[]): ContentsEntry[] {
  const byKey = new Map<string, ContentsEntry>();
  for (const entry of entries) {
    const key = `${titleKey(entry.title)}@${entry.label ?? ''}`;
    byKey.delete(key);
    byKey.set(key, entry);
  }
  return [...byKey.values()];
}

/** By numbers, and by how far an entry stands from the edge of its column, its size and weight. */
function levelsOfEntries(entries: readonly ContentsEntry[]): number[] {
  const columns: { rightPt: number; leftPt: number }[] = [];
  const columnOf = ({ rightPt }: ContentsEntry): { leftPt: number } | undefined =>
    columns.find((column) => Math.abs(column.rightPt - rightPt) < SAME_COLUMN_PT);
  for (const entry of entries) {
    const column = columnOf(entry);
    if (column === undefined) columns.push({ rightPt: entry.rightPt, leftPt: entry.leftPt });
    else column.leftPt = Math.min(column.leftPt, entry.leftPt);
  }
  const indents = entries.map((entry) => entry.leftPt - (columnOf(entry)?.leftPt ?? entry.leftPt));
  const steps: number[] = [];
  for (const indent of [...indents].sort((first, second) => first - second))
    if (indent - (steps.at(-1) ?? Number.NEGATIVE_INFINITY) > INDENT_PT) steps.push(indent);
  return levelsOf(
    entries.map(({ title, sizePt, weight }, at) => {
      const step = steps.filter((indent) => indent <= (indents[at] ?? 0) + 0.1).length;
      const bold = weight >= 600 ? 1 : 0;
      const size = Math.round(sizePt * 2) / 2;
      return { title, look: `${step}:${size}:${bold}`, rank: size * 2 + bold - step * 100 };
    }),
  );
}

/** What to add to a printed number to get the page's: what most titles found near it agree on. */
function pageShift(
  entries: readonly ContentsEntry[],
  contentsPages: ReadonlySet<number>,
  info: DocumentInfo,
  index: TitleIndex,
): number {
  const votes = new Map<number, number>();
  const step = Math.max(1, Math.floor(entries.length / VOTERS));
  for (let at = 0; at < entries.length; at += step) {
    const { title, label } = entries[at] ?? { title: '' };
    const printed = label === undefined ? undefined : numberIn(label);
    if (printed === undefined) continue;
    for (let shift = -5; shift <= MOST_SHIFT; shift += 1) {
      const page = printed + shift;
      if (page < 1 || page > info.pageCount || (contentsPages.has(page) && shift !== 0)) continue;
      if (index.list(title, page).length > 0) votes.set(shift, (votes.get(shift) ?? 0) + 1);
    }
  }
  let best = 0;
  for (const [shift, count] of votes) if (count > (votes.get(best) ?? 0)) best = shift;
  return best;
}

/** The value of a printed page number in the digits of any script. */
const numberIn = (label: string): number | undefined =>
  /^\p{Nd}+$/u.test(label) ? numberOf(`${label} x`)?.path[0] : undefined;

function pageOf({ label }: ContentsEntry, { pageLabels }: DocumentInfo, shift: number): number | undefined {
  if (label === undefined) return undefined;
  const printed = numberIn(label);
  if (printed !== undefined) return printed + shift;
  const index = pageLabels?.indexOf(label) ?? -1;
  // Front matter is counted from the first page.
  return index < 0 ? romanValue(label) : index + 1;
}

/** A part without a page stands just before the first entry below it that has one. */
function pageBelow(
  entries: readonly ContentsEntry[],
  at: number,
  info: DocumentInfo,
  shift: number,
): number | undefined {
  const next = entries.slice(at + 1, at + 3).find(({ label }) => label !== undefined);
  return next === undefined ? undefined : pageOf(next, info, shift);
}
