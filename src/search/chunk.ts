import { blockText } from '../course/block-text.ts';
import type { Block, Page, Structure } from '../course/document.ts';

/** A piece of one page, verbatim, that can be found and cited. `position` counts from 0 on the page. */
export interface Chunk {
  page: number;
  position: number;
  lessonKey: string | null;
  text: string;
}

// Long enough to hold a thought, short enough to cite: 120 to 200 words.
const ENOUGH_WORDS = 120;
const MOST_WORDS = 200;

const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;

/** A block as it stands in `pageText`, cut between sentences where it is longer than a passage. */
function piecesOf(block: Block): string[] {
  const marker = block.marker === undefined ? '' : `${block.marker} `;
  const text = `${marker}${blockText(block)}`.trim();
  if (countWords(text) <= MOST_WORDS) return text === '' ? [] : [text];
  const pieces: string[] = [];
  let piece = '';
  for (const sentence of text.split(/(?<=[.!?…。！？]["'”’)]?\s)|(?<=\n)/u)) {
    if (piece !== '' && countWords(piece) + countWords(sentence) > MOST_WORDS) {
      pieces.push(piece.trim());
      piece = '';
    }
    piece += sentence;
  }
  if (piece.trim() !== '') pieces.push(piece.trim());
  return pieces;
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
  const chunks: { lessonKey: string | null; words: number; text: string }[] = [];
  page.blocks.forEach((block, index) => {
    if (furniture.includes(index)) return;
    const lessonKey = lessonOf(page.pageNumber, index);
    for (const text of piecesOf(block)) {
      const words = countWords(text);
      const open = chunks.at(-1);
      const fits =
        open !== undefined &&
        open.lessonKey === lessonKey &&
        open.words < ENOUGH_WORDS &&
        open.words + words <= MOST_WORDS;
      if (fits) {
        open.text += `\n${text}`;
        open.words += words;
      } else chunks.push({ lessonKey, words, text });
    }
  });
  return chunks.map(({ lessonKey, text }, position) => ({
    page: page.pageNumber,
    position,
    lessonKey,
    text,
  }));
}
