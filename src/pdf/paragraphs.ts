import { endsInPath, goesOnInPath } from './paths.ts';
import type { PrintedLine } from './printed-lines.ts';
import { termWords } from './terms.ts';
import { type Column, columnOf, endsSentence, hadRoom } from './text-column.ts';

/** A paragraph or one item of a list, still as printed lines. */
export interface Paragraph {
  lines: PrintedLine[];
  marker?: string;
}

const BULLET = /^[•‣◦▪■□●○–—*·∙➢✓✗►▶\uf0b7\uf0a7\uf076\uf0d8-]$/;
const DASH = /^[—–-]$/;
const NUMBERED = /^\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]$/;

// Shifts below this are the ragged edges of glyphs; a first-line indent is one em or more.
const INDENT_EM = 0.8;
/**
 * Cuts a cluster of evenly spaced lines into paragraphs and list items: at markers, after a line that had
 * room for the next word, and at a first-line indent.
 *
 * In: `slideEndPt` is where text ends on a slide, whose lines are often points without a printed bullet; `pageEndPt`
 * is what `pageEnds` gives, `firstPt` what `firstIndent` does.
 * Out: paragraphs that hold every line once, in the same order.
 */
export function splitParagraphs(
  lines: readonly PrintedLine[],
  slideEndPt?: number,
  pageEndPt?: number,
  firstPt?: number,
): Paragraph[] {
  const column = columnOf(lines, slideEndPt === undefined ? pageEndPt : undefined);
  column.firstPt = firstPt;
  column.dashes = lines.filter(isDash).length;
  // Two columns of prose on a wide page are no points of a slide.
  column.slide = slideEndPt !== undefined && !isJustified(lines, column);
  if (slideEndPt !== undefined && column.slide) column.farEndPt = Math.max(column.farEndPt, slideEndPt);
  const paragraphs: Paragraph[] = [];
  lines.forEach((line, index) => {
    const current = paragraphs.at(-1);
    const marker = isDashWithin(line, lines[index + 1], current, column)
      ? undefined
      : (markerOf(line, lines[index - 1], column, current) ?? successorOf(current, line, column));
    if (marker !== undefined) paragraphs.push({ lines: [line], marker });
    else if (current === undefined || begins(current, line, lines[index + 1], column))
      paragraphs.push({ lines: [line] });
    else current.lines.push(line);
  });
  return paragraphs;
}

const LEAST_JUSTIFIED = 4;
const JUSTIFIED_SHARE = 0.6;
const SAME_END_EM = 0.2;

/** Whether most lines end where the furthest does. */
function isJustified(lines: readonly PrintedLine[], { endPt }: Column): boolean {
  const furthestPt = Math.max(...lines.map(endPt));
  const full = lines.filter((line) => furthestPt - endPt(line) < SAME_END_EM * line.sizePt);
  return full.length >= Math.max(LEAST_JUSTIFIED, JUSTIFIED_SHARE * lines.length);
}

/**
 * The list marker a line begins with. A number counts only where a new line would begin anyway, for
 * a sentence may end in one: "see chapter / 12. Then".
 */
function markerOf(
  line: PrintedLine,
  before: PrintedLine | undefined,
  column: Column,
  current: Paragraph | undefined,
): string | undefined {
  const [first, second] = line.words;
  if (first === undefined || second === undefined) return undefined;
  const begins =
    before === undefined ||
    Math.abs(column.startPt(before) - column.startPt(line)) > INDENT_EM * line.sizePt ||
    hadRoom(before, line, column);
  // A dash may stand between the words of a sentence.
  if (BULLET.test(first.text))
    return begins || !DASH.test(first.text) || current?.marker !== undefined ? first.text : undefined;
  // The number in a ball or box, smaller than the text beside it.
  if (column.slide && /^\d{1,2}\.$/.test(first.text) && first.sizePt < 0.85 * second.sizePt)
    return first.text;
  // Numbers after each other are values.
  if (/^\d+\.$/.test(first.text) && /^\d+\.$/.test(second.text)) return undefined;
  // A bold number is that of a heading.
  if (first.look.weight >= 600 || !NUMBERED.test(first.text)) return undefined;
  // "UTF-" and "8." are one name.
  if (before?.hyphenated) return undefined;
  return begins ? first.text : undefined;
}

/**
 * Whether a line begins with the dash of a sentence: one whose first line is indented and full, or that comes from the
 * page before, where the line below does not hang.
 */
