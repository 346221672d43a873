import type { PrintedLine } from './printed-lines.ts';

const MIN_CLEAN_SHARE = 0.6;
const MAX_CHARS = 40;
/** A word or a number as it is printed, with the signs around it. */
const CLEAN = /^[("'“‘[]*(?:\p{L}\p{M}*(?:[-'’.]?\p{L}\p{M}*)*|\p{N}+(?:[.,:/-]\p{N}+)*)[)"'”’\].,;:!?%]*$/u;

/**
 * Whether the text of a page is what a program has read into a diagram or a photograph: nothing of it is painted, and
 * much of it, by characters, is neither a word nor a number.
 */
export function isReadIntoPicture(lines: readonly PrintedLine[]): boolean {
  const words = lines.flatMap((line) => line.words);
  if (words.length === 0 || words.some(({ ink }) => ink !== 'none')) return false;
  const charsOf = (part: readonly { text: string }[]): number =>
    part.reduce((sum, { text }) => sum + text.length, 0);
  const clean = words.filter(({ text }) => text.length < MAX_CHARS && CLEAN.test(text));
  return charsOf(clean) < MIN_CLEAN_SHARE * charsOf(words);
}
