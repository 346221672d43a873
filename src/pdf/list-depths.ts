import type { Block } from '../course/document.ts';

/** The points that are open at a place of the text, from the outermost in. */
interface Level {
  leftPt: number;
  marker: string;
}

/**
 * Nests list items by how far their text stands from the margin, as long as items follow each other; in the next column
 * the margin is where an item like the last one stands.
 *
 * Out: the same blocks, their depths set in place.
 */
export function withDepths(blocks: Block[]): Block[] {
  let levels: Level[] = [];
  let last: Block | undefined;
  let moved = false;
  for (const block of blocks) {
    if (block.kind !== 'list_item' && block.kind !== 'text') continue;
    moved ||= last !== undefined && isNextColumn(last, block);
    last = block;
    const leftPt = leftOf(block);
    const slackPt = 0.5 * block.sizePt;
    if (block.kind === 'text') {
      // A paragraph under an item's text is a part of the item; one further left ends the list.
      if (!moved) levels = levels.filter((level) => level.leftPt <= leftPt + slackPt);
      continue;
    }
    const { marker = '•' } = block;
    if (moved) levels = movedTo(levels, leftPt, marker);
    moved = false;
    while ((levels.at(-1)?.leftPt ?? leftPt) > leftPt + slackPt) levels.pop();
    const open = levels.at(-1);
    if (open === undefined || leftPt > open.leftPt + slackPt) levels.push({ leftPt, marker });
    else open.marker = marker;
    block.depth = levels.length - 1;
  }
  return blocks;
}

const leftOf = ({ lines }: Block): number => Math.min(...lines.map(({ box }) => box.leftPt));

/** Whether a block stands right of the one before it, and above its end. */
function isNextColumn(before: Block, { lines }: Block): boolean {
  const rightPt = Math.max(...before.lines.map(({ box }) => box.leftPt + box.widthPt));
  const [first] = lines;
  const topPt = before.lines.at(-1)?.box.topPt ?? 0;
  return first !== undefined && first.box.topPt < topPt - first.box.heightPt && first.box.leftPt > rightPt;
}

/** The open points as far as an item goes on with one of them, where that stands in the next column. */
function movedTo(levels: readonly Level[], leftPt: number, marker: string): Level[] {
  const depth = levels.findLastIndex((level) => goesOn(level.marker, marker));
  const shiftPt = leftPt - (levels[depth]?.leftPt ?? 0);
  return levels.slice(0, depth + 1).map((level) => ({ ...level, leftPt: level.leftPt + shiftPt }));
}

/** "•" after "•"; "3." after "2.", "c)" after "b)". */
function goesOn(before: string, marker: string): boolean {
  const [one, other] = [numberOf(before), numberOf(marker)];
  if (one === undefined || other === undefined) return before === marker;
  return other === one + 1;
}

function numberOf(marker: string): number | undefined {
  const [digits] = /\d+/.exec(marker) ?? [];
  if (digits !== undefined) return Number(digits);
  return /^\(?([a-zA-Z])[.)]$/.exec(marker)?.[1]?.codePointAt(0);
}
