import type { Block, Box, Line, NoteCall, Page } from '../course/document.ts';
import { boxOfBlock, sharesColumn } from './region-places.ts';

interface PageSize {
  widthPt: number;
  heightPt: number;
}

// Footnotes are set at 0.8 to 0.9 of the text.
const SMALLER = 0.94;
// Text in a size that has less of the page than this is not its body.
const MIN_BODY_SHARE = 0.2;
// Feet and page numbers stand under footnotes.
const FOOT_SHARE = 0.88;
// A running foot may stand higher, if it keeps away from what is above it.
const HIGH_FOOT_SHARE = 0.82;
const MAX_FOOT_LINES = 2;
const MAX_GAP_EM = 1.3;

const SIGNS = '[*†‡§¶‖]{1,3}';
const OPENING = new RegExp(`^(?:\\d{1,3}|${SIGNS})$`);
const RAISED_OPENING = /^[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}/;
const RAISED_DIGITS = /[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}/g;
const CLOSING_SIGNS = new RegExp(`${SIGNS}(?=[.,;:)]?$)`);

/** As a mark is compared: plain digits, and one asterisk for all. */
const plainMark = (mark: string): string => mark.normalize('NFKC').replace(/[∗⋆＊]/g, '*');

/**
 * Marks the footnotes of a page, and in its text the places that call them.
 *
 * In: blocks in reading order, with raised marks in `notes` of their lines. Changed in place.
 */
export function markFootnotes(blocks: readonly Block[], page: PageSize): void {
  const bodyPt = bodySize(blocks);
  const boxes = blocks.some((block) => block.sizePt < SMALLER * bodyPt) ? blocks.map(boxOfBlock) : [];
  const isSmall = (block: Block): boolean => block.sizePt < SMALLER * bodyPt && isText(block);
  const marked = blocks.flatMap((block, index) => {
    const mark = isSmall(block) ? openingMark(block) : undefined;
    if (mark === undefined) return [];
    const isNote = isLetter(mark)
      ? isCalledAbove(blocks, index, mark.mark)
      : standsAtFoot(index, blocks, boxes, { page, bodyPt });
    return isNote ? [{ index, ...mark }] : [];
  });
  if (marked.length === 0) {
    for (const block of blocks)
      for (const line of block.lines) if (line.notes !== undefined) delete line.notes;
    return;
  }
  const calls = callsOf(blocks, new Set(marked.map(({ index }) => index)));
  const notes = marked.filter(({ mark, raised }) => raised || calls.some((call) => call.note.mark === mark));
  for (const { index, mark } of notes) {
    const block = blocks[index];
    if (block !== undefined) makeFootnote(block, mark);
  }
  if (notes.length > 0) joinContinuations(blocks, boxes, isSmall);
  keepCalls(blocks, calls, new Set(notes.map(({ mark }) => mark)));
}

const isLetter = ({ mark }: { mark: string }): boolean => /^[a-z]$/.test(mark);

// A box holds a few paragraphs over its notes.
const MOST_ABOVE = 4;

/** Whether a raised letter right above calls a note: in boxes and under tables letters count them, not at the foot of the page. */
function isCalledAbove(blocks: readonly Block[], index: number, mark: string): boolean {
  return blocks
    .slice(Math.max(0, index - MOST_ABOVE), index)
    .some(({ lines }) =>
      lines.some(
        (line) =>
          line.notes?.some((note) => note.mark === mark && (note.token > 0 || note.from > 0)) === true,
      ),
    );
}

const isText = ({ kind }: Block): boolean => kind === 'text' || kind === 'list_item';

function bodySize(blocks: readonly Block[]): number {
  const bySize = new Map<number, number>();
  let total = 0;
  for (const block of blocks) {
    if (!isText(block)) continue;
    const chars = block.lines.reduce((sum, { text }) => sum + text.length, 0);
    const sizePt = Math.round(block.sizePt * 2) / 2;
    bySize.set(sizePt, (bySize.get(sizePt) ?? 0) + chars);
    total += chars;
  }
  const large = [...bySize].filter(([, chars]) => chars > MIN_BODY_SHARE * total);
  return Math.max(0, ...large.map(([sizePt]) => sizePt));
}

