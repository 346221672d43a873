import { wordsOf } from '../words.ts';

/** Stems that share this much of their three-word runs ask the same. */
const NEAR_DUPLICATE = 0.8;

/** Stems by the runs of three words in them, to find near-duplicates without comparing each pair. */
export class StemIndex {
  readonly #sizes: number[] = [];
  readonly #byRun = new Map<string, number[]>();

  /** Adds a stem and says true, unless one like it is there already. */
  addIfNew(stem: string): boolean {
    const runs = runsOf(stem);
    const shared = new Map<number, number>();
    for (const run of runs)
      for (const id of this.#byRun.get(run) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
    for (const [id, count] of shared) {
      const all = runs.size + (this.#sizes[id] ?? 0) - count;
      if (count / all >= NEAR_DUPLICATE) return false;
    }
    const id = this.#sizes.push(runs.size) - 1;
    for (const run of runs) {
      const ids = this.#byRun.get(run);
      if (ids === undefined) this.#byRun.set(run, [id]);
      else ids.push(id);
    }
    return true;
  }
}

function runsOf(stem: string): Set<string> {
  const words = wordsOf(stem);
  if (words.length < 3) return new Set([words.join(' ')]);
  return new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`));
}
