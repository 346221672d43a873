import type { Block, Page } from '../course/document.ts';

// Running heads and feet stand outside of this.
const HEAD_SHARE = 0.12;
const FOOT_SHARE = 0.88;
// A wider step is no indentation.
const MOST_CHARS = 40;

/**
 * Gives a listing that a page break parts one margin: each part was indented against its own lines only, so that what
 * stands deep inside a block began at the margin again.
 *
 * In: pages in order, changed in place.
 */
export function alignCode(pages: readonly Page[]): void {
  let parts: { block: Block; shiftChars: number }[] = [];
  pages.forEach((page, index) => {
    const before = pages[index - 1];
    const lower = firstCode(page);
    const upper = before === undefined ? undefined : lastCode(before);
    if (before?.pageNumber !== page.pageNumber - 1 || lower === undefined || upper === undefined) {
      parts = [];
      return;
    }
    if (parts.at(-1)?.block !== upper) parts = [{ block: upper, shiftChars: 0 }];
    const lowerPt = marginOf(page, lower);
    const upperPt = marginOf(before, upper);
    const marginPt = lowerPt === undefined || upperPt === undefined ? 0 : lowerPt - upperPt;
    const stepPt = leftOf(lower) - leftOf(upper) - marginPt;
    const shiftChars = Math.round(stepPt / charWidthPt(upper)) + (parts.at(-1)?.shiftChars ?? 0);
    if (!(Math.abs(shiftChars) < MOST_CHARS)) return;
    if (shiftChars > 0) indent(lower, shiftChars);
    if (shiftChars < 0) for (const { block } of parts) indent(block, -shiftChars);
    parts.push({ block: lower, shiftChars: Math.max(0, shiftChars) });
  });
}

/** The code that a page begins with, under its running head. */
function firstCode({ blocks, heightPt }: Page): Block | undefined {
  const first = blocks.find(
    (block) => block.kind === 'code' || (block.lines[0]?.box.topPt ?? 0) > HEAD_SHARE * heightPt,
  );
  return first?.kind === 'code' ? first : undefined;
}

/** The code that a page ends with, over its footnotes and running foot. */
function lastCode({ blocks, heightPt }: Page): Block | undefined {
  const last = blocks.findLast(
    ({ kind, lines }) =>
      kind === 'code' || (kind !== 'footnote' && (lines[0]?.box.topPt ?? 0) < FOOT_SHARE * heightPt),
  );
  return last?.kind === 'code' ? last : undefined;
}

const leftOf = ({ lines }: Block): number =>
  Math.min(...lines.filter(({ text }) => text !== '').map(({ box }) => box.leftPt));

/**
 * Where the text of a page begins; pages on the left and on the right of a book differ.
 *
 * Out: undefined where nothing but a listing tells it, for the number in the middle of its foot does not.
 */
function marginOf({ blocks }: Page, code: Block): number | undefined {
  const lefts = blocks.flatMap(({ kind, lines }) =>
    kind === 'code' ? [] : lines.map(({ box }) => box.leftPt),
  );
  const leftPt = Math.min(...lefts);
  return leftPt <= leftOf(code) ? leftPt : undefined;
}

/** The width of a character: the median over the words of a listing. */
function charWidthPt({ lines }: Block): number {
  const widths = lines.flatMap(({ text, edgesPt }) =>
    (text.match(/\S+/gu) ?? []).map(
      (word, at) => ((edgesPt[2 * at + 1] ?? 0) - (edgesPt[2 * at] ?? 0)) / word.length,
    ),
  );
  widths.sort((one, other) => one - other);
  return widths[widths.length >> 1] ?? Number.NaN;
}

function indent({ lines }: Block, chars: number): void {
  for (const line of lines) if (line.text !== '') line.text = ' '.repeat(chars) + line.text;
}
