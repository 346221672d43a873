import { blockText, forEachLine, forEachToken } from '../course/block-text.ts';
import type { Block, BlockKind, BlockRange, Mark, Page, Structure } from '../course/document.ts';
import type { Span } from '../course/plan.ts';
import { labelLinesBefore } from './chapter-label.ts';
import { findContinued } from './continued.ts';
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

const UNSPACED_END =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]$/u;
export const PRINTED_BULLET = /^[•‣◦▪●○]\s/u;
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
  for (const { title, level: depth, pageNumber: at, blockIndex } of structure.headings)
    if (at === pageNumber && blockIndex === undefined && title.trim() !== '')
      passages.push({ kind: 'heading', text: title, depth, parts: [], marks: [], notes: [] });
}

function addBlock(
  passages: Passage[],
  part: Part,
  heading: { level: number; isFirst: boolean } | undefined,
): void {
  const { block } = part;
  const text = blockText(block);
  part.text = text;
  const begins = block.kind !== 'footnote' && (block.term !== undefined || PRINTED_BULLET.test(text));
  const before =
    heading !== undefined
      ? continuedHeading(passages, heading)
      : begins
        ? undefined
        : findContinued(passages, part);
  if (before !== undefined) {
    append(before, part);
    return;
  }
  const passage: Passage = {
    kind: heading !== undefined ? 'heading' : block.kind === 'text' ? 'paragraph' : block.kind,
    text,
    parts: [part],
    marks: marksOf(part),
    notes: notesOf(block, 0),
    depth: heading?.level ?? block.depth ?? 0,
  };
  if (block.marker !== undefined && heading === undefined) passage.marker = block.marker;
  const termEnd = termEndOf(block);
  if (termEnd !== undefined && passage.kind === 'paragraph') passage.termEnd = termEnd;
  // A bullet that was read as text makes a list item all the same.
  if (passage.kind === 'paragraph' && PRINTED_BULLET.test(text)) passage.kind = 'list_item';
  passages.push(passage);
}

const BROKEN_WORD = /\p{L}\p{Ll}[-\u2010]$/u;
/** After "self-" and the like, and in a path, an option or a name with an underscore. */
const KEEPS_HYPHEN =
  /(?:^|[\s(])(?:(?:self|non|well|half|quasi|pseudo|ex)|--?\p{L}\S*|\S*\w[/_]\w\S*)[-\u2010]$/iu;

function append(passage: Passage, part: Part): void {
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
  passage.marks.push(...marksOf(part));
  passage.notes.push(...notesOf(part.block, part.start));
}

function continuedHeading(passages: readonly Passage[], heading: { isFirst: boolean }): Passage | undefined {
  const last = passages.at(-1);
  return !heading.isFirst && last?.kind === 'heading' && last.parts.length > 0 ? last : undefined;
}

/** Where the name that a block explains ends in its text; undefined where it explains none. */
function termEndOf(block: Block): number | undefined {
  const { term } = block;
  if (term === undefined) return undefined;
  let tokens = 0;
  let end: number | undefined;
  forEachLine(block, ({ text }, lineStart) => {
    if (tokens >= term) return;
    forEachToken(text, (_from, to) => {
      tokens += 1;
      if (tokens === term) end = lineStart + to;
    });
  });
  return end;
}

function notesOf(block: Block, offset: number): NoteRun[] {
  const runs: NoteRun[] = [];
  if (!block.lines.some((line) => line.notes !== undefined)) return runs;
  forEachLine(block, ({ text, notes }, lineStart) => {
    if (notes === undefined) return;
    forEachToken(text, (begin, _end, at) => {
      for (const { token, from, mark } of notes) {
        const start = offset + lineStart + begin + from;
        if (token === at) runs.push({ mark, start, end: start + mark.length });
      }
    });
  });
  return runs;
}

/** "(0 1)(2 3)" and "2 + 3 = 5": numbers that say something without a word. */
const NOTATION = /\d\s*[=≠<>≤≥≈→∈⊂]\s*[\d({[]|[({[][^(){}[\]]*\d[)}\]].*[({[][^(){}[\]]*\d[)}\]]/su;

/**
 * Text with a letter in it, a sign that is explained, notation, or what is shown as a picture. A line or two of mere numbers are the scale of a
 * figure, not a table.
 */
const isTaught = ({ kind, text, parts, termEnd }: Passage): boolean =>
  /\p{L}/u.test(text) ||
  termEnd !== undefined ||
  NOTATION.test(text) ||
  parts.some(({ block }) => block.region !== undefined) ||
  (kind === 'code' && (/[<>=+*/#$(){};]/.test(text) || text.trim().split('\n').length > 2));
