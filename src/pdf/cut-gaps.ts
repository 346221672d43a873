import { gapsOf, isStretched, type LineKind } from './line-kinds.ts';
import { describeLine, isMarker, type PrintedLine } from './printed-lines.ts';
import type { Word } from './words.ts';

// The text of a point stands one em or two behind its bullet.
const MOST_BULLET_GAP_EM = 3;

/** Whether a sign in typewriter type, as "*", is no bullet but what the text far behind it explains. */
const isTypedTerm = (first: Word, second: Word): boolean =>
  first.look.monospace && second.leftPt - first.rightPt > MOST_BULLET_GAP_EM * first.sizePt;

/**
 * Cuts lines of prose at their wide gaps: a term and its explanation, a running head and its page number.
 *
 * Out: the same words in the same order; rows of tables, contents entries and list items stay whole.
 */
export function cutAtGaps(lines: readonly PrintedLine[], kinds: readonly LineKind[]): PrintedLine[] {
  return lines.flatMap((line, index) => {
    if (kinds[index] !== 'prose' || !line.level || line.words.length < 2) return [line];
    const { words, sizePt } = line;
    const [first, second] = words;
    const isItem =
      first !== undefined && second !== undefined && isMarker(first.text) && !isTypedTerm(first, second);
    const starts = gapsOf(words, sizePt).filter((startPt) => !isItem || startPt !== second?.leftPt);
    if (starts.length === 0 || starts.length > 2 || isStretched(line, lines[index - 1], lines[index + 1]))
      return [line];
    const parts: Word[][] = [];
    for (const word of words) {
      const at = starts.filter((startPt) => startPt <= word.leftPt).length;
      parts[at] = [...(parts[at] ?? []), word];
    }
    return parts.map((part, at) => describeLine(part, line.hyphenated && at === parts.length - 1));
  });
}
