import { blockText, joinLines } from '../course/block-text.ts';
import type { Block, BlockKind, BlockRange, Mark, Page, Structure } from '../course/document.ts';
import type { Span } from '../course/plan.ts';
import { labelLinesBefore } from './chapter-label.ts';
import { marksOf } from './passage-marks.ts';
import { furnitureOf } from './pieces.ts';
import { blocksIn } from './spans.ts';
import { takenBlocks } from './taken-blocks.ts';

/** The pages of one document that a lesson takes, and what is known of the document as a whole. */
export interface LessonSource {
  documentId: number;
  language: string;
  structure: Structure;
  pages: Page[];
}

/** A block's share of a passage: its characters stand in the passage's text from `start`. */
export interface Part {
  documentId: number;
  page: Page;
  block: Block;
  text: string;
  start: number;
}

/** A run of a block's text that is set apart, in characters of the passage's text. */
export interface MarkedRun {
  kind: Mark['kind'];
  start: number;
  end: number;
}

/** The number or sign of a footnote where the text calls it, in characters of the passage's text. */
export interface NoteRun {
  mark: string;
  start: number;
  end: number;
}

/** A paragraph, list item, code block or heading, whole: also where a page break parts it. */
export interface Passage {
  kind: 'heading' | 'paragraph' | Exclude<BlockKind, 'text'>;
  text: string;
  parts: Part[];
  marks: MarkedRun[];
  notes: NoteRun[];
  /** heading: its level in the document; list_item: its nesting from 0. */
  depth: number;
  marker?: string;
  /** paragraph: where the term ends that it begins with and explains, or that the paragraphs below it explain. */
  termEnd?: number;
  /** Part of a question that the book puts to its reader, or of the answer to one. */
  isExercise?: true;
}

const SENTENCE_END = /[.!?:;。！？：；।؟۔…]["'”’»)\]」』）】]*$/u;
const CAPTION =
  /^(?:fig(?:ure|\.)|table|abb(?:ildung|\.)|tab(?:elle|\.)|tableau|figura|tabla|tabella|tabela|listing|рис(?:унок|\.)|табл(?:ица|\.)|चित्र|तालिका|شكل|جدول|图|圖|図|表)\s*[\dA-Z]/iu;
const UNSPACED_END =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]$/u;
export const PRINTED_BULLET = /^[•‣◦▪●○]\s/u;
/** Text this much smaller than what stands before it is a footnote. */
const FOOTNOTE_SIZE = 0.9;
/** How many captions and footnotes may stand between two halves of a paragraph. */
const MOST_BETWEEN = 4;

/** The text of a lesson, in order, without running heads and feet. */
export function passagesOf(spans: readonly Span[], sources: readonly LessonSource[]): Passage[] {
  const passages: Passage[] = [];
  for (const span of spans) {
    const source = sources.find((candidate) => candidate.documentId === span.document_id);
    if (source === undefined) continue;
    const headings = headingsOf.get(source.structure) ?? headingBlocks(source.structure);
    headingsOf.set(source.structure, headings);
    for (const page of source.pages) {
      const { from, to } = blocksIn(span, page.pageNumber, page.blocks.length);
      if (from >= to) continue;
      const furniture = furnitureOf(source.structure, page.pageNumber);
      addUnprinted(passages, source.structure, page.pageNumber, from);
      for (const index of takenBlocks(page, from, to)) {
        const block = page.blocks[index];
        if (block === undefined || furniture.has(index)) continue;
        const heading = headings.get(keyOf(page.pageNumber, index));
        if (heading === undefined && source.structure.repeats?.[page.pageNumber]?.includes(index)) continue;
        if (isLabelLine(page, index, headings)) continue;
        addBlock(passages, { documentId: source.documentId, page, block, text: '', start: 0 }, heading);
        const last = passages.at(-1);
        if (
          last !== undefined &&
          heading === undefined &&
          isInExercise(source.structure, page.pageNumber, index)
        )
          last.isExercise = true;
      }
    }
  }
  return passages.filter(isTaught);
}

type HeadingBlocks = Map<number, { level: number; isFirst: boolean }>;
/** A document's headings are indexed once for all its lessons. */
const headingsOf = new WeakMap<Structure, HeadingBlocks>();

const keyOf = (pageNumber: number, blockIndex: number): number => pageNumber * 100_000 + blockIndex;

/** Blocks that are (part of) a printed heading, with its level and whether it starts there. */
function headingBlocks(structure: Structure): HeadingBlocks {
  const blocks: HeadingBlocks = new Map();
  for (const { level, pageNumber, blockIndex, blockCount } of structure.headings) {
    if (blockIndex === undefined) continue;
    for (let offset = 0; offset < (blockCount ?? 1); offset += 1)
      blocks.set(keyOf(pageNumber, blockIndex + offset), { level, isFirst: offset === 0 });
  }
  return blocks;
}

