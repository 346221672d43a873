import type { Block, Line } from '../course/document.ts';
import type { PrintedLine } from './printed-lines.ts';
import { boxOfBlock } from './region-places.ts';
import type { Word } from './words.ts';

// LaTeX keeps half an em between a term and its explanation, and the space of the line besides.
const MIN_GAP_EM = 0.42;
const WIDER_GAP = 1.3;
const CLEAR_GAP_EM = 0.7;
const CLEARLY_WIDER = 1.1;
const USUAL_GAP_EM = 0.25;
const MAX_TERM_WORDS = 12;

/**
 * How many words a line begins with that are the term of a definition: set in bold, italic or typewriter type, with
 * a wider space between them and what explains them. 0 for other lines.
 */
export function termWords({ words, sizePt, level }: PrintedLine): number {
  const [first] = words;
  if (!level || first === undefined || !isSet(first)) return 0;
  const last = Math.min(words.length - 1, MAX_TERM_WORDS);
  for (let at = 1; at <= last; at += 1) {
    const [before, word] = [words[at - 1], words[at]];
    if (before === undefined || word === undefined) return 0;
    const gapPt = word.leftPt - before.rightPt;
    // The spaces of a badly justified line are wide, too.
    const wider = gapPt > CLEAR_GAP_EM * sizePt ? CLEARLY_WIDER : WIDER_GAP;
    if (gapPt < MIN_GAP_EM * sizePt || gapPt < wider * usualGap(words, at, sizePt)) {
      if (!isSet(before) && !isSet(word)) return 0;
      continue;
    }
    return isSet(before) && !isSetAlike(first, word) ? at : 0;
  }
  return 0;
}

const isSet = ({ look }: Word): boolean => look.weight >= 600 || look.italic || look.monospace;

const isSetAlike = ({ look: one }: Word, { look: other }: Word): boolean =>
  one.weight >= 600 === other.weight >= 600 &&
  one.italic === other.italic &&
  one.monospace === other.monospace;

/** The median space between the words behind a place, of which a justified line has few that differ. */
function usualGap(words: readonly Word[], from: number, sizePt: number): number {
  const gaps: number[] = [];
  for (let at = from + 1; at < words.length; at += 1) {
    const [before, word] = [words[at - 1], words[at]];
    if (before !== undefined && word !== undefined) gaps.push(word.leftPt - before.rightPt);
  }
  gaps.sort((one, other) => one - other);
  return gaps[gaps.length >> 1] ?? USUAL_GAP_EM * sizePt;
}

// The indent of a first line is one to one and a half.
const MIN_HANG_EM = 0.8;
const MIN_INDENT_EM = 1.8;
const MAX_INDENT_EM = 9;
const SAME_LEFT_EM = 0.2;
const SAME_SIZE = 0.06;

/**
 * Settles which blocks begin with a term, or are one whose explanation is indented in the block below: those on a
 * margin where explanations hang or are indented.
 *
 * In: blocks of a page in reading order, `term` where a first line is set as one; changed in place.
 * Out: the blocks, a term that stood beside its explanation in one with it.
 */
export function settleTerms(read: readonly Block[]): Block[] {
  const blocks = partTerms(read);
  markTerms(blocks);
  const joined: Block[] = [];
  for (const block of blocks) {
    const term = joined.at(-1);
    if (term !== undefined && isTermBeside(term, block)) joined[joined.length - 1] = joinTerm(term, block);
    else joined.push(block);
  }
  return joined;
}

const isTermBeside = ({ term, lines }: Block, block: Block): boolean =>
  lines.length === 1 &&
  term === (lines[0]?.edgesPt.length ?? 0) / 2 &&
  block.kind === 'text' &&
  block.term === undefined &&
  isBeside(block, lines[0]);

