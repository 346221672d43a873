/** A sentence as its words. */
export interface Weighed {
  stems: readonly string[];
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
  const { ends, words, weights, wordCount } = matrixOf(sentences);
  const count = sentences.length;
  const sums = new Float64Array(wordCount);
  let scores = new Float64Array(count).fill(1 / Math.max(1, count));
  for (let round = 0; round < ROUNDS; round += 1) {
    sums.fill(0);
    const next = new Float64Array(count);
    let total = 0;
    for (let row = 0, at = 0; row < count; row += 1)
      for (const end = ends[row] ?? 0; at < end; at += 1)
        sums[words[at] ?? 0] = (sums[words[at] ?? 0] ?? 0) + (weights[at] ?? 0) * (scores[row] ?? 0);
    for (let row = 0, at = 0; row < count; row += 1) {
      let score = 0;
      for (const end = ends[row] ?? 0; at < end; at += 1)
        score += (weights[at] ?? 0) * (sums[words[at] ?? 0] ?? 0);
      next[row] = score;
      total += score;
    }
    scores = next.map((score) => (1 - DAMPING) / count + (DAMPING * score) / (total || 1));
  }
  const highest = Math.max(...scores, Number.MIN_VALUE);
  return Array.from(scores, (score) => score / highest);
}

/** A sparse matrix by rows, one for each sentence: the numbers of its words and their weights up to `ends` of the row. */
interface Matrix {
  ends: Int32Array;
  words: Int32Array;
  weights: Float64Array;
  wordCount: number;
}

/** Rows of tf-idf weights of unit length; a word of one sentence only links nothing and is left out. */
function matrixOf(sentences: readonly Weighed[]): Matrix {
  const { numbers, frequency, wordCount } = numberWords(sentences);
  const ends = new Int32Array(sentences.length);
  const words = new Int32Array(numbers.length);
  const weights = new Float64Array(numbers.length);
  // How often the row that is being made has a word.
  const times = new Int32Array(wordCount);
  let end = 0;
  let at = 0;
  sentences.forEach(({ stems }, row) => {
    const start = end;
    const first = at;
    let different = 0;
    for (; at < first + stems.length; at += 1) {
      const word = numbers[at] ?? 0;
      times[word] = (times[word] ?? 0) + 1;
      if (times[word] !== 1) continue;
      different += 1;
      if ((frequency[word] ?? 0) < 2) continue;
      words[end] = word;
      end += 1;
    }
    let square = 0;
    for (let place = start; place < end; place += 1) {
      const word = words[place] ?? 0;
      const idf = Math.log(1 + sentences.length / (frequency[word] ?? 1));
      const weight = (1 + Math.log(times[word] ?? 1)) * idf;
      weights[place] = weight;
      square += weight * weight;
    }
    const length = Math.sqrt(square + Math.max(0, LEAST_LENGTH - different)) || 1;
    for (let place = start; place < end; place += 1) weights[place] = (weights[place] ?? 0) / length;
    for (let place = first; place < at; place += 1) times[numbers[place] ?? 0] = 0;
    ends[row] = end;
  });
  return { ends, words, weights, wordCount };
}

/** The words of all sentences by number, one sentence after another, and in how many sentences each stands. */
function numberWords(sentences: readonly Weighed[]): {
  numbers: Int32Array;
  frequency: Int32Array;
  wordCount: number;
} {
  const total = sentences.reduce((sum, { stems }) => sum + stems.length, 0);
  const numbers = new Int32Array(total);
  const frequency = new Int32Array(total);
  const lastRow = new Int32Array(total).fill(-1);
  const known = new Map<string, number>();
  let at = 0;
  sentences.forEach(({ stems }, row) => {
    for (const stem of stems) {
      let number = known.get(stem);
      if (number === undefined) {
        number = known.size;
        known.set(stem, number);
      }
      numbers[at] = number;
      at += 1;
      if (lastRow[number] === row) continue;
      lastRow[number] = row;
      frequency[number] = (frequency[number] ?? 0) + 1;
    }
  });
  return { numbers, frequency, wordCount: known.size };
}
