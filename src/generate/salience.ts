/** A sentence as its words. */
export interface Weighed {
  stems: readonly string[];
}

/** A sentence as a sparse row: word numbers and their weights. */
interface Row {
  words: number[];
  weights: number[];
}

const ROUNDS = 8;
const DAMPING = 0.85;
/** A short sentence must not win by its one common word: its length counts as at least so many words. */
const LEAST_LENGTH = 4;

/**
 * How central each sentence is: sentences that share weighty words with many others score high.
 *
 * Out: a score of 0 to 1 for each sentence, in order.
 * Source: LexRank (Erkan & Radev 2004), whose walk over the similarity graph S = M Mᵀ is done here as two
 * sparse steps over the sentence-word matrix M, so that the cost is linear in the words.
 */
export function centralityOf(sentences: readonly Weighed[]): number[] {
  const { rows, wordCount } = rowsOf(sentences);
  let scores = rows.map(() => 1 / Math.max(1, rows.length));
  for (let round = 0; round < ROUNDS; round += 1) {
    const words = new Float64Array(wordCount);
    rows.forEach((row, index) => {
      addScaled(words, row, scores[index] ?? 0);
    });
    const next = rows.map((row) => product(words, row));
    const total = next.reduce((sum, score) => sum + score, 0) || 1;
    scores = next.map((score) => (1 - DAMPING) / rows.length + (DAMPING * score) / total);
  }
  const highest = Math.max(...scores, Number.MIN_VALUE);
  return scores.map((score) => score / highest);
}

function addScaled(sums: Float64Array, { words, weights }: Row, factor: number): void {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? 0;
    sums[word] = (sums[word] ?? 0) + (weights[index] ?? 0) * factor;
  }
}

function product(sums: Float64Array, { words, weights }: Row): number {
  let sum = 0;
  for (let index = 0; index < words.length; index += 1)
    sum += (weights[index] ?? 0) * (sums[words[index] ?? 0] ?? 0);
  return sum;
}

/** Rows of tf-idf weights of unit length; a word of one sentence only links nothing and is left out. */
function rowsOf(sentences: readonly Weighed[]): { rows: Row[]; wordCount: number } {
  const numbers = new Map<string, number>();
  const frequency: number[] = [];
  const counts = sentences.map(({ stems }) => {
    const count = new Map<number, number>();
    for (const stem of stems) {
      const number = numbers.get(stem) ?? numbers.size;
      numbers.set(stem, number);
      const times = count.get(number) ?? 0;
      if (times === 0) frequency[number] = (frequency[number] ?? 0) + 1;
      count.set(number, times + 1);
    }
    return count;
  });
  const rows = counts.map((count) => {
    const row: Row = { words: [], weights: [] };
    let square = 0;
    for (const [word, times] of count) {
      const documents = frequency[word] ?? 1;
      if (documents < 2) continue;
      const weight = (1 + Math.log(times)) * Math.log(1 + sentences.length / documents);
      row.words.push(word);
      row.weights.push(weight);
      square += weight * weight;
    }
    const length = Math.sqrt(square + Math.max(0, LEAST_LENGTH - count.size)) || 1;
    row.weights = row.weights.map((weight) => weight / length);
    return row;
  });
  return { rows, wordCount: numbers.size };
}