function isDashWithin(
  line: PrintedLine,
  after: PrintedLine | undefined,
  current: Paragraph | undefined,
  column: Column,
): boolean {
  const [, second] = line.words;
  if (!isDash(line) || !/^\p{Ll}/u.test(second?.text ?? '')) return false;
  if (column.dashes > 1) return false;
  if (current === undefined) return after !== undefined && after.leftPt < line.leftPt + 0.3 * line.sizePt;
  const before = current.lines.at(-1);
  if (before === undefined || current.marker !== undefined || endsSentence(before)) return false;
  return column.startPt(line) < column.startPt(before) && !hadRoom(before, line, column, column.pageEndPt);
}

const isDash = ({ words }: PrintedLine): boolean => /^[—–]$/.test(words[0]?.text ?? '');

/** The number after that of the item before, on the same margin, is the next item however full that one is. */
function successorOf(current: Paragraph | undefined, line: PrintedLine, column: Column): string | undefined {
  const [first, second] = line.words;
  const opening = current?.lines[0];
  if (first === undefined || second === undefined || opening === undefined) return undefined;
  if (current?.marker === undefined || !NUMBERED.test(first.text)) return undefined;
  if (Math.abs(column.startPt(opening) - column.startPt(line)) > INDENT_EM * line.sizePt) return undefined;
  const [before, here] = [numberOf(current.marker), numberOf(first.text)];
  return before !== undefined && here === before + 1 ? first.text : undefined;
}

function numberOf(marker: string): number | undefined {
  const digits = /\d+/.exec(marker)?.[0];
  if (digits !== undefined) return Number(digits);
  const letter = /^\(?([a-zA-Z])[.)]$/.exec(marker)?.[1];
  return letter?.codePointAt(0);
}

function begins(
  current: Paragraph,
  line: PrintedLine,
  after: PrintedLine | undefined,
  column: Column,
): boolean {
  const before = current.lines.at(-1);
  if (before === undefined) return true;
  if (isFootnote(line)) return true;
  const entry = entryBegins(current, line, column);
  if (entry !== undefined) return entry;
  if (bothNumbered(current, line) || standsApart(current, line, after, column)) return true;
  if (areCentred(before, line)) return false;
  const indentPt = INDENT_EM * line.sizePt;
  const shiftPt = column.startPt(line) - column.startPt(before);
  const opening = current.lines[0] ?? before;
  if (current.marker !== undefined) {
    const hangs = column.startPt(line) > column.startPt(opening) + 0.4 * line.sizePt;
    const isSecond = current.lines.length === 1;
    if (hangs && (isSecond || Math.abs(shiftPt) < indentPt)) return false;
    return hadRoom(before, line, column, column.pageEndPt) || Math.abs(shiftPt) > indentPt;
  }
  if (shiftPt < indentPt && breaksPath(before, line)) return false;
  if (hadRoom(before, line, column) || endsEarly(before, line, column)) return true;
  if (termWords(line) > 0) {
    const isAlike = Math.abs(column.startPt(line) - column.startPt(opening)) < 0.3 * line.sizePt;
    if ((shiftPt < -indentPt && endsSentence(before)) || (isAlike && termWords(opening) > 0)) return true;
  }
  if (hangsUnderTitle(current, line)) return false;
  if (shiftPt > indentPt) {
    const hangs = after !== undefined && Math.abs(column.startPt(after) - column.startPt(line)) < indentPt;
    const isHung = hangs || isOpen(before, line) || termWords(opening) > 0;
    return !(isHung && current.lines.length === 1);
  }
  return shiftPt < -indentPt && current.lines.length > 1;
}

// Less room may be left by a long word that is not broken.
const ROOM_EM = 2.5;

/**
 * Whether a line begins something by how it is set, under one that ends its sentence: the term of a definition under a
 * line that leaves room, a bold label over what it names, or the first line of a paragraph where the page indents those.
 */
function standsApart(
  { lines }: Paragraph,
  line: PrintedLine,
  after: PrintedLine | undefined,
  column: Column,
): boolean {
  const before = lines.at(-1);
  if (before === undefined || !endsSentence(before)) return false;
  const farEndPt = column.pageEndPt ?? column.farEndPt;
  const leavesRoom = column.endPt(before) + ROOM_EM * line.sizePt < farEndPt;
  if (leavesRoom && termWords(line) > 0) return true;
  const isLabel = after === undefined && /:$/.test(line.words.at(-1)?.text ?? '');
  if (isLabel && isBold(line) && !isBold(before)) return true;
  const { firstPt } = column;
  if (firstPt === undefined || Math.abs(line.leftPt - firstPt) > 0.2 * line.sizePt) return false;
  const atMargin = (other: PrintedLine): boolean => other.leftPt < line.leftPt - INDENT_EM * line.sizePt;
  const isFirst = after === undefined || atMargin(after) || endsSentence(line);
  return isFirst && (lines.length === 1 || atMargin(before));
}

const isBold = ({ words }: PrintedLine): boolean => words.every(({ look }) => look.weight >= 600);