/** The mark that a block begins with; `raised` where it is set as the mark of a note is. */
function openingMark(block: Block): { mark: string; raised: boolean } | undefined {
  const [line] = block.lines;
  if (line === undefined || isMostlyCode(block)) return undefined;
  if (block.marker !== undefined) {
    const mark = plainMark(block.marker).replace(/[.)]$/, '');
    return OPENING.test(mark) ? { mark, raised: false } : undefined;
  }
  const raised = line.notes?.find(({ token, from }) => token === 0 && from === 0);
  if (raised !== undefined) return { mark: plainMark(raised.mark), raised: true };
  const [prefix] = RAISED_OPENING.exec(line.text) ?? [];
  if (prefix !== undefined) return { mark: plainMark(prefix), raised: true };
  const [first = '', second] = line.text.split(' ', 2);
  const mark = plainMark(first);
  return second !== undefined && OPENING.test(mark) ? { mark, raised: false } : undefined;
}

/** Listings have numbers at their lines. */
const isMostlyCode = ({ lines }: Block): boolean => {
  let tokens = 0;
  let code = 0;
  for (const { edgesPt, marks = [] } of lines) {
    tokens += edgesPt.length / 2 - 1;
    for (const { kind, from, to } of marks) if (kind === 'code') code += to - from;
  }
  return code * 2 > tokens;
};

/** Nothing of the page's own text stands under it in its column. */
function standsAtFoot(
  index: number,
  blocks: readonly Block[],
  boxes: readonly Box[],
  { page, bodyPt }: { page: PageSize; bodyPt: number },
): boolean {
  const own = boxes[index];
  if (own === undefined || own.topPt < 0.25 * page.heightPt) return false;
  return !blocks.some((block, at) => {
    const box = boxes[at];
    if (box === undefined || at === index || box.topPt < own.topPt + 1 || !sharesColumn(box, own))
      return false;
    const apart = box.topPt - own.topPt - own.heightPt > block.sizePt && block.lines.length === 1;
    const low =
      block.lines.length <= MAX_FOOT_LINES &&
      box.topPt > (apart ? HIGH_FOOT_SHARE : FOOT_SHARE) * page.heightPt;
    return !low && !isPageNumber(block) && (block.sizePt >= SMALLER * bodyPt || !isText(block));
  });
}

const isPageNumber = ({ lines }: Block): boolean =>
  lines.length === 1 && /^[-–—\s]*(?:\d{1,4}|[ivxlc]{1,7})[-–—\s]*$/i.test(lines[0]?.text ?? '');

/** Makes the block a footnote, whose mark is no longer part of its text. */
function makeFootnote(block: Block, mark: string): void {
  const [line] = block.lines;
  block.kind = 'footnote';
  delete block.depth;
  if (line === undefined) return;
  if (block.marker === undefined) block.lines[0] = withoutMark(line, mark);
  block.marker = mark;
}

function withoutMark(line: Line, mark: string): Line {
  const [first = ''] = line.text.split(' ', 1);
  const whole = plainMark(first) === mark;
  const shift = whole ? 1 : 0;
  const out: Line = { ...line, text: line.text.slice(whole ? first.length + 1 : mark.length) };
  if (whole) out.edgesPt = line.edgesPt.slice(2);
  if (line.marks !== undefined) {
    const marks = line.marks
      .map(({ kind, from, to }) => ({ kind, from: Math.max(0, from - shift), to: to - shift }))
      .filter(({ from, to }) => to > from);
    if (marks.length > 0) out.marks = marks;
    else delete out.marks;
  }
  if (line.confidences !== undefined) out.confidences = line.confidences.slice(shift);
  delete out.notes;
  return out;
}

/** Small print right after a footnote, or right before the first of a column, is part of one. */
function joinContinuations(
  blocks: readonly Block[],
  boxes: readonly Box[],
  isSmall: (block: Block) => boolean,
): void {
  const goesOn = (upper: number, lower: number): boolean => {
    const [one, other] = [boxes[upper], boxes[lower]];
    const [above, under] = [blocks[upper], blocks[lower]];
    if (one === undefined || other === undefined || above === undefined || under === undefined) return false;
    const gapPt = other.topPt - one.topPt - one.heightPt;
    const near = gapPt > -0.5 * under.sizePt && gapPt < MAX_GAP_EM * under.sizePt;
    return near && sharesColumn(one, other) && Math.abs(above.sizePt - under.sizePt) < 0.3;
  };
  blocks.forEach((block, index) => {
    if (blocks[index - 1]?.kind === 'footnote' && isSmall(block) && goesOn(index - 1, index))
      continueNote(block);
  });
  for (let index = blocks.length - 2; index >= 0; index -= 1) {
    const block = blocks[index];
    if (block === undefined || blocks[index + 1]?.kind !== 'footnote' || !isSmall(block)) continue;
    if (goesOn(index, index + 1)) continueNote(block);
  }
}

