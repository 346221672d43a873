import type { Block } from '../course/document.ts';
import type { PageGraphics } from './page-graphics.ts';
import type { PrintedLine } from './printed-lines.ts';

/** A table, figure or formula, and the printed lines that are part of it. */
export interface Region {
  block: Block;
  lines: PrintedLine[];
}

/** Finds what is to be shown as a table or a picture. */
export function findRegions(
  _lines: readonly PrintedLine[],
  _graphics: PageGraphics,
  _page: { widthPt: number; heightPt: number },
): Region[] {
  return [];
}

/** Puts regions where they are read, among the blocks of text. */
export function placeRegions(blocks: Block[], _regions: readonly Region[]): Block[] {
  return blocks;
}