/** Whether a block is, or begins, the label over the title of a chapter. */
function isLabelLine({ pageNumber, blocks }: Page, index: number, headings: HeadingBlocks): boolean {
  const textAt = (at: number): string => {
    const block = blocks[at];
    return block === undefined ? '' : blockText(block);
  };
  for (const lines of [1, 2]) {
    const at = index + lines;
    if (headings.get(keyOf(pageNumber, at))?.isFirst !== true) continue;
    if (labelLinesBefore(textAt(at - 2), textAt(at - 1)) >= lines) return true;
  }
  return false;
}

function isInExercise({ exercises = [] }: Structure, page: number, block: number): boolean {
  const holds = ({ from, to }: BlockRange): boolean =>
    (page > from.page || (page === from.page && block >= from.block)) &&
    (page < to.page || (page === to.page && block < to.block));
  return exercises.some(
    (exercise) => holds(exercise) || (exercise.answer !== undefined && holds(exercise.answer)),
  );
}

/** A heading that is known from the bookmarks only stands at the top of its page. */
function addUnprinted(passages: Passage[], structure: Structure, pageNumber: number, from: number): void {
  if (from > 0) return;
  for (const { title, level: depth, ...at } of structure.headings)
    if (at.pageNumber === pageNumber && at.blockIndex === undefined && title.trim() !== '')
      passages.push({ kind: 'heading', text: title, depth, parts: [], marks: [], notes: [] });
}

function addBlock(
  passages: Passage[],
  part: Part,
  heading: { level: number; isFirst: boolean } | undefined,
): void {
  const { block } = part;
  const { text, spans } = joinLines(block);
  part.text = text;
  const before = heading === undefined ? continued(passages, part) : continuedHeading(passages, heading);
  if (before !== undefined) {
    append(before, part, spans);
    return;
  }
  const passage: Passage = {
    kind: heading !== undefined ? 'heading' : block.kind === 'text' ? 'paragraph' : block.kind,
    text,
    parts: [part],
    marks: marksOf(part, spans),
    notes: notesOf(block, spans, 0),
    depth: heading?.level ?? block.depth ?? 0,
  };
  if (block.marker !== undefined && heading === undefined) passage.marker = block.marker;
  const termEnd = spans[(block.term ?? 0) - 1]?.end;
  if (termEnd !== undefined && passage.kind === 'paragraph') passage.termEnd = termEnd;
  // A bullet that was read as text makes a list item all the same.
  if (passage.kind === 'paragraph' && PRINTED_BULLET.test(text)) passage.kind = 'list_item';
  passages.push(passage);
}

