import type { Block, BlockKind } from '../course/document.ts';
import type { Part, Passage } from './passages.ts';

const SENTENCE_END = /[.!?:;。！？：；।؟۔…]["'”’»)\]」』）】]*$/u;
const CAPTION =
  /^(?:fig(?:ure|\.)|table|abb(?:ildung|\.)|tab(?:elle|\.)|tableau|figura|tabla|tabella|tabela|listing|рис(?:унок|\.)|табл(?:ица|\.)|चित्र|तालिका|شكل|جدول|图|圖|図|表)\s*[\dA-Z]/iu;
/** Text this much smaller than what stands before it is a footnote. */
const FOOTNOTE_SIZE = 0.9;
/** How many captions and footnotes may stand between two halves of a paragraph. */
const MOST_BETWEEN = 4;

const GOES_ON: ReadonlySet<BlockKind> = new Set(['text', 'code', 'quote']);
/** What may stand between two halves of a paragraph. A formula may not: what follows it is a line of its own. */
const ASIDE: ReadonlySet<Passage['kind']> = new Set(['figure', 'table', 'caption', 'footnote']);

/** The passage that a block goes on with, over a page or column break; undefined when it starts a new one. */
export function findContinued(passages: readonly Passage[], part: Part): Passage | undefined {
  const { block, page } = part;
  if (block.kind === 'footnote' && block.marker === undefined) return openNote(passages, part);
  if (!GOES_ON.has(block.kind)) return undefined;
  for (let back = 1; back <= MOST_BETWEEN; back += 1) {
    const candidate = passages.at(-back);
    const last = candidate?.parts.at(-1);
    if (candidate === undefined || last === undefined || candidate.kind === 'heading') return undefined;
    const isNextPage = page.pageNumber === last.page.pageNumber + 1;
    if (block.kind === 'code') {
      // A listing goes on over the footnotes of its page.
      if (isNextPage && candidate.kind === 'footnote') continue;
      return isNextPage && candidate.kind === 'code' ? candidate : undefined;
    }
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
  if (!isNextPage || (candidate.kind !== 'paragraph' && candidate.kind !== 'list_item')) return false;
  if (!isFullLine(last)) return false;
  // German nouns, names and what is quoted begin so inside a sentence too, but a short line may be a title.
  return (
    /^[\p{Lo}\p{N}(“"']/u.test(part.text) ||
    (isSetAlike(last.block, part.block) &&
      last.block.lines.length > 1 &&
      /[\p{Ll},]$/u.test(candidate.text) &&
      /^[\p{Lu}„“”«‘’$<]/u.test(part.text))
  );
}

const isSetAlike = (one: Block, other: Block): boolean =>
  one.kind === other.kind && one.weight === other.weight && one.italic === other.italic;

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