/** Whether a path set as code is cut at a slash: nothing but such a cut leaves a line short there. */
function breaksPath(before: PrintedLine, line: PrintedLine): boolean {
  const [last, first] = [before.words.at(-1), line.words[0]];
  if (last?.look.monospace !== true || first?.look.monospace !== true || line.monospace) return false;
  return before.words.length > 1 && endsInPath(last.text) && goesOnInPath(first.text);
}

/**
 * Whether a sentence ends with its line, where there was room for the next word and no line of its own cluster tells
 * that its column is a narrow one.
 */
function endsEarly(before: PrintedLine, line: PrintedLine, column: Column): boolean {
  if (!column.isRagged || !endsSentence(before)) return false;
  if (isSetApart(before, line)) return true;
  if (column.pageEndPt === undefined) return false;
  const opens = /^["“„«([]?[\p{Lu}\p{N}]/u.test(line.words[0]?.text ?? '');
  return opens && hadRoom(before, line, column, column.pageEndPt);
}

/** A line all bold under one that is not. */
const isSetApart = (before: PrintedLine, line: PrintedLine): boolean =>
  isBold(line) && before.words.at(-1)?.look.weight === 400;

/** Whether a line that filled its column stops inside a sentence, and the next one is set alike: that one hangs. */
const isOpen = (before: PrintedLine, { weight, sizePt }: PrintedLine): boolean =>
  /[\p{L}\p{Nd},]$/u.test(before.words.at(-1)?.text ?? '') &&
  before.weight === weight &&
  Math.abs(before.sizePt - sizePt) < 0.05 * sizePt;

const ENTRY_LABEL = /^\[([\p{L}\d+:.-]{1,12})\]$/u;

const entryLabel = (line: PrintedLine | undefined): string | undefined =>
  ENTRY_LABEL.exec(line?.words[0]?.text ?? '')?.[1];

/**
 * Whether a line of references begins an entry: "[4]" at the margin does where the lines of the entry before hang,
 * or where that one is "[3]"; lines that hang do not. Undefined for other text, which may cite at a line's start.
 */
function entryBegins({ lines }: Paragraph, line: PrintedLine, column: Column): boolean | undefined {
  const [opening] = lines;
  const before = entryLabel(opening);
  if (opening === undefined || before === undefined) return undefined;
  const shiftPt = column.startPt(line) - column.startPt(opening);
  const label = entryLabel(line);
  // Numbers are set flush on their right: "[10]" begins further left than "[9]".
  if (label !== undefined && shiftPt < INDENT_EM * line.sizePt) {
    const last = lines.at(-1) ?? opening;
    const hung = lines.length > 1 && column.startPt(last) - column.startPt(line) > 0.4 * line.sizePt;
    if (hung || Number(label) === Number(before) + 1) return true;
  }
  return shiftPt > 0.4 * line.sizePt ? false : undefined;
}

const SECTION_NUMBER = /^(?:\d{1,2}|[A-Z])(?:\.\d{1,2})*\.?$/;

/** A numbered heading right below the one it stands under: "A Methods", "A.1 Tools". */
function bothNumbered({ lines }: Paragraph, line: PrintedLine): boolean {
  const outer = lines[0]?.words[0]?.text.replace(/\.$/, '') ?? '';
  const inner = line.words[0]?.text ?? '';
  if (lines.length > 2 || line.words.length < 2 || !SECTION_NUMBER.test(inner)) return false;
  return (
    SECTION_NUMBER.test(outer) && inner.startsWith(`${outer}.`) && /^\d/.test(inner.slice(outer.length + 1))
  );
}

/** The second line of a numbered heading stands under the first word after the number. */
function hangsUnderTitle({ lines }: Paragraph, line: PrintedLine): boolean {
  const [first] = lines;
  const second = first?.words[1];
  if (first === undefined || second === undefined || lines.length > 2) return false;
  const under = Math.abs(line.leftPt - second.leftPt) < 0.3 * line.sizePt;
  return under && /\d[.)]?$/.test(first.words[0]?.text ?? '');
}

/** A line that begins with a small number or sign, as footnotes do. */
function isFootnote({ words, sizePt }: PrintedLine): boolean {
  const [first] = words;
  return first !== undefined && first.sizePt < 0.85 * sizePt && /^(?:\d{1,3}|[*†‡§¶∗])$/.test(first.text);
}

function areCentred(before: PrintedLine, line: PrintedLine): boolean {
  const offsetPt = (before.leftPt + before.rightPt - line.leftPt - line.rightPt) / 2;
  return Math.abs(offsetPt) < 0.3 * line.sizePt && Math.abs(before.leftPt - line.leftPt) > line.sizePt;
}
