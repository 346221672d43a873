import type { Block, Box, Line, Page } from './document.ts';

/** Where a piece of a block's text stands on the page: characters `start` to `end` (exclusive). */
interface TokenSpan {
  start: number;
  end: number;
  lineIndex: number;
  tokenIndex: number;
}

/** The text of a block as one string, and where each printed token of it stands. */
export interface BlockText {
  text: string;
  spans: TokenSpan[];
}

// Chinese, Japanese (not Korean, which has spaces), Thai, Lao, Khmer, Burmese: lines join without a space.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]/u;

/** Whether a UTF-16 code is what `\s` matches; a pattern would take a fifth of the time of writing lessons. */
const isSpace = (code: number): boolean =>
  code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code >= 160 && OTHER_SPACES.has(code);
const OTHER_SPACES = new Set(
  Array.from(
    '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
    (space) => space.charCodeAt(0),
  ),
);

// Thai, the first of these scripts in Unicode's order.
const FIRST_UNSPACED = '\u0e00';

/**
 * Joins the lines of a block. Code keeps its line breaks and indentation but where print broke a line, a table its rows; elsewhere lines join with a
 * space, with nothing where a word was broken, and with nothing between two lines of a script without spaces.
 */
export function joinLines(block: Pick<Block, 'kind' | 'lines'>): BlockText {
  const known = joined.get(block);
  if (known !== undefined) return known;
  const made = join(block);
  joined.set(block, made);
  return made;
}

// A lesson asks for a block's text once for itself and twice for each citation. Blocks that were read do not change.
const joined = new WeakMap<Pick<Block, 'kind' | 'lines'>, BlockText>();

function join(block: Pick<Block, 'kind' | 'lines'>): BlockText {
  let text = '';
  const spans: TokenSpan[] = [];
  block.lines.forEach((line, lineIndex) => {
    if (lineIndex > 0) text += separator(block, block.lines[lineIndex - 1], line);
    let tokenIndex = 0;
    const { text: own } = line;
    const { length } = own;
    const start = text.length;
    for (let at = 0; at < length; at += 1) {
      if (isSpace(own.charCodeAt(at))) continue;
      const from = at;
      while (at < length && !isSpace(own.charCodeAt(at))) at += 1;
      spans.push({ start: start + from, end: start + at, lineIndex, tokenIndex });
      tokenIndex += 1;
    }
    text += own;
  });
  return { text, spans };
}

function separator(block: Pick<Block, 'kind'>, before: Line | undefined, after: Line): string {
  if (block.kind === 'table') return '\n';
  if (before?.joinsNext) return '';
  if (block.kind === 'code') return '\n';
  if (before === undefined) return '';
  const last = before.text.at(-1) ?? '';
  const first = after.text.at(0) ?? '';
  // Most text is Latin: its letters are told apart without a pattern.
  if (last < FIRST_UNSPACED || first < FIRST_UNSPACED) return ' ';
  return UNSPACED.test(last) && UNSPACED.test(first) ? '' : ' ';
}

/** The text alone; asked for far more often than the places of its tokens. */
export function blockText(block: Pick<Block, 'kind' | 'lines'>): string {
  let text = '';
  let before: Line | undefined;
  for (const line of block.lines) {
    text += before === undefined ? line.text : separator(block, before, line) + line.text;
    before = line;
  }
  return text;
}

/** The whole page's text: its blocks in reading order, a line each. */
export const pageText = (page: Page): string =>
  page.blocks
    .map((block) => (block.marker === undefined ? '' : `${block.marker} `) + blockText(block))
    .join('\n');

/**
 * The boxes of characters `start` to `end` of a block's text, one per printed line, as fractions of the page:
 * [left, top, width, height], 0 to 1, origin top left, rounded to 1/10,000.
 */
export function boxesOf(
  page: Page,
  block: Block,
  start: number,
  end: number,
): [number, number, number, number][] {
  const boxes: { lineIndex: number; left: number; right: number; box: Box }[] = [];
  const { spans } = joinLines(block);
  for (let at = firstEndingBehind(spans, start); at < spans.length; at += 1) {
    const span = spans[at];
    if (span === undefined || span.start >= end) break;
    const { lineIndex, tokenIndex } = span;
    const line = block.lines[lineIndex];
    const left = line?.edgesPt[tokenIndex * 2];
    const right = line?.edgesPt[tokenIndex * 2 + 1];
    if (line === undefined || left === undefined || right === undefined) continue;
    const last = boxes.at(-1);
    if (last?.lineIndex !== lineIndex) boxes.push({ lineIndex, left, right, box: line.box });
    else {
      last.left = Math.min(left, last.left);
      last.right = Math.max(right, last.right);
    }
  }
  return boxes.map(({ left, right, box }) => [
    fraction(left, page.widthPt),
    fraction(box.topPt, page.heightPt),
    fraction(right - left, page.widthPt),
    fraction(box.heightPt, page.heightPt),
  ]);
}

/** The index of the first span that ends behind a place; spans stand in the order of the text. */
function firstEndingBehind(spans: readonly { end: number }[], place: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A share of the page, 0 to 1, rounded to 1/10,000. */
export const fraction = (value: number, whole: number): number =>
  Math.round(Math.min(1, Math.max(0, value / whole)) * 10_000) / 10_000;
