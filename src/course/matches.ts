/**
 * What `text.matchAll(pattern)` gives, all at once and without the copy that it makes of the pattern: of one with hundreds
 * of words that copy took longer than the search.
 *
 * In: `pattern` has the flag g, and nobody else is searching with it.
 */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}

/** A pattern of words, which takes long to look at what stands beside them. */
export interface WordPattern {
  /** With the flag g. */
  words: RegExp;
  /** Finds their letters inside of other words too, in a third of the time; most texts have none of them. */
  letters: RegExp;
}

export const wordMatches = (text: string, { words, letters }: WordPattern): RegExpExecArray[] =>
  letters.test(text) ? matchesOf(text, words) : [];

/** How often a text holds a part, each place once; `most` ends the counting above it. */
export function countOf(text: string, part: string, most = Number.POSITIVE_INFINITY): number {
  const step = Math.max(1, part.length);
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count <= most; at = text.indexOf(part, at + step)) count += 1;
  return count;
}
