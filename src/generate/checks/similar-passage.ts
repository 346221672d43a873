/** No page is longer; what is longer is searched only so far. */
const MOST_CHARACTERS = 20_000;

/**
 * How like the needle the best passage of a text is: 1 minus edits over the needle's length.
 *
 * In: both after `norm`.
 * Source: Sellers 1980, "The theory and computation of evolutionary distances": edit distance whose first row is 0,
 * so that a match may begin anywhere. Time: needle x text.
 */
export function similarityOfBestPassage(needle: string, text: string): number {
  if (needle === '') return 0;
  const haystack = text.slice(0, MOST_CHARACTERS);
  let column = new Uint16Array(needle.length + 1).map((_, index) => index);
  let next = new Uint16Array(needle.length + 1);
  let least = needle.length;
  for (let at = 0; at < haystack.length; at += 1) {
    const code = haystack.charCodeAt(at);
    next[0] = 0;
    for (let row = 1; row <= needle.length; row += 1) {
      const diagonal = (column[row - 1] ?? 0) + (needle.charCodeAt(row - 1) === code ? 0 : 1);
      next[row] = Math.min(diagonal, (column[row] ?? 0) + 1, (next[row - 1] ?? 0) + 1);
    }
    [column, next] = [next, column];
    least = Math.min(least, column[needle.length] ?? least);
  }
  return 1 - least / needle.length;
}
