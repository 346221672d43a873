import type { Block, Line, Page } from './document.ts';

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

function separator(block: Pick<Block, 'kind'>, before: Line, after: Line): string {
  if (block.kind === 'table') return '\n';
  if (before.joinsNext) return '';
  if (block.kind === 'code') return '\n';
  const last = before.text.at(-1) ?? '';
  const first = after.text.at(0) ?? '';
  // Most text is Latin: its letters are told apart without a pattern.
  if (last < FIRST_UNSPACED || first < FIRST_UNSPACED) return ' ';
  return UNSPACED.test(last) && UNSPACED.test(first) ? '' : ' ';
}

/**
 * The lines of a block joined. Code keeps its line breaks and indentation but where print broke a line, a table its rows;
 * elsewhere lines join with a space, with nothing where a word was broken, and with nothing between two lines of a script
 * without spaces.
 */
export function blockText(block: Pick<Block, 'kind' | 'lines'>): string {
  let text = '';
  let before: Line | undefined;
  for (const line of block.lines) {
    text += before === undefined ? line.text : separator(block, before, line) + line.text;
    before = line;
  }
  return text;
}

/** Calls `visit` with each line of a block, where it begins in the block's text, and its index. */
export function forEachLine(
  block: Pick<Block, 'kind' | 'lines'>,
  visit: (line: Line, start: number, index: number) => void,
): void {
  let start = 0;
  let before: Line | undefined;
  block.lines.forEach((line, index) => {
    if (before !== undefined) start += before.text.length + separator(block, before, line).length;
    visit(line, start, index);
    before = line;
  });
}

/**
 * Calls `visit` with where each printed token of a line stands in it, characters `start` to `end` (exclusive), and the
 * token's index. Kept for a whole book, such places were a sixth of what the garbage collector carried along.
 */
export function forEachToken(text: string, visit: (start: number, end: number, token: number) => void): void {
  const { length } = text;
  let token = 0;
  for (let at = 0; at < length; at += 1) {
    if (isSpace(text.charCodeAt(at))) continue;
    const start = at;
    while (at < length && !isSpace(text.charCodeAt(at))) at += 1;
    visit(start, at, token);
    token += 1;
  }
}

/** How many printed tokens a line has. */
export function tokenCount(text: string): number {
  let count = 0;
  forEachToken(text, () => {
    count += 1;
  });
  return count;
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
  const boxes: [number, number, number, number][] = [];
  forEachLine(block, ({ text, edgesPt, box }, lineStart) => {
    if (lineStart >= end || lineStart + text.length <= start) return;
    let leftPt = Number.POSITIVE_INFINITY;
    let rightPt = Number.NEGATIVE_INFINITY;
    forEachToken(text, (from, to, token) => {
      if (lineStart + to <= start || lineStart + from >= end || token * 2 + 1 >= edgesPt.length) return;
      leftPt = Math.min(leftPt, edgesPt[token * 2] ?? 0);
      rightPt = Math.max(rightPt, edgesPt[token * 2 + 1] ?? 0);
    });
    if (leftPt === Number.POSITIVE_INFINITY) return;
    boxes.push([
      fraction(leftPt, page.widthPt),
      fraction(box.topPt, page.heightPt),
      fraction(rightPt - leftPt, page.widthPt),
      fraction(box.heightPt, page.heightPt),
    ]);
  });
  return boxes;
}

/** A share of the page, 0 to 1, rounded to 1/10,000. */
export const fraction = (value: number, whole: number): number =>
  Math.round(Math.min(1, Math.max(0, value / whole)) * 10_000) / 10_000;
