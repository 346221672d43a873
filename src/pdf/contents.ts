import type { DocumentInfo, Heading, Line, Page } from '../course/document.ts';
import { inReadingOrder } from './bookmark-headings.ts';
import type { TitleIndex } from './title-index.ts';
import { numberDepth, titleKey } from './title-key.ts';

/** An entry of a printed table of contents. */
interface ContentsEntry {
  title: string;
  /** The page number as it is printed there. */
  label: string;
  leftPt: number;
}

export interface Contents {
  pageNumbers: Set<number>;
  entries: ContentsEntry[];
}

const TITLE =
  /^(?:(?:short|brief|detailed|table of|list of)?\s*(?:contents|figures|tables|listings)|inhalt(?:sverzeichnis)?|table des matières|sommaire|índice(?: general)?|contenido|indice|sommario|sumário|inhoud(?:sopgave)?|содержание|оглавление|目录|目次|المحتويات|विषय-सूची)$/iu;
const LABEL = /^[.…·\s]*(\d{1,4}|[ivxlc]{1,7}|[A-Z]-?\d{1,3})$/;
const MIN_ENTRIES = 4;
const EARLY_SHARE = 0.12;
const EARLY_PAGES = 20;

/** Whether a line only announces contents or a list of figures. */
export const isContentsTitle = (text: string): boolean => TITLE.test(text.trim());

/** Finds the pages of printed contents near the start, and their entries. */
export function findContents(
  pages: readonly Page[],
  furniture: Readonly<Record<number, number[]>>,
): Contents {
  const contents: Contents = { pageNumbers: new Set(), entries: [] };
  const last = Math.max(EARLY_PAGES, pages.length * EARLY_SHARE);
  for (const page of pages) {
    if (page.pageNumber > last) break;
    const skipped = new Set(furniture[page.pageNumber] ?? []);
    const lines = page.blocks.flatMap((block, blockIndex) =>
      skipped.has(blockIndex)
        ? []
        : block.lines.map((line, at) => ({ line, lead: at === 0 ? (block.marker ?? '') : '', block })),
    );
    const named = lines.slice(0, 3).some(({ line }) => TITLE.test(line.text.trim()));
    const entries = entriesOf(lines.map(({ line, lead }) => ({ line, lead })));
    const share = entries.length / Math.max(1, lines.length);
    const follows = contents.pageNumbers.has(page.pageNumber - 1);
    if (entries.length < (follows ? 1 : named ? 2 : MIN_ENTRIES) || share < (named || follows ? 0.3 : 0.5))
      continue;
    contents.pageNumbers.add(page.pageNumber);
    contents.entries.push(...entries);
  }
  return contents;
}

/** Entries among lines; a title over two lines has its number at the end of the second. */
function entriesOf(lines: readonly { line: Line; lead: string }[]): ContentsEntry[] {
  const entries: ContentsEntry[] = [];
  let open: { text: string; leftPt: number } | undefined;
  for (const { line, lead } of lines) {
    const text = `${lead} ${line.text}`.replace(/\s+/g, ' ').trim();
    const entry = entryOf(line, text);
    if (entry === undefined) {
      open = TITLE.test(text) ? undefined : { text, leftPt: line.box.leftPt };
      continue;
    }
    const wrapped = open !== undefined && !/^\d|^[A-Z]\./.test(entry.title) && /^\d|^[A-Z]\./.test(open.text);
    if (open !== undefined && wrapped)
      entries.push({ ...entry, title: `${open.text} ${entry.title}`, leftPt: open.leftPt });
    else entries.push(entry);
    open = undefined;
  }
  return entries;
}

function entryOf(line: Line, text: string): ContentsEntry | undefined {
  const tokens = text.split(' ');
  const label = LABEL.exec(tokens.at(-1) ?? '')?.[1];
  if (label === undefined || tokens.length < 2) return undefined;
  const title = text
    .slice(0, text.length - (tokens.at(-1)?.length ?? 0))
    .replace(/[\s.…·]+$/u, '')
    .trim();
  const leader = /[.…·]\s*[.…·]/u.test(text.slice(title.length));
  const { edgesPt } = line;
  const gapPt = (edgesPt.at(-2) ?? 0) - (edgesPt.at(-3) ?? edgesPt.at(-2) ?? 0);
  if (!leader && gapPt < 1.5 * line.box.heightPt) return undefined;
  return titleKey(title).length < 2 ? undefined : { title, label, leftPt: line.box.leftPt };
}

const MIN_VERIFIED = 4;
const MIN_VERIFIED_SHARE = 0.5;

/**
 * Headings from the printed contents, kept where their title stands on the page they name.
 *
 * In: `fromFonts` gives what lies deeper than the contents go.
 * Out: in reading order; undefined when too few entries are found on their pages.
 */