/** A term and its explanation in one block, which begins with both on a line. */
function joinTerm({ term = 0, lines }: Block, block: Block): Block {
  const [name] = lines;
  const [first, ...rest] = block.lines;
  if (name === undefined || first === undefined) return block;
  const { leftPt, topPt, heightPt } = name.box;
  const line: Line = {
    ...first,
    text: `${name.text} ${first.text}`,
    box: {
      leftPt,
      topPt: Math.min(topPt, first.box.topPt),
      widthPt: first.box.leftPt + first.box.widthPt - leftPt,
      heightPt: Math.max(heightPt, first.box.heightPt),
    },
    edgesPt: [...name.edgesPt, ...first.edgesPt],
  };
  const marks = first.marks?.map((mark) => ({ ...mark, from: mark.from + term, to: mark.to + term })) ?? [];
  if (marks.length > 0 || name.marks !== undefined) line.marks = [...(name.marks ?? []), ...marks];
  if (first.notes !== undefined)
    line.notes = first.notes.map((note) => ({ ...note, token: note.token + term }));
  return { ...block, term, lines: [line, ...rest] };
}

function markTerms(blocks: readonly Block[]): void {
  const margins: { leftPt: number; alone: boolean }[] = [];
  const isAlone = blocks.map((_, index) => standsOverIndent(blocks, index));
  blocks.forEach((block, index) => {
    if (isAlone[index]) margins.push({ leftPt: leftOf(block), alone: true });
    else if (
      block.term !== undefined &&
      (hangs(block, blocks[index + 1]) || standsInRow(block, blocks[index + 1]))
    )
      margins.push({ leftPt: leftOf(block), alone: false });
  });
  blocks.forEach((block, index) => {
    const alone = isAlone[index] === true;
    if (!alone && block.term === undefined) return;
    const isSame = (margin: { leftPt: number; alone: boolean }): boolean =>
      margin.alone === alone && Math.abs(margin.leftPt - leftOf(block)) < SAME_LEFT_EM * block.sizePt;
    const alike = margins.filter(isSame).length;
    if (!alone && alike === 0) delete block.term;
    const next = blocks[index + 1];
    const isTyped = block.kind === 'code' && isBeside(next, block.lines[0]);
    if (alone && (isTyped || alike > 1 || (next?.lines.length ?? 0) > 1)) markAlone(block);
  });
}

/** The left edge of the first line. */
const leftOf = ({ lines }: Block): number => lines[0]?.box.leftPt ?? 0;

/** Whether the lines under a term's own stand further right, or the next block does. */
function hangs(block: Block, next: Block | undefined): boolean {
  const leftPt = leftOf(block);
  const [, second] = block.lines;
  if (second !== undefined) return second.box.leftPt > leftPt + MIN_HANG_EM * block.sizePt;
  return (
    next !== undefined && next.term === undefined && isIndented(next, leftPt, MIN_HANG_EM * block.sizePt)
  );
}

/** Whether the block below begins with a term as well, and both are explained from one place on. */
function standsInRow(block: Block, next: Block | undefined): boolean {
  const [here, there] = [explanationPt(block), next === undefined ? undefined : explanationPt(next)];
  if (next === undefined || here === undefined || there === undefined) return false;
  const sameLeft = Math.abs(leftOf(block) - leftOf(next)) < SAME_LEFT_EM * block.sizePt;
  return sameLeft && Math.abs(here - there) < SAME_LEFT_EM * block.sizePt;
}

/** Where the explanation begins that stands beside its term. */
const explanationPt = ({ term, lines }: Block): number | undefined =>
  term === undefined ? undefined : lines[0]?.edgesPt[2 * term];

function isIndented(block: Block, leftPt: number, leastPt: number): boolean {
  if (block.lines.length === 0) return false;
  const indentPt = boxOfBlock(block).leftPt - leftPt;
  return indentPt > leastPt && indentPt < MAX_INDENT_EM * block.sizePt;
}

/** A line all of one set type, in the size of the text that is indented under it. */
function standsOverIndent(blocks: readonly Block[], index: number): boolean {
  const [block, next] = [blocks[index], blocks[index + 1]];
  if (block === undefined || next?.kind !== 'text' || block.lines.length !== 1) return false;
  const isTyped = block.kind === 'code';
  if (!isTyped && !(block.kind === 'text' && isWhollySet(block))) return false;
  const tokens = (block.lines[0]?.edgesPt.length ?? 0) / 2;
  if (tokens === 0 || tokens > MAX_TERM_WORDS || Math.abs(next.sizePt / block.sizePt - 1) > SAME_SIZE)
    return false;
  if (isWhollySet(next)) return false;
  if (isBeside(next, block.lines[0])) return true;
  const gapPt = boxOfBlock(next).topPt - boxOfBlock(block).topPt;
  if (gapPt <= 0 || gapPt > 3 * block.sizePt) return false;
  return isIndented(next, leftOf(block), MIN_INDENT_EM * block.sizePt);
}

