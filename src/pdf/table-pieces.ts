import { describeLine, isMarker, type PrintedLine } from './printed-lines.ts';
import type { Ruling } from './rulings.ts';
import type { Word } from './words.ts';

/** Words of one printed line that stand close together: a line of a cell. */
export interface Piece {
  /** In reading order. */
  words: Word[];
  leftPt: number;
  rightPt: number;
  baselinePt: number;
  sizePt: number;
  bold: boolean;
  /** Its last word goes on in the next line of the cell. */
  hyphenated: boolean;
}

/** The pieces that stand on one level, from left to right. */
export interface Level {
  baselinePt: number;
  sizePt: number;
  pieces: Piece[];
}

export interface Splitting {
  /** A wider space than this separates cells, in sizes of the font. */
  gapEm: number;
  /** Rules that separate cells however narrow the space is. */
  uprights: readonly Ruling[];
}

/** Cuts a printed line where a space is as wide as between cells, or where a rule stands. */
export function piecesOf(line: PrintedLine, { gapEm, uprights }: Splitting): Piece[] {
  const sorted = [...line.words].sort((one, other) => one.leftPt - other.leftPt);
  const groups: Word[][] = [];
  let rightPt = 0;
  for (const word of sorted) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group === undefined || before === undefined) groups.push([word]);
    else {
      const gapPt = word.leftPt - rightPt;
      const marked = group.length === 1 && gapPt < MARK_GAP_EM * line.sizePt && isListMark(before.text);
      const wide = gapPt > gapEm * line.sizePt && !marked;
      const ruled =
        gapPt > -1 &&
        uprights.some(
          ({ atPt, fromPt, toPt }) =>
            // Long words stick out of their cell.
            atPt > rightPt - line.sizePt &&
            atPt < word.leftPt + 1.5 &&
            line.baselinePt > fromPt &&
            line.baselinePt - 0.5 * line.sizePt < toPt,
        );
      if (wide || ruled) groups.push([word]);
      else group.push(word);
    }
    rightPt = groups.at(-1)?.length === 1 ? word.rightPt : Math.max(rightPt, word.rightPt);
  }
  return groups.map((group) => pieceOf(line, new Set(group)));
}

const MARK_GAP_EM = 2;

// A bullet or "3." belongs to the text after it; plain numbers may be a column.
const isListMark = (text: string): boolean => isMarker(text) && !/^[\d.]*\d$/.test(text);

function pieceOf(line: PrintedLine, group: ReadonlySet<Word>): Piece {
  const words = line.words.filter((word) => group.has(word));
  return describePiece(words, line.hyphenated && words.at(-1) === line.words.at(-1));
}

export function describePiece(words: Word[], hyphenated: boolean): Piece {
  const { leftPt, rightPt, baselinePt, sizePt } = describeLine(words, false);
  const bold = words.every((word) => word.look.weight >= 600);
  return { words, leftPt, rightPt, baselinePt, sizePt, bold, hyphenated };
}

// Lines of a table's cells may differ by a font's small shifts; a line of text keeps 1 em or more.
const SAME_LEVEL_EM = 0.3;

/** Groups pieces by their baselines, top to bottom. */
export function levelsOf(pieces: readonly Piece[]): Level[] {
  const levels: Level[] = [];
  for (const piece of joinScripts(pieces).sort((one, other) => one.baselinePt - other.baselinePt)) {
    const level = levels.at(-1);
    const shiftPt = piece.baselinePt - (level?.baselinePt ?? 0);
    if (level !== undefined && shiftPt < SAME_LEVEL_EM * Math.max(piece.sizePt, level.sizePt)) {
      level.pieces.push(piece);
      level.sizePt = Math.max(level.sizePt, piece.sizePt);
    } else levels.push({ baselinePt: piece.baselinePt, sizePt: piece.sizePt, pieces: [piece] });
  }
  for (const level of levels) level.pieces.sort((one, other) => one.leftPt - other.leftPt);
  return levels;
}

const SCRIPT_SHARE = 0.82;

/** Joins small pieces, raised or lowered, with the larger one that they touch. */
function joinScripts(pieces: readonly Piece[]): Piece[] {
  const largestPt = Math.max(...pieces.map((piece) => piece.sizePt));
  const small = pieces.filter((piece) => piece.sizePt < SCRIPT_SHARE * largestPt && piece.words.length < 3);
  if (small.length === 0 || small.length * 2 > pieces.length) return [...pieces];
  const joined = pieces.filter((piece) => !small.includes(piece)).map((piece) => ({ ...piece }));
  for (const script of small) {
    const main = joined.find(
      (piece) =>
        script.sizePt < SCRIPT_SHARE * piece.sizePt &&
        Math.abs(script.baselinePt - piece.baselinePt) < 0.7 * piece.sizePt &&
        script.leftPt < piece.rightPt + 0.3 * piece.sizePt &&
        script.rightPt > piece.leftPt - 0.3 * piece.sizePt,
    );
    if (main === undefined) {
      joined.push(script);
      continue;
    }
    main.words = [...main.words, ...script.words];
    main.leftPt = Math.min(main.leftPt, script.leftPt);
    main.rightPt = Math.max(main.rightPt, script.rightPt);
  }
  return joined;
}

/** Whether pieces of one level lie over each other: then it is not one level. */
export const hasOverlap = ({ pieces, sizePt }: Level): boolean =>
  pieces.some((piece, index) => {
    const before = pieces[index - 1];
    return before !== undefined && piece.leftPt < before.rightPt - 0.3 * sizePt;
  });

export const textOf = (words: readonly Word[]): string => words.map((word) => word.text).join(' ');

const NUMBER = /^[\s(<>≤≥±+−–~$€£¥-]*[\d٠-٩०-९][\d٠-٩०-९.,'’\s/:×xe^+−–-]*[%°)*†‡a-zA-Zµ]{0,3}$/;

/** A figure, with its sign or unit; or a dash that stands for none. */
export const isNumeric = (text: string): boolean => NUMBER.test(text) || /^[-–—−.…*✓✗]+$/.test(text);
