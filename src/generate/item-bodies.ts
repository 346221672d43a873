import type { ReadPassage } from './lesson-text.ts';

/** An item whose text a later passage may go on with, from the outermost in. */
interface Open {
  depth: number;
  /** Left edge of its text. */
  leftPt: number;
  topPt: number;
  pageNumber: number;
  /** Its number in the list. */
  number: number | undefined;
}

const SLACK_EM = 0.5;
/** By how much an item's text stands further right than paragraphs do; a bullet may also hang in the margin. */
const INDENT_EM = 0.8;
/** Code and figures stand a little further in; another column much further. */
const MOST_INDENT_EM = 8;
/** So many passages may stand between two numbered items without being indented like them. */
const MOST_BETWEEN = 6;

/**
 * Finds the paragraphs, code and pictures that are parts of list items: those that stand under an item's text, and
 * those between "2." and "3.".
 *
 * In: a lesson's passages in order. Out: each of these with the depth of its item.
 */
export function bodiesOfItems(passages: readonly ReadPassage[]): ReadonlyMap<ReadPassage, number> {
  const bodies = new Map<ReadPassage, number>();
  const margins = marginsOf(passages);
  let open: Open[] = [];
  for (const [index, passage] of passages.entries()) {
    if (passage.kind === 'footnote') continue;
    if (passage.kind === 'heading') open = [];
    else if (passage.kind === 'list_item' || passage.marker !== undefined) {
      const item = openedBy(passage);
      if (item !== undefined) open = [...open.filter(({ depth }) => depth < item.depth), item];
    } else if (open.length > 0) {
      const owner =
        open.findLast((item) => standsUnder(passage, item, margins)) ?? between(passages, index, open);
      if (owner === undefined) open = [];
      else bodies.set(passage, owner.depth);
      open = open.filter(({ depth }) => depth <= (owner?.depth ?? 0));
    }
  }
  return bodies;
}

function openedBy({ parts, depth, marker }: ReadPassage): Open | undefined {
  const part = parts.at(-1);
  const first = parts[0]?.block.lines[0];
  if (part === undefined || first === undefined) return undefined;
  const digits = /^\(?(\d{1,3})[.)]?\)?$/.exec(marker ?? '')?.[1];
  return {
    depth,
    leftPt: leftOf(part.block),
    topPt: part.block.lines[0]?.box.topPt ?? first.box.topPt,
    pageNumber: part.page.pageNumber,
    number: digits === undefined ? undefined : Number(digits),
  };
}

type Block = ReadPassage['parts'][number]['block'];

const leftOf = ({ region, lines }: Block): number =>
  region?.leftPt ?? Math.min(...lines.map(({ box }) => box.leftPt));

/** All even or all odd pages, beside the numbers of pages, which begin with 1. */
const sideOf = (pageNumber: number): number => -(pageNumber % 2);

/** Where paragraphs begin, by page and by side. */
function marginsOf(passages: readonly ReadPassage[]): Map<number, number> {
  const margins = new Map<number, number>();
  for (const { kind, parts } of passages) {
    if (kind !== 'paragraph' && kind !== 'heading') continue;
    for (const { page, block } of parts) {
      const leftPt = leftOf(block);
      for (const key of [page.pageNumber, sideOf(page.pageNumber)])
        margins.set(key, Math.min(margins.get(key) ?? Number.POSITIVE_INFINITY, leftPt));
    }
  }
  return margins;
}

/** Whether a passage is set under the text of an item that is indented against the paragraphs around it. */
function standsUnder({ parts }: ReadPassage, item: Open, margins: ReadonlyMap<number, number>): boolean {
  const [part] = parts;
  if (part === undefined) return false;
  const { block, page } = part;
  const isNext = page.pageNumber === item.pageNumber + 1;
  if (page.pageNumber !== item.pageNumber && !isNext) return false;
  const topPt = block.region?.topPt ?? block.lines[0]?.box.topPt ?? 0;
  if (!isNext && topPt < item.topPt) return false;
  const insetPt = leftOf(block) - item.leftPt;
  if (insetPt < -SLACK_EM * block.sizePt || insetPt > MOST_INDENT_EM * block.sizePt) return false;
  const marginPt = Math.min(
    margins.get(page.pageNumber) ?? Number.POSITIVE_INFINITY,
    margins.get(sideOf(page.pageNumber)) ?? Number.POSITIVE_INFINITY,
  );
  return marginPt < item.leftPt - INDENT_EM * block.sizePt;
}

/** The numbered item before a passage whose successor follows soon. */
function between(passages: readonly ReadPassage[], index: number, open: readonly Open[]): Open | undefined {
  return open.findLast(({ number, depth }) => {
    if (number === undefined) return false;
    for (let at = index + 1; at <= index + MOST_BETWEEN; at += 1) {
      const next = passages[at];
      if (next === undefined || next.kind === 'heading') return false;
      if (next.kind === 'list_item' && next.depth <= depth)
        return next.depth === depth && openedBy(next)?.number === number + 1;
    }
    return false;
  });
}
