import { blockText, forEachLine, fraction } from '../course/block-text.ts';
import type { Block, Page, Structure } from '../course/document.ts';
import type { PassageLine } from './passages.ts';

/** A piece of one page, verbatim, that can be found and cited. `position` counts from 0 on the page. */
export interface Chunk {
  page: number;
  position: number;
  lessonKey: string | null;
  text: string;
  lines: PassageLine[];
}

// Long enough to hold a thought, short enough to cite: 120 to 200 words.
const ENOUGH_WORDS = 120;
const MOST_WORDS = 200;

// Where no spaces part words: two signs are one in Chinese and Japanese, and about five letters in Thai and its like.
const WORDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,2}|[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{1,5}|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

const countWords = (text: string): number => text.match(WORDS)?.length ?? 0;

const SENTENCE_END = /(?<=[.!?…。！？]["'”’)]?\s)|(?<=[。！？][”’」』）]?)(?![\s”’」』）])|(?<=\n)/u;

interface Piece {
  text: string;
  lines: PassageLine[];
}

/** A block as it stands in `pageText`, cut between sentences where it is longer than a passage. */
function piecesOf(page: Page, block: Block): Piece[] {
  const marker = block.marker === undefined ? '' : `${block.marker} `;
  const whole = `${marker}${blockText(block)}`;
  const starts = new Map<number, number>();
  forEachLine(block, ({ text }, start, index) => {
    const first = text.search(/\S/);
    if (first >= 0) starts.set(index, marker.length + start + first);
  });
  return cut(whole).map(({ from, text }) => ({ text, lines: linesOf(page, block, { starts, from, text }) }));
}

function cut(whole: string): { from: number; text: string }[] {
  const pieces: { from: number; text: string }[] = [];
  let from = 0;
  let piece = '';
  const close = (): void => {
    const text = piece.trim();
    if (text !== '') pieces.push({ from: from + piece.indexOf(text), text });
    from += piece.length;
    piece = '';
  };
  const sentences = countWords(whole) <= MOST_WORDS ? [whole] : whole.split(SENTENCE_END);
  for (const sentence of sentences) {
    if (piece !== '' && countWords(piece) + countWords(sentence) > MOST_WORDS) close();
    piece += sentence;
  }
  close();
  return pieces;
}

/** The printed lines that a piece of a block touches. `starts` says where each begins in the text of the block. */
function linesOf(
  page: Page,
  block: Block,
  { starts, from, text }: { starts: ReadonlyMap<number, number>; from: number; text: string },
): PassageLine[] {
  const lines: PassageLine[] = [];
  const to = from + text.length;
  block.lines.forEach(({ box }, index) => {
    const start = starts.get(index);
    if (start === undefined || start >= to || (starts.get(index + 1) ?? to) <= from) return;
    lines.push([
      Math.max(0, start - from),
      fraction(box.leftPt, page.widthPt),
      fraction(box.topPt, page.heightPt),
      fraction(box.widthPt, page.widthPt),
      fraction(box.heightPt, page.heightPt),
    ]);
  });
  return lines;
}

/**
 * Cuts pages into passages along the borders of blocks: never across pages, nor across lessons. Running heads and
 * pages that are not taught are left out.
 *
 * In: `lessonOf` names the lesson that a block belongs to.
 */
export function chunkPages(
  pages: readonly Page[],
  structure: Pick<Structure, 'furniture' | 'repeats' | 'roles'>,
  lessonOf: (pageNumber: number, blockIndex: number) => string | null = () => null,
): Chunk[] {
  return pages
    .filter((page) => (structure.roles[page.pageNumber - 1] ?? 'body') === 'body')
    .flatMap((page) => {
      const said = structure.repeats?.[page.pageNumber] ?? [];
      return chunkPage(page, [...(structure.furniture[page.pageNumber] ?? []), ...said], lessonOf);
    });
}

function chunkPage(
  page: Page,
  furniture: readonly number[],
  lessonOf: (pageNumber: number, blockIndex: number) => string | null,
): Chunk[] {
  const chunks: { lessonKey: string | null; words: number; text: string; lines: PassageLine[] }[] = [];
  page.blocks.forEach((block, index) => {
    if (furniture.includes(index)) return;
    const lessonKey = lessonOf(page.pageNumber, index);
    for (const { text, lines } of piecesOf(page, block)) {
      const words = countWords(text);
      const open = chunks.at(-1);
      const fits =
        open !== undefined &&
        open.lessonKey === lessonKey &&
        open.words < ENOUGH_WORDS &&
        open.words + words <= MOST_WORDS;
      if (fits) {
        const shift = open.text.length + 1;
        open.text += `\n${text}`;
        open.words += words;
        open.lines.push(...lines.map(([at, ...box]): PassageLine => [at + shift, ...box]));
      } else chunks.push({ lessonKey, words, text, lines });
    }
  });
  return chunks.map(({ lessonKey, text, lines }, position) => ({
    page: page.pageNumber,
    position,
    lessonKey,
    text,
    lines,
  }));
}