const BROKEN_WORD = /\p{L}\p{Ll}[-\u2010]$/u;
/** After "self-" and the like, and in a path, an option or a name with an underscore. */
const KEEPS_HYPHEN =
  /(?:^|[\s(])(?:(?:self|non|well|half|quasi|pseudo|ex)|--?\p{L}\S*|\S*\w[/_]\w\S*)[-\u2010]$/iu;

function append(passage: Passage, part: Part, spans: ReturnType<typeof joinLines>['spans']): void {
  const last = passage.parts.at(-1)?.block.lines.at(-1);
  const isUnspaced = UNSPACED_END.test(passage.text) && UNSPACED_END.test(part.text.slice(0, 1));
  const isBroken = passage.kind !== 'code' && BROKEN_WORD.test(passage.text) && /^\p{Ll}/u.test(part.text);
  // A column or page break in a word: its hyphen goes, but for that of a compound.
  if (isBroken && !KEEPS_HYPHEN.test(passage.text)) passage.text = passage.text.slice(0, -1);
  const separator = passage.kind === 'code' ? '\n' : last?.joinsNext || isUnspaced || isBroken ? '' : ' ';
  passage.text += separator;
  part.start = passage.text.length;
  passage.text += part.text;
  passage.parts.push(part);
  passage.marks.push(...marksOf(part, spans));
  passage.notes.push(...notesOf(part.block, spans, part.start));
}

function continuedHeading(passages: readonly Passage[], heading: { isFirst: boolean }): Passage | undefined {
  const last = passages.at(-1);
  return !heading.isFirst && last?.kind === 'heading' && last.parts.length > 0 ? last : undefined;
}

const GOES_ON: ReadonlySet<BlockKind> = new Set(['text', 'code', 'quote']);
/** What may stand between two halves of a paragraph. A formula may not: what follows it is a line of its own. */
const ASIDE: ReadonlySet<Passage['kind']> = new Set(['figure', 'table', 'caption', 'footnote']);

/** The passage that a block goes on with, over a page or column break; undefined when it starts a new one. */
function continued(passages: readonly Passage[], part: Part): Passage | undefined {
  const { block, page } = part;
  if (block.kind === 'footnote' && block.marker === undefined) return openNote(passages, part);
  const begins = block.term !== undefined || PRINTED_BULLET.test(part.text);
  if (!GOES_ON.has(block.kind) || begins) return undefined;
  for (let back = 1; back <= MOST_BETWEEN; back += 1) {
    const candidate = passages.at(-back);
    const last = candidate?.parts.at(-1);
    if (candidate === undefined || last === undefined || candidate.kind === 'heading') return undefined;
    const isNextPage = page.pageNumber === last.page.pageNumber + 1;
    if (block.kind === 'code') return isNextPage && candidate.kind === 'code' ? candidate : undefined;
    if (candidate.kind === 'code' || candidate.kind === 'formula') return undefined;
    if (last.documentId !== part.documentId) return undefined;
    const stands = ASIDE.has(candidate.kind);
    if (!stands && isContinuation(candidate, last, part, isNextPage)) return candidate;
    const isAside =
      stands || CAPTION.test(candidate.text) || last.block.sizePt < block.sizePt * FOOTNOTE_SIZE;
    if (!isAside) return undefined;
  }
  return undefined;
}

/** The footnote that small print without a number goes on with: the one right above it, or one that did not end. */
function openNote(passages: readonly Passage[], { documentId }: Part): Passage | undefined {
  const note = passages.findLast(({ kind }) => kind === 'footnote');
  if (note?.parts.at(-1)?.documentId !== documentId) return undefined;
  return note === passages.at(-1) || !SENTENCE_END.test(note.text) ? note : undefined;
}

function isContinuation(candidate: Passage, last: Part, part: Part, isNextPage: boolean): boolean {
  const ratio = part.block.sizePt / (last.block.sizePt || 1);
  if (ratio < FOOTNOTE_SIZE || ratio > 1 / FOOTNOTE_SIZE) return false;
  if (last.block.lines.at(-1)?.joinsNext) return true;
  if (candidate.text.length < 30) return false;
  // "etc.)" in a full line ends no sentence where small letters go on.
  if (SENTENCE_END.test(candidate.text))
    return (
      candidate.kind === 'paragraph' &&
      (isFullLine(last) || isSameLine(last, part)) &&
      /^\p{Ll}{2}/u.test(part.text)
    );
  if (/^\p{Ll}/u.test(part.text)) return true;
  if (!isNextPage || !/^[\p{Lo}\p{N}(“"']/u.test(part.text)) return false;
  return (candidate.kind === 'paragraph' || candidate.kind === 'list_item') && isFullLine(last);
}

/** Whether a wide gap between two words has parted a printed line. */
function isSameLine({ block, page }: Part, next: Part): boolean {
  const [before, after] = [block.lines.at(-1)?.box, next.block.lines[0]?.box];
  if (before === undefined || after === undefined || page.pageNumber !== next.page.pageNumber) return false;
  const apart = Math.abs(before.topPt + before.heightPt - after.topPt - after.heightPt);
  return apart < 0.3 * block.sizePt && after.leftPt >= before.leftPt + before.widthPt;
}

/**
 * Whether the last line reaches the right edge of its block, as lines inside a paragraph do; that of the page's
 * paragraphs where it is the only one.
 */
function isFullLine({ block, page }: Part): boolean {
  const others = page.blocks.filter(({ kind, lines }) => kind === 'text' && lines.length > 2);
  const edges = (block.lines.length > 1 ? [block] : others)
    .flatMap(({ lines }) => lines)
    .map(({ box }) => box.leftPt + box.widthPt);
  const last = block.lines.at(-1)?.box ?? { leftPt: 0, widthPt: 0 };
  return edges.length > 0 && last.leftPt + last.widthPt >= Math.max(...edges) - block.sizePt * 2;
}

function notesOf(block: Block, spans: ReturnType<typeof joinLines>['spans'], offset: number): NoteRun[] {
  if (!block.lines.some((line) => line.notes !== undefined)) return [];
  const runs: NoteRun[] = [];
  for (const span of spans)
    for (const { token, from, mark } of block.lines[span.lineIndex]?.notes ?? []) {
      const start = offset + span.start + from;
      if (token === span.tokenIndex) runs.push({ mark, start, end: start + mark.length });
    }
  return runs;
}

/**
 * Text with a letter in it, or what is shown as a picture. A line or two of mere numbers are the scale of a
 * figure, not a table.
 */
const isTaught = ({ kind, text, parts }: Passage): boolean =>
  /\p{L}/u.test(text) ||
  parts.some(({ block }) => block.region !== undefined) ||
  (kind === 'code' && (/[<>=+*/#$(){};]/.test(text) || text.trim().split('\n').length > 2));
