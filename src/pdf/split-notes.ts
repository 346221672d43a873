import type { Block, Line } from '../course/document.ts';

const RAISED_OPENING = /^[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?=[^\s⁰¹²³⁴⁵⁶⁷⁸⁹])/;

/** The raised number that a line begins with, as "²examples: ..."; 0 for none. */
const openingNumber = ({ text }: Line): number =>
  Number(RAISED_OPENING.exec(text)?.[0].normalize('NFKC') ?? 0);

/**
 * Parts blocks that hold several footnotes: where a note of one line stands over the next, no indent and no full
 * line tells them apart, only their numbers.
 */
export function splitNotes(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    const first = block.lines[0] === undefined ? 0 : openingNumber(block.lines[0]);
    if (first === 0 || block.kind !== 'text') return [block];
    const parts: Block[] = [];
    let number = first - 1;
    for (const line of block.lines) {
      const last = parts.at(-1);
      if (last !== undefined && openingNumber(line) !== number + 1) last.lines.push(line);
      else {
        parts.push({ ...block, lines: [line] });
        number += 1;
      }
    }
    return parts.length === 1 ? [block] : parts;
  });
}