function continueNote(block: Block): void {
  if (block.kind === 'list_item') {
    // A list inside a note keeps what it printed.
    const [line] = block.lines;
    if (line !== undefined && block.marker !== undefined) {
      const leftPt = line.edgesPt[0] ?? line.box.leftPt;
      const marks = line.marks?.map(({ kind, from, to }) => ({ kind, from: from + 1, to: to + 1 }));
      block.lines[0] = {
        ...line,
        text: `${block.marker} ${line.text}`,
        edgesPt: [leftPt - block.sizePt, leftPt - 0.4 * block.sizePt, ...line.edgesPt],
        ...(marks === undefined ? {} : { marks }),
      };
    }
    delete block.marker;
    delete block.depth;
  }
  block.kind = 'footnote';
}

interface Call {
  line: Line;
  note: NoteCall;
  /** How much it looks like a call: 2 after a word or a stop, 1 after a sign, 0 where it may be an exponent. */
  rank: number;
}

/** Everything in the text that may call a footnote. */
function callsOf(blocks: readonly Block[], openings: ReadonlySet<number>): Call[] {
  const calls: Call[] = [];
  blocks.forEach((block, index) => {
    if (block.kind === 'code' || block.kind === 'formula') return;
    block.lines.forEach((line, lineIndex) => {
      const opens = openings.has(index) && lineIndex === 0;
      const add = (token: number, word: string, from: number, mark: string): void => {
        if (mark === '' || (opens && token === 0 && from === 0)) return;
        if (calls.some((call) => call.line === line && call.note.token === token && call.note.from === from))
          return;
        calls.push({ line, note: { token, from, mark: plainMark(mark) }, rank: rankOf(word, from) });
      };
      const words = line.notes === undefined && !MAY_CALL.test(line.text) ? [] : line.text.split(' ');
      for (const { token, from, mark } of line.notes ?? []) add(token, words[token] ?? '', from, mark);
      words.forEach((word, token) => {
        for (const match of word.matchAll(RAISED_DIGITS)) add(token, word, match.index, match[0]);
        const signs = CLOSING_SIGNS.exec(plainMark(word));
        if (signs !== null && word.length === plainMark(word).length) add(token, word, signs.index, signs[0]);
      });
    });
  });
  return calls;
}

const MAY_CALL = /[⁰¹²³⁴⁵⁶⁷⁸⁹*∗⋆†‡§¶‖]/;

function rankOf(word: string, from: number): number {
  const before = word.slice(0, from);
  if (/(?:\p{L}{2}|[.,;:!?)\]”’"'»])$/u.test(before)) return 2;
  return before === '' || /[\p{L}\p{N}]$/u.test(before) ? 0 : 1;
}

/** Leaves in `notes` what calls a footnote of the page: for each mark the places that look most like calls. */
function keepCalls(blocks: readonly Block[], calls: readonly Call[], marks: ReadonlySet<string>): void {
  for (const block of blocks) for (const line of block.lines) if (line.notes !== undefined) delete line.notes;
  for (const mark of marks) {
    const own = calls.filter(({ note }) => note.mark === mark);
    const best = Math.max(...own.map(({ rank }) => rank));
    for (const { line, note, rank } of own) {
      if (rank < best) continue;
      line.notes = [...(line.notes ?? []), note].sort(
        (one, other) => one.token - other.token || one.from - other.from,
      );
    }
  }
}

const ENDS_SENTENCE = /[.!?…]["”’»)\]]*$/;

/** A footnote that did not end on the page before goes on over the footnotes of the next. Changed in place. */
export function continueFootnotes(pages: readonly Page[]): void {
  pages.forEach((page, index) => {
    const before = pages[index - 1];
    const open = before?.blocks.findLast(({ kind }) => kind === 'footnote');
    const last = open?.lines.at(-1);
    if (before === undefined || open === undefined || last === undefined) return;
    if (before.pageNumber + 1 !== page.pageNumber || (ENDS_SENTENCE.test(last.text) && !last.joinsNext))
      return;
    const boxes = page.blocks.map(boxOfBlock);
    const bodyPt = bodySize(page.blocks);
    const at = page.blocks.findIndex(
      (block, place) =>
        block.kind === 'text' &&
        block.sizePt < SMALLER * bodyPt &&
        Math.abs(block.sizePt - open.sizePt) < 0.3 &&
        (boxes[place]?.topPt ?? 0) < FOOT_SHARE * page.heightPt &&
        standsAtFoot(place, page.blocks, boxes, { page, bodyPt }),
    );
    const block = page.blocks[at];
    if (block !== undefined) block.kind = 'footnote';
  });
}
