import type { Passage } from './passages.ts';

interface Level {
  leftPt: number;
  marker: string;
}

// Less is no step inwards.
const STEP_EM = 0.5;
/** What may stand at the foot of a page under a list that goes on. */
const ASIDE: ReadonlySet<Passage['kind']> = new Set(['footnote', 'figure', 'caption']);

/**
 * Nests the items of a list that goes on after a page break as they are nested before it: a page by itself cannot
 * tell that its first item stands inside another. `depth` is changed in place.
 */
export function nestTornLists(passages: readonly Passage[]): void {
  let levels: Level[] = [];
  /** All levels of the list, also those that its last item has left. */
  let known: Level[] = [];
  let pageNumber = 0;
  let isCarried = false;
  let isWaiting = false;
  for (const passage of passages) {
    const part = passage.parts[0];
    if (part === undefined || ASIDE.has(passage.kind)) continue;
    const leftPt = Math.min(...part.block.lines.map(({ box }) => box.leftPt));
    const stepPt = STEP_EM * part.block.sizePt;
    const marker = passage.marker ?? '';
    const isNextPage = part.page.pageNumber !== pageNumber;
    // What goes on inside of an item does not end its list.
    if (isNextPage)
      isWaiting =
        passage.kind !== 'list_item' && leftPt > (levels[0]?.leftPt ?? Number.POSITIVE_INFINITY) + stepPt;
    if (isNextPage && isWaiting) pageNumber = part.page.pageNumber;
    else if (isNextPage || (isWaiting && passage.kind === 'list_item')) {
      isWaiting = false;
      const shiftPt = shiftOf(known, { leftPt, marker }, stepPt);
      isCarried = passage.kind === 'list_item' && shiftPt !== undefined;
      const moved = (all: Level[]): Level[] =>
        isCarried ? all.map((level) => ({ ...level, leftPt: level.leftPt + (shiftPt ?? 0) })) : [];
      levels = moved(levels);
      known = moved(known);
      pageNumber = part.page.pageNumber;
    }
    while (levels.length > 0 && (levels.at(-1)?.leftPt ?? 0) > leftPt + stepPt) levels.pop();
    if (passage.kind !== 'list_item') {
      if (passage.kind === 'heading') levels = [];
      if (levels.length === 0) {
        known = [];
        isCarried = false;
      }
      continue;
    }
    const top = levels.at(-1);
    if (top === undefined || leftPt > top.leftPt + stepPt) {
      levels.push({ leftPt, marker });
      known.push({ leftPt, marker });
    }
    if (isCarried) passage.depth = levels.length - 1;
    pageNumber = passage.parts.at(-1)?.page.pageNumber ?? pageNumber;
  }
}

/** How much further right the new page prints the same list; undefined when it is not the same. */
function shiftOf(known: readonly Level[], item: Level, stepPt: number): number | undefined {
  if (known.some(({ leftPt }) => Math.abs(leftPt - item.leftPt) < stepPt)) return 0;
  // Left and right pages have margins of their own.
  const same = known.findLast(({ marker }) => marker === item.marker && !/[\p{L}\p{N}]/u.test(marker));
  return same === undefined ? undefined : item.leftPt - same.leftPt;
}
