import { blockText } from '../course/block-text.ts';
import { type FontLook, PLAIN } from './font-look.ts';
import { buildBlocks } from './page-blocks.ts';
import type { WordRun } from './words.ts';

const PORTRAIT = { widthPt: 600, heightPt: 800 };

export const BOLD: FontLook = { weight: 700, italic: false, monospace: false };
export const MONO: FontLook = { weight: 400, italic: false, monospace: true };

interface Printed {
  leftPt?: number;
  look?: FontLook;
  sizePt?: number;
}

/** A printed line of characters half an em wide; two spaces or more leave their room. */
export function line(
  text: string,
  baselinePt: number,
  { leftPt = 0, look = PLAIN, sizePt = 10 }: Printed = {},
): WordRun {
  const charPt = 0.5 * sizePt;
  const words = [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    leftPt: leftPt + match.index * charPt,
    rightPt: leftPt + (match.index + match[0].length) * charPt,
    baselinePt,
    sizePt,
    look,
    level: true,
  }));
  return { words, hyphenated: false };
}

/** The blocks of a page with these lines, each as "kind: text". */
export const blocksOf = (...lines: WordRun[]) =>
  buildBlocks(lines, PORTRAIT).map((block) => `${block.kind}${block.marker ?? ''}: ${blockText(block)}`);
