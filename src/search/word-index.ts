import { setImmediate as breathe } from 'node:timers/promises';
import type { Terms } from './terms.ts';

// The usual constants of BM25 (Robertson and Zaragoza, 2009).
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

// 1,000 passages of 150 words take 150 ms; in slices of about 20 nobody else waits more than a few milliseconds.
const CHARS_A_SLICE = 20_000;
const POSTINGS_A_SLICE = 200_000;
// A string, its entry in a map and its place.
const BYTES_A_TERM = 110;
const FIRST_POSTINGS = 4096;

/** Which terms stand in which texts, and how often, packed into three arrays. */
interface Postings {
  /** The postings of term t are those from `starts[t]` to `starts[t + 1]`. */
  starts: Uint32Array;
  entries: Uint32Array;
  counts: Uint16Array;
}

/** Ranks texts by the words of a query with BM25. Entries are numbered from 0 in the order of `addAll`. */
export class WordIndex {
  readonly #terms: Terms;
  readonly #numbers = new Map<string, number>();
  readonly #lengths: number[] = [];
  #totalLength = 0;
  /** While it grows: term, entry and count of each posting, in the order of the texts. */
  #grown = { terms: new Uint32Array(0), entries: new Uint32Array(0), counts: new Uint16Array(0), size: 0 };
  /** The last text that has a term, and the posting that says so. */
  #lastEntry: number[] = [];
  #lastPosting: number[] = [];
  #packed: Postings = { starts: new Uint32Array(1), entries: new Uint32Array(0), counts: new Uint16Array(0) };

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  /** What it takes of memory, roughly. */
  get bytes(): number {
    const { entries, starts } = this.#packed;
    return entries.length * 6 + starts.length * (4 + BYTES_A_TERM) + this.#lengths.length * 8;
  }

  /** Adds texts; other work of the process goes on in between. To be packed before it is asked. */
  async addAll(texts: readonly string[]): Promise<void> {
    let chars = 0;
    for (const text of texts) {
      this.#add(text);
      chars += text.length;
      if (chars < CHARS_A_SLICE) continue;
      chars = 0;
      await breathe();
    }
  }

  #add(text: string): void {
    const entry = this.#lengths.length;
    let length = 0;
    this.#terms.each(text, (term) => {
      length += 1;
      let number = this.#numbers.get(term);
      if (number === undefined) {
        number = this.#numbers.size;
        this.#numbers.set(term, number);
      }
      if (this.#lastEntry[number] === entry) this.#count(this.#lastPosting[number] ?? 0);
      else this.#post(number, entry);
    });
    this.#lengths.push(length);
    this.#totalLength += length;
  }

  #count(posting: number): void {
    const { counts } = this.#grown;
    const count = counts[posting] ?? 0;
    if (count < 65_535) counts[posting] = count + 1;
  }

  #post(term: number, entry: number): void {
    const posting = this.#grown.size;
    if (posting === this.#grown.terms.length) this.#enlarge();
    const { terms, entries, counts } = this.#grown;
    terms[posting] = term;
    entries[posting] = entry;
    counts[posting] = 1;
    this.#lastEntry[term] = entry;
    this.#lastPosting[term] = posting;
    this.#grown.size += 1;
  }

  #enlarge(): void {
    const { terms, entries, counts, size } = this.#grown;
    const room = Math.max(FIRST_POSTINGS, size * 2);
    const larger = {
      terms: new Uint32Array(room),
      entries: new Uint32Array(room),
      counts: new Uint16Array(room),
      size,
    };
    larger.terms.set(terms);
    larger.entries.set(entries);
    larger.counts.set(counts);
    this.#grown = larger;
  }

  /** Orders what was added by term; other work goes on in between. Nothing can be added after it. */
  async pack(): Promise<void> {
    const { terms, entries, counts, size } = this.#grown;
    const starts = new Uint32Array(this.#numbers.size + 1);
    for (let posting = 0; posting < size; posting += 1) {
      const next = (terms[posting] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let term = 0; term < this.#numbers.size; term += 1)
      starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
    const places = starts.slice();
    this.#packed = { starts, entries: new Uint32Array(size), counts: new Uint16Array(size) };
    for (let posting = 0; posting < size; posting += 1) {
      if (posting % POSTINGS_A_SLICE === 0) await breathe();
      const term = terms[posting] ?? 0;
      const place = places[term] ?? 0;
      places[term] = place + 1;
      this.#packed.entries[place] = entries[posting] ?? 0;
      this.#packed.counts[place] = counts[posting] ?? 0;
    }
    this.#grown = {
      terms: new Uint32Array(0),
      entries: new Uint32Array(0),
      counts: new Uint16Array(0),
      size: 0,
    };
    this.#lastEntry = [];
    this.#lastPosting = [];
  }

  /** How much each term of a query tells: the rarer, the more. Terms that are nowhere are left out. */
  weigh(query: string): Map<string, number> {
    const total = this.#lengths.length;
    const weights = new Map<string, number>();
    for (const term of this.#terms.list(query)) {
      const number = this.#numbers.get(term);
      if (number === undefined) continue;
      const { starts } = this.#packed;
      const holding = (starts[number + 1] ?? 0) - (starts[number] ?? 0);
      weights.set(term, Math.log(1 + (total - holding + 0.5) / (holding + 0.5)));
    }
    return weights;
  }

  /** The best entries with their scores, above 0; equal ones in the order of `addAll`. */
  rank(query: string, limit: number): { entry: number; score: number }[] {
    const scores = new Float64Array(this.#lengths.length);
    const mean = this.#totalLength / Math.max(1, this.#lengths.length);
    const { starts, entries, counts } = this.#packed;
    for (const [term, rarity] of this.weigh(query)) {
      const number = this.#numbers.get(term) ?? 0;
      const end = starts[number + 1] ?? 0;
      for (let place = starts[number] ?? 0; place < end; place += 1) {
        const entry = entries[place] ?? 0;
        const count = counts[place] ?? 0;
        const length = 1 - LENGTH_SHARE + (LENGTH_SHARE * (this.#lengths[entry] ?? 0)) / mean;
        scores[entry] =
          (scores[entry] ?? 0) + (rarity * count * (SATURATION + 1)) / (count + SATURATION * length);
      }
    }
    return best(scores, limit);
  }
}

/** The highest scores above 0. Sorting all of them would take ten times as long. */
function best(scores: Float64Array, limit: number): { entry: number; score: number }[] {
  const found: { entry: number; score: number }[] = [];
  for (let entry = 0; entry < scores.length; entry += 1) {
    const score = scores[entry] ?? 0;
    const worst = found.at(-1)?.score ?? 0;
    if (score <= 0 || (found.length >= limit && score <= worst)) continue;
    let place = found.length;
    while (place > 0 && (found[place - 1]?.score ?? 0) < score) place -= 1;
    found.splice(place, 0, { entry, score });
    if (found.length > limit) found.pop();
  }
  return found;
}
