import type { Line, Page } from '../course/document.ts';
import { titleKey } from './title-key.ts';
import { numberOf } from './title-number.ts';

/** An entry of a printed table of contents. */
export interface ContentsEntry {
  title: string;
  /** The page number as it is printed there; absent over parts that have none. */
  label?: string;
  leftPt: number;
  /** Right edge of the page number, which tells the columns apart. */
  rightPt: number;
  sizePt: number;
  weight: number;
}

/** One row of a page of contents, its pieces put together again. */
export interface Row {
  text: string;
  /** Where its pieces stand. */
  blockIndexes: number[];
  leftPt: number;
  rightPt: number;
  topPt: number;
  heightPt: number;
  sizePt: number;
  weight: number;
  /** Empty space before the last token. */
  gapPt: number;
}

const NUMBER = '\\p{Nd}{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7}|[A-Z]-?\\d{1,3}|\\d{1,2}-\\d{1,3}';
const LABEL = new RegExp(`^[.…·\\s]*(${NUMBER})$`, 'u');
const LABEL_BEHIND = new RegExp(`(?:^|[.…·\\s])(?:${NUMBER})$`, 'u');
/** Longer than any such number. */
const LONGEST_END = 10;
const LEADER = /(?:[.…·]\s*){2}$|…\s*$/u;
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const SAME_ROW = 0.5;
const SAME_EDGE_PT = 2.5;
const MIN_ALIGNED = 3;
const MAX_WRAPPED = 3;
const FULL_SHARE = 0.66;

/** Whether a line may end in a page number: of others it does not matter how far their last word is set apart. */
export const mayEndInNumber = (text: string): boolean =>
  LABEL_BEHIND.test(text.trimEnd().slice(-LONGEST_END));

/** The lines of a page, those that a wide gap has parted put together again. */
export function readRows(page: Page, furniture: ReadonlySet<number>): Row[] {
  const rows: Row[] = [];
  page.blocks.forEach((block, blockIndex) => {
    if (furniture.has(blockIndex)) return;
    block.lines.forEach((line, at) => {
      if (line.text.trim() === '') return;
      const marker = at === 0 && block.marker !== undefined ? `${block.marker} ` : '';
      const row = { ...rowOf(line, marker, block.sizePt, block.weight), blockIndexes: [blockIndex] };
      const before = rows.at(-1);
      if (before !== undefined && isSameRow(before, row)) {
        before.gapPt = row.text.includes(' ') ? row.gapPt : row.leftPt - before.rightPt;
        before.text = `${before.text} ${row.text}`;
        before.rightPt = row.rightPt;
        before.blockIndexes.push(blockIndex);
      } else rows.push(row);
    });
  });
  return rows;
}

function rowOf(line: Line, marker: string, sizePt: number, weight: number): Omit<Row, 'blockIndexes'> {
  const { edgesPt, box } = line;
  return {
    text: `${marker}${line.text}`.replace(/\s+/g, ' ').trim(),
    leftPt: box.leftPt - (marker === '' ? 0 : 1.5 * sizePt),
    rightPt: box.leftPt + box.widthPt,
    topPt: box.topPt,
    heightPt: box.heightPt,
    sizePt,
    weight,
    gapPt: (edgesPt.at(-2) ?? 0) - (edgesPt.at(-3) ?? edgesPt.at(-2) ?? 0),
  };
}

/** A number, its title and its page that a wide gap has parted. */
function isSameRow(before: Row, row: Row): boolean {
  const apart = Math.abs(before.topPt + before.heightPt - row.topPt - row.heightPt);
  if (apart > SAME_ROW * row.heightPt || row.leftPt < before.rightPt) return false;
  return (
    LABEL.test(row.text) || !LABEL.test(before.text.split(' ').at(-1) ?? '') || !before.text.includes(' ')
  );
}

