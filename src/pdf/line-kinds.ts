import type { PrintedLine } from './printed-lines.ts';
import type { Word } from './words.ts';

/** What a line is by its own shape and that of its neighbours. */
export type LineKind = 'prose' | 'code' | 'row' | 'entry';

// Justified text stretches a space to about one em; a column gap is wider.
const COLUMN_GAP_EM = 1.7;
const ALIGNED_EM = 0.7;
const PAGE_NUMBER = /^(?:\d{1,4}|[ivxlc]{1,6}|[A-Z]-?\d{1,3})$/;
const PRINTED_BULLET = /^[•◦▪■●➢►▶]$/;
const LEADER = /(?:\.\s?){4,}|…{2,}|(?:·\s?){4,}/;

/**
 * Tells code and table rows from prose, and contents entries, which end in their page number.
 *
 * Out: a kind for each line, in the same order.
 */
export function kindsOfLines(lines: readonly PrintedLine[]): LineKind[] {
  const kinds = lines.map((line) => ownKind(line));
  markBodies(lines, kinds);
  markLeftOut(lines, kinds);
  for (let index = 0; index < lines.length; index += 1) {
    if (kinds[index] === 'code' && !isCodeThere(lines, kinds, index)) kinds[index] = 'prose';
  }
  markRows(lines, kinds);
  unmarkProse(lines, kinds);
  return kinds;
}

// A page has no more lines of one function.
const MOST_OF_BODY = 60;

/** What stands between "f() {" and "}" is code, also where comments are set in the type of the text. */
function markBodies(lines: readonly PrintedLine[], kinds: LineKind[]): void {
  for (let start = 0; start < lines.length; start += 1) {
    const opening = lines[start];
    if (kinds[start] !== 'code' || opening?.words.at(-1)?.text.endsWith('{') !== true) continue;
    const end = endOfBody(lines, kinds, start, opening);
    kinds.fill('code', start, end ?? start);
    start = end ?? start;
  }
}

function endOfBody(
  lines: readonly PrintedLine[],
  kinds: readonly LineKind[],
  start: number,
  opening: PrintedLine,
): number | undefined {
  let before = opening;
  for (let at = start + 1; at <= start + MOST_OF_BODY; at += 1) {
    const line = lines[at];
    if (line === undefined || !line.level || kinds[at] === 'entry') return undefined;
    const stepPt = line.baselinePt - before.baselinePt;
    if (stepPt <= 0 || stepPt > 2.2 * line.sizePt) return undefined;
    if (kinds[at] === 'code' && /^}/.test(line.words[0]?.text ?? '')) return at;
    if (line.leftPt < opening.leftPt + 0.3 * line.sizePt) return undefined;
    before = line;
  }
  return undefined;
}

const DOTTED = /^(?:\. ?\. ?\.|…).*(?:\. ?\. ?\.|…)$|^(?:\.(?: ?\.)*|…)$/u;

/** Dots between two lines of code, also around words as in "... more of it ...", stand for what is left out of it. */
function markLeftOut(lines: readonly PrintedLine[], kinds: LineKind[]): void {
  lines.forEach((line, index) => {
    const [above, below] = [lines[index - 1], lines[index + 1]];
    if (
      above === undefined ||
      below === undefined ||
      kinds[index - 1] !== 'code' ||
      kinds[index + 1] !== 'code'
    )
      return;
    const isClose =
      line.baselinePt > above.baselinePt &&
      below.baselinePt > line.baselinePt &&
      below.baselinePt - above.baselinePt < 3 * line.sizePt;
    const isInside = line.leftPt > Math.min(above.leftPt, below.leftPt) - 0.3 * line.sizePt;
    const text = line.words.map((word) => word.text).join(' ');
    if (isClose && isInside && DOTTED.test(text)) kinds[index] = 'code';
  });
}

/** Lines whose cells stand under each other are rows, with the lines that go on in a cell. */
function markRows(lines: readonly PrintedLine[], kinds: LineKind[]): void {
  let above: { line: PrintedLine; index: number } | undefined;
  lines.forEach((line, index) => {
    // A listing has gaps of its own.
    if (kinds[index] === 'entry' || kinds[index] === 'code') {
      above = undefined;
    } else if (
      above !== undefined &&
      kinds[index - 1] === 'row' &&
      wrapsCell(above.line, line, lines[index - 1])
    ) {
      kinds[index] = 'row';
    } else if (gapsOf(line.words, line.sizePt).length > 0) {
      if (above !== undefined && sharesColumn(above.line, line)) {
        for (let at = above.index; at <= index; at += 1) kinds[at] = 'row';
      }
      above = { line, index };
    } else if (kinds[index - 1] !== 'row') above = undefined;
  });
}

