import type { Block } from '../course/document.ts';
import { boxOfBlock } from './region-places.ts';
import { scriptText } from './scripts.ts';

// Marks of footnotes are set at 0.7 of the text.
const SMALLER = 0.8;
// A raised mark hangs above the line that it stands on.
const MOST_BELOW_EM = 1.1;

/**
 * Gives a paragraph back the number of its footnote that had no room on its last line and stands alone on the next.
 *
 * Out: the blocks without those that held nothing but such a number.
 */
export function joinPartedMarks(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    if (before === undefined || !isPartedMark(before, block)) {
      joined.push(block);
      continue;
    }
    const last = before.lines.at(-1);
    if (last !== undefined) last.text += scriptText(block.lines[0]?.text ?? '', 'raised');
  }
  return joined;
}

function isPartedMark(before: Block, { kind, lines, sizePt }: Block): boolean {
  const [line, other] = lines;
  const last = before.lines.at(-1);
  if (line === undefined || other !== undefined || last === undefined) return false;
  if (kind !== 'text' || (before.kind !== 'text' && before.kind !== 'list_item')) return false;
  if (!/^\d{1,3}$/.test(line.text) || sizePt > SMALLER * before.sizePt || last.joinsNext) return false;
  const belowPt = line.box.topPt + line.box.heightPt - last.box.topPt - last.box.heightPt;
  const besidePt = Math.abs(line.box.leftPt - boxOfBlock(before).leftPt);
  return belowPt > 0 && belowPt < MOST_BELOW_EM * before.sizePt && besidePt < 0.3 * before.sizePt;
}