/** Entries among rows. A title over several lines has its page number at the end of the last. */
export function entriesOf(rows: readonly Row[]): ContentsEntry[] {
  const edges = alignedEdges(rows);
  const entries: ContentsEntry[] = [];
  let open: Row[] = [];
  for (const row of rows) {
    const entry = entryOf(row, edges);
    if (entry === undefined) {
      open = open.length >= MAX_WRAPPED ? [row] : [...open, row];
      continue;
    }
    const begun = wrappedInto(entry, row, open);
    if (begun.length === 0) entries.push(...unnumberedParts(open, entry), entry);
    else {
      const title = [...begun.map(({ text }) => text), entry.title].join(' ');
      entries.push({ ...entry, title, leftPt: begun[0]?.leftPt ?? entry.leftPt });
    }
    open = [];
  }
  return entries;
}

/** Right edges at which several rows with leaders or wide gaps end in a page number. */
function alignedEdges(rows: readonly Row[]): number[] {
  const edges: { edge: number; count: number }[] = [];
  const sure = rows.filter((row) => entryOf(row, []) !== undefined).map(({ rightPt }) => rightPt);
  for (const edge of sure.sort((first, second) => first - second)) {
    const last = edges.at(-1);
    if (last !== undefined && edge - last.edge < SAME_EDGE_PT) last.count += 1;
    else edges.push({ edge, count: 1 });
  }
  return edges.filter(({ count }) => count >= MIN_ALIGNED).map(({ edge }) => edge);
}

/** Whether a row ends in a page number set apart. */
export const isEntry = (row: Row): boolean => entryOf(row, []) !== undefined;

function entryOf(row: Row, edges: readonly number[]): ContentsEntry | undefined {
  const tokens = row.text.split(' ');
  if (tokens.length < 2) return undefined;
  const { leftPt, rightPt, sizePt, weight } = row;
  const last = tokens.at(-1) ?? '';
  const label = LABEL.exec(last)?.[1];
  if (label === undefined) return RTL.test(row.text) ? turnedEntry(row) : undefined;
  const before = row.text.slice(0, row.text.length - last.length) + last.slice(0, last.length - label.length);
  const title = before.replace(/[\s.…·]+$/u, '').trim();
  const aligned = edges.some((edge) => Math.abs(edge - rightPt) < SAME_EDGE_PT);
  const sure = LEADER.test(before.trimEnd()) || row.gapPt >= 1.5 * row.heightPt;
  if ((!sure && !aligned) || titleKey(title).length < 2) return undefined;
  return { title, label, leftPt, rightPt, sizePt, weight };
}

/** In right-to-left contents the page number may come first. */
function turnedEntry({ text, leftPt, rightPt, sizePt, weight }: Row): ContentsEntry | undefined {
  const match = /^(\p{Nd}{1,4})[\s.…·]+(\S.*)$/u.exec(text);
  const [, label, title] = match ?? [];
  if (label === undefined || title === undefined || !RTL.test(title)) return undefined;
  return { title, label, leftPt, rightPt, sizePt, weight };
}

/** The rows above that begin the entry's title. */
function wrappedInto(entry: ContentsEntry, row: Row, open: readonly Row[]): Row[] {
  const begun: Row[] = [];
  let below = row;
  if (numberOf(entry.title) !== undefined) return [];
  for (const above of [...open].reverse()) {
    const stepPt = below.topPt - above.topPt;
    const near = stepPt > 0 && stepPt < 2.2 * Math.max(below.heightPt, above.heightPt);
    const within = above.leftPt <= below.leftPt + 1 || begun.length === 0;
    if (!near || !within || below.leftPt < above.leftPt - 1) break;
    const isStart = numberOf(above.text) !== undefined;
    const sameLook = Math.abs(above.sizePt - below.sizePt) < 0.6 && above.weight === below.weight;
    const full = above.rightPt - above.leftPt > FULL_SHARE * (entry.rightPt - above.leftPt);
    if (!isStart && (!sameLook || !full)) break;
    begun.unshift(above);
    if (isStart) break;
    below = above;
  }
  return begun;
}

/** A part or chapter that is named without a page stands over the entry that follows. */
function unnumberedParts(open: readonly Row[], { rightPt }: ContentsEntry): ContentsEntry[] {
  const row = open.at(-1);
  const form = row === undefined ? undefined : numberOf(row.text)?.form;
  if (row === undefined || (form !== 'part' && form !== 'chapter' && form !== 'appendix')) return [];
  const { text, leftPt, sizePt, weight } = row;
  return [{ title: text, leftPt, rightPt, sizePt, weight }];
}