/** Rows of which most are wrapped are a paragraph with a note in the margin. */
function unmarkProse(lines: readonly PrintedLine[], kinds: LineKind[]): void {
  for (let start = 0; start < kinds.length; start += 1) {
    let end = start;
    let withGaps = 0;
    for (let line = lines[end]; line !== undefined && kinds[end] === 'row'; line = lines[end]) {
      if (gapsOf(line.words, line.sizePt).length > 0) withGaps += 1;
      end += 1;
    }
    if (withGaps * 2 < end - start) kinds.fill('prose', start, end);
    start = Math.max(start, end);
  }
}

function ownKind(line: PrintedLine): LineKind {
  if (!line.level) return 'prose';
  if (isContentsEntry(line)) return 'entry';
  // A point may be a name and nothing else; no code begins with a bullet.
  const first = line.words[0];
  const isDash = /^[–—·*-]$/.test(first?.text ?? '') && first?.look.monospace === false;
  const isCode = line.monospace || isCodeWithComment(line);
  return isCode && !isDash && !PRINTED_BULLET.test(first?.text ?? '') ? 'code' : 'prose';
}

const COMMENT_SIGN = /^(?:#+|\/\/|\/\*|%+)$/;

/** Code whose comment, after its sign, is set in the type of the text; names in it may be set as code. */
function isCodeWithComment({ words, sizePt }: PrintedLine): boolean {
  const sign = words.findIndex(({ text, look }) => look.monospace && COMMENT_SIGN.test(text));
  const [mark, next] = [words[sign], words[sign + 1]];
  if (mark === undefined || next === undefined) return false;
  // With room behind it, it is a term that is explained.
  const isTerm = sign === 0 && next.leftPt - mark.rightPt > COLUMN_GAP_EM * sizePt;
  return !isTerm && words.slice(0, sign).every(({ look }) => look.monospace);
}

/** A line that ends in a page number set apart by a leader or a gap. */
function isContentsEntry({ words, sizePt }: PrintedLine): boolean {
  const last = words.at(-1);
  const before = words.at(-2);
  if (last === undefined || before === undefined) return false;
  const number = last.text.replace(/^[.…·]+/, '');
  if (!PAGE_NUMBER.test(number)) return false;
  if (last.text.length > number.length + 3 || LEADER.test(before.text) || /^[.…·]$/.test(before.text))
    return words.length > 2 || LEADER.test(before.text + last.text);
  return (
    words.length > 2 && last.leftPt - before.rightPt > 2.5 * sizePt && gapsOf(words, sizePt).length === 1
  );
}

/** One or two monospaced lines that run on from prose of the same margin are a long name in a paragraph. */
function isCodeThere(lines: readonly PrintedLine[], kinds: readonly LineKind[], index: number): boolean {
  const before = lines[index - 1];
  const line = lines[index];
  if (line === undefined || before === undefined || kinds[index - 1] !== 'prose') return true;
  const stepPt = line.baselinePt - before.baselinePt;
  // The text of a point stands behind its bullet, that of a footnote behind its number.
  const [marker, second] = before.words;
  const isPoint =
    marker !== undefined &&
    second !== undefined &&
    (PRINTED_BULLET.test(marker.text) || isNoteNumber(marker, second));
  const indentPt = (isPoint ? second.leftPt : before.leftPt) - line.leftPt;
  const sameMargin =
    Math.abs(indentPt) < 0.5 * before.sizePt ||
    (!isPoint && opensParagraph(before, indentPt, lines[index - 2]));
  const runsOn = stepPt > 0 && stepPt < 1.45 * before.sizePt && before.level;
  if (!sameMargin || !runsOn) return true;
  const next = lines[index + 1];
  const nextIsProse = next !== undefined && kinds[index + 1] === 'prose' && next.baselinePt > line.baselinePt;
  return !nextIsProse && !endsFull(before, line);
}

const isNoteNumber = (first: Word, second: Word): boolean =>
  /^(?:\d{1,3}|[*†‡§])$/.test(first.text) && first.sizePt < 0.85 * second.sizePt;

// A first line is indented by one em to three.
const MOST_INDENT_EM = 3.2;

/** Whether a line is the first one of a paragraph, indented by so much, whose sentence goes on in the next. */
function opensParagraph(line: PrintedLine, indentPt: number, above: PrintedLine | undefined): boolean {
  if (indentPt < 0.5 * line.sizePt || indentPt > MOST_INDENT_EM * line.sizePt) return false;
  const isFirst =
    above === undefined ||
    above.leftPt < line.leftPt - 0.5 * line.sizePt ||
    above.baselinePt > line.baselinePt ||
    line.baselinePt - above.baselinePt > 1.6 * line.sizePt;
  return isFirst && /[\p{L},]$/u.test(line.words.at(-1)?.text ?? '');
}

const endsFull = (before: PrintedLine, line: PrintedLine): boolean => before.rightPt >= line.rightPt;

// The space after a sentence may stretch to more than twice the others.
const MOST_UNEVEN = 2.6;
const FLUSH_PT = 1.5;

/** Whether a line is justified to the width of its column by spaces as wide as column gaps. */
export function isStretched(line: PrintedLine, above?: PrintedLine, below?: PrintedLine): boolean {
  const near = [above, below].filter(
    (other) => other?.level === true && Math.abs(other.baselinePt - line.baselinePt) < 2 * line.sizePt,
  );
  const isFlush =
    near.some((other) => Math.abs((other?.leftPt ?? 0) - line.leftPt) < FLUSH_PT) &&
    near.some((other) => Math.abs((other?.rightPt ?? 0) - line.rightPt) < FLUSH_PT);
  if (!isFlush) return false;
  const gaps: number[] = [];
  for (let at = 1; at < line.words.length; at += 1)
    gaps.push((line.words[at]?.leftPt ?? 0) - (line.words[at - 1]?.rightPt ?? 0));
  gaps.sort((one, other) => one - other);
  const usual = gaps[gaps.length >> 1] ?? 0;
  return gaps.length > 1 && (gaps.at(-1) ?? 0) < MOST_UNEVEN * usual && usual < MOST_UNEVEN * (gaps[0] ?? 0);
}

/** Left edges of the words that follow a column gap, from left to right. */
export function gapsOf(words: readonly Word[], sizePt: number): number[] {
  const starts: number[] = [];
  let rightPt = words[0]?.rightPt ?? 0;
  for (const word of fromLeft(words)) {
    if (word.leftPt - rightPt > COLUMN_GAP_EM * sizePt) starts.push(word.leftPt);
    rightPt = Math.max(rightPt, word.rightPt);
  }
  return starts;
}

/**
 * The words of a line as they stand: in one that reads to the right, Arabic words come from the right of their place. In
 * one that reads to the left all do, and its gaps are not looked for.
 */
function fromLeft(words: readonly Word[]): readonly Word[] {
  const [first] = words;
  const isMixed = words.some((word, at) => word.leftPt < (words[at - 1]?.leftPt ?? word.leftPt));
  if (first === undefined || !isMixed || words.every(({ rightPt }) => rightPt <= first.rightPt)) return words;
  return words.toSorted((one, other) => one.leftPt - other.leftPt);
}

/** A line that begins under a cell of the row above goes on with that cell. */
function wrapsCell(row: PrintedLine, line: PrintedLine, before: PrintedLine | undefined): boolean {
  const stepPt = line.baselinePt - (before ?? row).baselinePt;
  if (stepPt <= 0 || stepPt > 1.4 * line.sizePt || !line.level) return false;
  const starts = gapsOf(row.words, row.sizePt);
  return starts.some((start) => Math.abs(start - line.leftPt) < ALIGNED_EM * line.sizePt);
}

function sharesColumn(before: PrintedLine, line: PrintedLine): boolean {
  const { sizePt } = line;
  const stepPt = line.baselinePt - before.baselinePt;
  if (stepPt <= 0 || stepPt > 3 * sizePt || !line.level || !before.level) return false;
  const starts = gapsOf(line.words, sizePt);
  if (starts.length === 0) return false;
  const above = gapsOf(before.words, before.sizePt);
  const isNear = (one: number, other: number): boolean => Math.abs(one - other) < ALIGNED_EM * sizePt;
  if (starts.some((start) => above.some((other) => isNear(start, other)))) return true;
  const figures = figureEndsOf(line);
  return (
    figures.length > 0 && figureEndsOf(before).some((end) => figures.some((other) => isNear(end, other)))
  );
}

const FIGURE = /^[<>≤≥±+−–~$€£¥-]*\p{Nd}[\p{Nd}.,'’%×/:]*$/u;

/** Right edges of the figures that follow a column gap: columns of them often keep the right edge only. */
function figureEndsOf({ words, sizePt }: PrintedLine): number[] {
  const ends: number[] = [];
  for (let index = 1; index < words.length; index += 1) {
    const [before, word] = [words[index - 1], words[index]];
    if (before === undefined || word === undefined || word.leftPt - before.rightPt <= COLUMN_GAP_EM * sizePt)
      continue;
    if (FIGURE.test(word.text)) ends.push(word.rightPt);
  }
  return ends;
}
