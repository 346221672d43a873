import type { Block, Page } from '../course/document.ts';

/**
 * The indexes of the blocks that a lesson takes of a page when it has blocks `from` to `to` (exclusive) of it: where
 * a page is parted, its footnotes go with the text that calls them, whichever part they stand under.
 */
export function takenBlocks({ blocks }: Page, from: number, to: number): number[] {
  const all = blocks.map((_, index) => index);
  const isParted = from > 0 || to < blocks.length;
  if (!isParted || !blocks.some(({ kind }) => kind === 'footnote')) return all.slice(from, to);
  const own = marksIn(blocks.slice(from, to));
  const others = marksIn([...blocks.slice(0, from), ...blocks.slice(to)]);
  let taken = false;
  return all.filter((index) => {
    const block = blocks[index];
    const stands = index >= from && index < to;
    if (block?.kind !== 'footnote') return stands;
    // What goes on with a footnote has no mark of its own.
    if (block.marker === undefined && blocks[index - 1]?.kind === 'footnote') return taken;
    const mark = block.marker ?? '';
    taken = own.has(mark) || (stands && !others.has(mark));
    return taken;
  });
}

/** The marks of footnotes that these blocks call. */
const marksIn = (blocks: readonly Block[]): Set<string> =>
  new Set(
    blocks
      .filter(({ kind }) => kind !== 'footnote')
      .flatMap(({ lines }) => lines.flatMap(({ notes = [] }) => notes.map(({ mark }) => mark.trim()))),
  );
