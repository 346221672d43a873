/** A stretch of whole blocks of text. */
export interface Chunk {
  pageNumber: number;
  blockIndex: number;
  /** Whether a paragraph begins here; only there may a topic begin. */
  opens: boolean;
  /** All words as they are printed, in order. */
  words: string[];
  /** How often each stem occurs; stop words aside. */
  stems: Map<string, number>;
}

const STEM_CHARS = 6;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{1,2}|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;

/** Words; two characters at a time where a script has no spaces. */
export const wordsIn = (text: string): string[] => text.match(WORD) ?? [];

/** The beginning of a word stands for all its forms; undefined for words without a topic. */
export function stemOf(word: string, stopWords: ReadonlySet<string>): string | undefined {
  const lower = word.toLowerCase();
  if (UNSPACED.test(lower)) return lower.length > 1 ? lower : undefined;
  return lower.length < 3 || stopWords.has(lower) ? undefined : lower.slice(0, STEM_CHARS);
}
