import { sharedEnd } from './page-ends.ts';
import type { PrintedLine } from './printed-lines.ts';

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u;

// A line that cannot be broken sticks out by a few letters.
const MOST_OVERFULL_EM = 4;

/** The lines of a cluster seen along the reading direction. */
export interface Column {
  startPt: (line: PrintedLine) => number;
  endPt: (line: PrintedLine) => number;
  farEndPt: number;
  /** Where other lines of the page end that begin at this margin; the cluster itself may have no full line. */
  pageEndPt: number | undefined;
  /** Where the page indents the first lines of paragraphs to, if it does. */
  firstPt: number | undefined;
  /** How many of its lines begin with a dash. */
  dashes: number;
  slide: boolean;
  /** No two of its lines end at one place. */
  isRagged: boolean;
  /** Where the lines of a block end that is indented on both sides, such as a quotation. */
  innerEndsPt: ReadonlyMap<PrintedLine, number>;
}

/** The column that `lines` are set in; `pageEndPt` is what `pageEnds` gives for their margin. */
export function columnOf(lines: readonly PrintedLine[], pageEndPt: number | undefined): Column {
  const rightToLeft = lines.filter((line) => RTL.test(line.words[0]?.text ?? '')).length * 2 > lines.length;
  const startPt = (line: PrintedLine): number => (rightToLeft ? -line.rightPt : line.leftPt);
  const endPt = (line: PrintedLine): number => (rightToLeft ? -line.leftPt : line.rightPt);
  const ends = lines.map(endPt);
  const sizePt = lines[0]?.sizePt ?? 0;
  const shared = sharedEnd(ends, sizePt);
  const furthest = Math.max(...ends);
  const isNear = !rightToLeft && pageEndPt !== undefined && furthest - pageEndPt < MOST_OVERFULL_EM * sizePt;
  const farEndPt = shared ?? (isNear ? Math.min(furthest, pageEndPt) : furthest);
  return {
    startPt,
    endPt,
    firstPt: undefined,
    dashes: 0,
    slide: false,
    farEndPt,
    pageEndPt: rightToLeft || pageEndPt === undefined ? undefined : Math.max(pageEndPt, farEndPt),
    isRagged: shared === undefined || isByChance(lines, endPt, shared, pageEndPt),
    innerEndsPt: innerEnds(lines, startPt, endPt, farEndPt),
  };
}

/** Whether lines end at one place, far from where text does on the page, only because each one ends its sentence. */
function isByChance(
  lines: readonly PrintedLine[],
  endPt: (line: PrintedLine) => number,
  sharedPt: number,
  pageEndPt: number | undefined,
): boolean {
  const sizePt = lines[0]?.sizePt ?? 0;
  if (pageEndPt === undefined || sharedPt > pageEndPt - MOST_OVERFULL_EM * sizePt) return false;
  return lines.every((line) => sharedPt - endPt(line) > 0.6 * sizePt || endsSentence(line));
}

export const endsSentence = ({ words }: PrintedLine): boolean =>
  /[.!?:)]["”’»)\]]*$/u.test(words.at(-1)?.text ?? '');

// LaTeX and Texinfo indent quotations by two ems or more on both sides.
const INNER_INDENT_EM = 1.2;
// Justified lines end at one place but for the overhang of signs.
const SAME_END_PT = 1;

/** For each line of a block that is indented on both sides, and of which two lines at least fill it: its end. */
function innerEnds(
  lines: readonly PrintedLine[],
  startPt: (line: PrintedLine) => number,
  endPt: (line: PrintedLine) => number,
  farEndPt: number,
): Map<PrintedLine, number> {
  const ends = new Map<PrintedLine, number>();
  const marginPt = Math.min(...lines.map(startPt));
  for (let from = 0; from < lines.length; ) {
    const opening = lines[from];
    if (opening === undefined) break;
    let to = from + 1;
    for (let line = lines[to]; line !== undefined; line = lines[to]) {
      if (Math.abs(startPt(line) - startPt(opening)) > 0.3 * opening.sizePt) break;
      to += 1;
    }
    const block = lines.slice(from, to);
    from = to;
    const blockEndPt = Math.max(...block.map(endPt));
    const roomPt = INNER_INDENT_EM * opening.sizePt;
    const full = block.filter((line) => blockEndPt - endPt(line) < SAME_END_PT);
    if (full.length > 1 && startPt(opening) > marginPt + roomPt && blockEndPt < farEndPt - roomPt)
      for (const line of block) ends.set(line, blockEndPt);
  }
  return ends;
}

/** Whether the first word of `line` would have found a place at the end of `before`. */
export function hadRoom(
  before: PrintedLine,
  line: PrintedLine,
  column: Column,
  farEndPt = column.farEndPt,
): boolean {
  const first = line.words[0];
  if (first === undefined || before.hyphenated) return false;
  // Slides may have columns; a line that goes on in lower case belongs to the one above.
  if (column.slide && /^[(„“"«]?[\p{Ll},;)]/u.test(first.text)) return false;
  // Chinese and Japanese lines break between any two characters, but for a sign that begins none.
  const widthPt = first.rightPt - first.leftPt;
  const partPt = UNSPACED.test(first.text) ? Math.min(widthPt, 2.5 * line.sizePt) : widthPt;
  const endPt = column.innerEndsPt.get(before) ?? farEndPt;
  return column.endPt(before) + partPt + 0.6 * line.sizePt < endPt;
}
