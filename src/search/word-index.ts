import { setImmediate as breathe } from 'node:timers/promises';
import { listWords } from './words.ts';

/** Where a word stands: entry numbers and how often it is in each, side by side. */
interface Postings {
  entries: number[];
  counts: number[];
}

// The usual constants of BM25 (Robertson and Zaragoza, 2009).
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

// 4,000 passages of 150 words take 250 ms; in slices of 50 nobody else waits more than a few milliseconds.
const SLICE = 50;

/** Ranks texts by the words of a query with BM25. Entries are numbered from 0 in the order of `add`. */
export class WordIndex {
  readonly #postings = new Map<string, Postings>();
  readonly #lengths: number[] = [];
  #totalLength = 0;

  /** Adds texts; other work of the process goes on in between. */
  async addAll(texts: readonly string[]): Promise<void> {
    for (const [index, text] of texts.entries()) {
      this.#add(text);
      if (index % SLICE === SLICE - 1) await breathe();
    }
  }

  #add(text: string): void {
    const entry = this.#lengths.length;
    const words = listWords(text);
    this.#lengths.push(words.length);
    this.#totalLength += words.length;
    for (const word of words) {
      const postings = this.#postings.get(word);
      if (postings === undefined) this.#postings.set(word, { entries: [entry], counts: [1] });
      else if (postings.entries.at(-1) === entry) {
        const last = postings.counts.length - 1;
        postings.counts[last] = (postings.counts[last] ?? 0) + 1;
      } else {
        postings.entries.push(entry);
        postings.counts.push(1);
      }
    }
  }

  /** The best entries with their scores, above 0; equal ones in the order of `add`. */
  rank(query: string, limit: number): { entry: number; score: number }[] {
    const total = this.#lengths.length;
    const mean = this.#totalLength / Math.max(1, total);
    const scores = new Map<number, number>();
    for (const word of new Set(listWords(query))) {
      const postings = this.#postings.get(word);
      if (postings === undefined) continue;
      const holding = postings.entries.length;
      const rarity = Math.log(1 + (total - holding + 0.5) / (holding + 0.5));
      postings.entries.forEach((entry, index) => {
        const count = postings.counts[index] ?? 0;
        const length = 1 - LENGTH_SHARE + (LENGTH_SHARE * (this.#lengths[entry] ?? 0)) / mean;
        const score = (rarity * count * (SATURATION + 1)) / (count + SATURATION * length);
        scores.set(entry, (scores.get(entry) ?? 0) + score);
      });
    }
    return [...scores]
      .map(([entry, score]) => ({ entry, score }))
      .sort((a, b) => b.score - a.score || a.entry - b.entry)
      .slice(0, limit);
  }
}