// Letters in typewriter type may be a bit lower than those beside them.
const SAME_LINE_EM = 0.2;
// From a term to what explains it; a remark in the margin stands further off.
const MOST_BESIDE_EM = 16;

/** Whether a block begins on a line, behind it. */
function isBeside(block: Block | undefined, line: Line | undefined): boolean {
  const box = block?.lines[0]?.box;
  if (block === undefined || box === undefined || line === undefined) return false;
  const downPt = box.topPt - line.box.topPt;
  const isNear = box.leftPt < line.box.leftPt + MOST_BESIDE_EM * block.sizePt;
  return (
    isNear &&
    Math.abs(downPt) < SAME_LINE_EM * block.sizePt &&
    box.leftPt > line.box.leftPt + line.box.widthPt
  );
}

/**
 * Parts a listing from the term that follows it, for both are in typewriter type: its last line, where that stands
 * further left than the others and over indented text, or beside text.
 *
 * Out: the blocks in their order.
 */
function partTerms(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, index) => {
    const last = block.lines.at(-1);
    const next = blocks[index + 1];
    if (block.kind !== 'code' || last === undefined || next === undefined || block.lines.length < 2)
      return [block];
    if (CLOSES.test(last.text)) return [block];
    const terms = termsBelow(block.lines, block.sizePt) ?? (isBeside(next, last) ? [last] : []);
    const parts = terms.map((line): Block => ({ ...block, lines: [{ ...line, text: line.text.trim() }] }));
    const own = parts.at(-1);
    if (own === undefined || !standsOverIndent([own, next], 0)) return [block];
    const rest = block.lines.slice(0, -terms.length);
    const above = rest.slice(0, rest.findLastIndex(({ text }) => text !== '') + 1);
    return [{ ...block, lines: withoutIndent(above) }, ...parts];
  });
}

/** The last lines of a listing that stand at one left edge, where all the others stand further right. */
function termsBelow(lines: readonly Line[], sizePt: number): readonly Line[] | undefined {
  const leftPt = lines.at(-1)?.box.leftPt ?? 0;
  const isThere = ({ text, box }: Line): boolean =>
    text !== '' && Math.abs(box.leftPt - leftPt) < SAME_LEFT_EM * sizePt;
  const above = lines.findLastIndex((line) => !isThere(line));
  const others = lines.slice(0, above + 1).filter(({ text }) => text !== '');
  const isRight = others.every(({ box }) => box.leftPt > leftPt + MIN_HANG_EM * sizePt);
  return others.length > 0 && isRight ? lines.slice(above + 1) : undefined;
}

/** The last line of a body of code. */
const CLOSES = /^\s*(?:[)\]};,]+|end|fi|done|esac)\s*;?$/;

/** Lines of code moved to the left as far as they all stand in. */
function withoutIndent(lines: readonly Line[]): Line[] {
  const shown = lines.filter(({ text }) => text !== '');
  const chars = Math.min(...shown.map(({ text }) => text.search(/\S|$/)));
  return lines.map((line) => ({ ...line, text: line.text.slice(chars) }));
}

function isWhollySet({ weight, italic, lines }: Block): boolean {
  if (weight >= 600 || italic === true) return true;
  return lines.every(({ edgesPt, marks = [] }) =>
    marks.some(({ kind, from, to }) => kind === 'code' && from === 0 && to === edgesPt.length / 2),
  );
}

function markAlone(block: Block): void {
  const [line] = block.lines;
  if (line === undefined) return;
  const tokens = line.edgesPt.length / 2;
  if (block.kind === 'code') {
    block.kind = 'text';
    block.lines[0] = {
      ...line,
      text: line.text.trim().replace(/\s+/g, ' '),
      marks: [{ kind: 'code', from: 0, to: tokens }],
    };
  }
  block.term = tokens;
}