export function headingsFromContents(
  { entries, pageNumbers }: Contents,
  info: DocumentInfo,
  index: TitleIndex,
  fromFonts: readonly Heading[],
): Heading[] | undefined {
  const offset = pageOffset(entries, pageNumbers, info, index);
  const unique = dropRepeats(entries);
  const levels = levelsOf(unique);
  const used = new Set<string>();
  const headings: Heading[] = [];
  unique.forEach(({ title, label }, at) => {
    const expected = pageOf(label, info, offset);
    if (expected === undefined) return;
    const place = [expected, expected + 1, expected - 1]
      .filter((page) => !pageNumbers.has(page))
      .flatMap((page) => index.list(title, page))
      .find((candidate) => !used.has(`${candidate.pageNumber}:${candidate.blockIndex}`));
    if (place === undefined) return;
    const { pageNumber, blockIndex, blockCount } = place;
    used.add(`${pageNumber}:${blockIndex}`);
    headings.push({ level: levels[at] ?? 1, title, pageNumber, blockIndex, blockCount });
  });
  const trusted = headings.length >= MIN_VERIFIED && headings.length >= MIN_VERIFIED_SHARE * unique.length;
  return trusted ? inReadingOrder([...headings, ...deeperThan(headings, fromFonts)]) : undefined;
}

/** Short contents come before full ones; the later entry, which knows its level, stays. */
function dropRepeats(entries: readonly ContentsEntry[]): ContentsEntry[] {
  const byKey = new Map<string, ContentsEntry>();
  for (const entry of entries) {
    const key = `${titleKey(entry.title)}@${entry.label}`;
    byKey.delete(key);
    byKey.set(key, entry);
  }
  return [...byKey.values()];
}

/** By number where most have one, else by indentation. */
function levelsOf(entries: readonly ContentsEntry[]): number[] {
  const depths = entries.map(({ title }) => numberDepth(title));
  const lefts: number[] = [];
  for (const { leftPt } of [...entries].sort((first, second) => first.leftPt - second.leftPt))
    if (leftPt - (lefts.at(-1) ?? Number.NEGATIVE_INFINITY) > 4) lefts.push(leftPt);
  const byIndent = entries.map(({ leftPt }) => lefts.filter((left) => left <= leftPt + 0.1).length);
  const numbered = depths.filter((depth) => depth !== undefined).length;
  if (lefts.length > 1 && lefts.length <= 6) return byIndent;
  return numbered * 2 > entries.length ? depths.map((depth) => depth ?? 1) : byIndent;
}

/** What to add to a printed number to get the page's: what most titles found near it agree on. */
function pageOffset(
  entries: readonly ContentsEntry[],
  contentsPages: ReadonlySet<number>,
  info: DocumentInfo,
  index: TitleIndex,
): number {
  const votes = new Map<number, number>();
  const step = Math.max(1, Math.floor(entries.length / 60));
  for (let at = 0; at < entries.length; at += step) {
    const entry = entries[at];
    if (entry === undefined || !/^\d+$/.test(entry.label)) continue;
    for (let offset = -5; offset <= 40; offset += 1) {
      const page = Number(entry.label) + offset;
      if (page < 1 || page > info.pageCount || contentsPages.has(page)) continue;
      if (index.list(entry.title, page).length > 0) votes.set(offset, (votes.get(offset) ?? 0) + 1);
    }
  }
  let best = 0;
  for (const [offset, count] of votes) if (count > (votes.get(best) ?? 0)) best = offset;
  return best;
}

function pageOf(label: string, { pageLabels }: DocumentInfo, offset: number): number | undefined {
  if (/^\d+$/.test(label)) return Number(label) + offset;
  const index = pageLabels?.indexOf(label) ?? -1;
  return index < 0 ? undefined : index + 1;
}

/** Headings by font that stand below the deepest level of the contents. */
function deeperThan(headings: readonly Heading[], fromFonts: readonly Heading[]): Heading[] {
  const known = new Set(headings.map(({ pageNumber, blockIndex }) => `${pageNumber}:${blockIndex}`));
  const isKnown = ({ pageNumber, blockIndex }: Heading): boolean => known.has(`${pageNumber}:${blockIndex}`);
  const deepest = Math.max(...headings.map(({ level }) => level));
  const deepestStyle = Math.max(0, ...fromFonts.filter(isKnown).map(({ level }) => level));
  const first = Math.min(...headings.map(({ pageNumber }) => pageNumber));
  return fromFonts
    .filter((heading) => !isKnown(heading) && heading.level > deepestStyle && heading.pageNumber >= first)
    .map((heading) => ({ ...heading, level: deepest + heading.level - deepestStyle }));
}
