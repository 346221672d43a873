import type { Block, Box } from '../course/document.ts';
import { boxOfBlock } from './region-places.ts';
import { boxOfRulings, groupRulings, joinRulings } from './rulings.ts';

// A paragraph of one em indent is not a quotation; LaTeX indents those by two and a half on both sides.
const INDENT_EM = 1.2;
// By how much the ends of justified lines differ.
const SAME_END_PT = 1.5;
const MIN_LINES = 3;
const MIN_RAGGED_LINES = 5;
const MAX_DISTANCE = 3;
const LARGER = 1.04;

/**
 * Marks block quotations: paragraphs that are indented on both sides against the text around them.
 *
 * In: blocks in reading order, changed in place. Slides are not asked about; their text is indented as it likes.
 */
export function markQuotes(blocks: readonly Block[]): void {
  const quotes = blocks.filter((block, index) => isQuote(block, index, blocks));
  for (const block of quotes) block.kind = 'quote';
}

function isQuote(block: Block, index: number, blocks: readonly Block[]): boolean {
  if (block.kind !== 'text' || block.weight >= 600 || block.lines.length < MIN_LINES) return false;
  const box = boxOfBlock(block);
  if (!isFilled(block, box)) return false;
  const around = wideNeighbour(box, index, blocks);
  return around !== undefined && block.sizePt <= LARGER * around.sizePt;
}

/** Lines that begin at one edge and, but for the last, end at one; centred text and verse do not. */
function isFilled({ lines, sizePt }: Block, box: Box): boolean {
  const [, ...others] = lines;
  const lefts = others.map((line) => line.box.leftPt);
  if (Math.max(...lefts) - Math.min(...lefts) > 0.4 * sizePt) return false;
  const rightPt = box.leftPt + box.widthPt;
  const ends = lines.slice(0, -1).map((line) => line.box.leftPt + line.box.widthPt);
  if (ends.every((endPt) => rightPt - endPt < SAME_END_PT + 0.3 * sizePt)) return true;
  return lines.length >= MIN_RAGGED_LINES && ends.every((endPt) => rightPt - endPt < 0.25 * box.widthPt);
}

/** A paragraph close by, in the same column, that reaches further on both sides. */
function wideNeighbour(own: Box, index: number, blocks: readonly Block[]): Block | undefined {
  for (let step = 1; step <= MAX_DISTANCE; step += 1) {
    for (const at of [index - step, index + step]) {
      const block = blocks[at];
      // What explains a term hangs under it: the margin of the term is not that of the text.
      if (block?.kind !== 'text' || block.lines.length < 2 || block.term !== undefined) continue;
      const box = boxOfBlock(block);
      const roomPt = INDENT_EM * block.sizePt;
      const left = own.leftPt - box.leftPt;
      const right = box.leftPt + box.widthPt - own.leftPt - own.widthPt;
      if (left > roomPt && right > roomPt && Math.abs(left - right) < 3 * Math.min(left, right)) return block;
    }
  }
  return undefined;
}

// Tables beside the frame have many, as each cell may draw its own; more are a drawing.
const MAX_RULES = 400;
const MAX_FRAME_SHARE = 0.7;
const MIN_FRAME_SHARE = 0.3;
const LABEL_WORDS = 4;
const MAX_STICKING_OUT = 0.3;
const LABEL_SIZE = 1.5;

/**
 * Marks what stands in a frame under a short label, as "Note" or "Achtung": the label and its text are an aside,
 * whatever the language.
 */
export function markFramed(
  blocks: readonly Block[],
  rules: readonly Box[],
  page: { widthPt: number; heightPt: number },
): void {
  if (rules.length < 3 || rules.length > MAX_RULES) return;
  for (const group of groupRulings(joinRulings(rules))) {
    // More rules than its four sides divide a frame into cells.
    if (group.levels.length !== 2 || group.uprights.length !== 2) continue;
    const frame = boxOfRulings(group);
    if (frame.widthPt < MIN_FRAME_SHARE * page.widthPt || frame.heightPt > MAX_FRAME_SHARE * page.heightPt)
      continue;
    const inside = blocks.filter((block) => isInside(boxOfBlock(block), frame));
    const [label, first] = inside.filter(({ kind }) => kind !== 'figure');
    if (label === undefined || first === undefined || !isLabelOf(label, first)) continue;
    for (const block of inside) if (block.kind === 'text') block.kind = 'quote';
  }
}

/** A word too long to be broken may stick out on the right. */
const isInside = (box: Box, frame: Box): boolean =>
  box.leftPt >= frame.leftPt - 1 &&
  box.topPt >= frame.topPt - 1 &&
  box.leftPt + (1 - MAX_STICKING_OUT) * box.widthPt <= frame.leftPt + frame.widthPt + 1 &&
  box.topPt + box.heightPt <= frame.topPt + frame.heightPt + 1;

function isLabelOf(label: Block, text: Block): boolean {
  const [line, more] = label.lines;
  if (label.kind !== 'text' || line === undefined || more !== undefined) return false;
  const isShort = line.text.split(' ').length <= LABEL_WORDS && /^[\p{L}\p{M}\s'’-]+:?$/u.test(line.text);
  const isAbove = line.box.topPt + line.box.heightPt <= boxOfBlock(text).topPt + 2;
  return isShort && isAbove && label.sizePt <= LABEL_SIZE * text.sizePt && text.kind !== 'code';
}
