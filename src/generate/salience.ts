/** A sentence as a set of weighted terms. */
export interface Weighed {
  stems: readonly string[];
}

const ROUNDS = 8;
const DAMPING = 0.85;

/**
 * How central each sentence is: sentences that share weighty words with many others score high.
 *
 * Out: a score of 0 to 1 for each sentence, in order.
 * Source: LexRank (Erkan & Radev 2004), whose walk over the similarity graph S = M Mᵀ is done here as two
 * sparse steps over the sentence-word matrix M, so that the cost is linear in the words.
 */
export function centralityOf(sentences: readonly Weighed[]): number[] {
  const rows = weightedRows(sentences);
  let scores = sentences.map(() => 1 / Math.max(1, sentences.length));
  for (let round = 0; round < ROUNDS; round += 1) {
    const words = new Map<string, number>();
    rows.forEach((row, index) => {
      for (const [stem, weight] of row)
        words.set(stem, (words.get(stem) ?? 0) + weight * (scores[index] ?? 0));
    });
    const next = rows.map((row) => {
      let sum = 0;
      for (const [stem, weight] of row) sum += weight * (words.get(stem) ?? 0);
      return sum;
    });
    const total = next.reduce((sum, score) => sum + score, 0) || 1;
    scores = next.map((score) => (1 - DAMPING) / rows.length + (DAMPING * score) / total);
  }
  const highest = Math.max(...scores, Number.MIN_VALUE);
  return scores.map((score) => score / highest);
}

/** Rows of tf-idf weights of unit length; a word of one sentence only links nothing and is left out. */
function weightedRows(sentences: readonly Weighed[]): [string, number][][] {
  const frequency = new Map<string, number>();
  const counts = sentences.map(({ stems }) => {
    const count = new Map<string, number>();
    for (const stem of stems) count.set(stem, (count.get(stem) ?? 0) + 1);
    for (const stem of count.keys()) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
    return count;
  });
  return counts.map((count) => {
    const row: [string, number][] = [];
    let square = 0;
    for (const [stem, times] of count) {
      const documents = frequency.get(stem) ?? 1;
      if (documents < 2) continue;
      const weight = (1 + Math.log(times)) * Math.log(1 + sentences.length / documents);
      row.push([stem, weight]);
      square += weight * weight;
    }
    // A short sentence must not win by its one common word: the length counts as at least four words.
    const length = Math.sqrt(square + Math.max(0, 4 - count.size)) || 1;
    return row.map(([stem, weight]) => [stem, weight / length]);
  });
}
