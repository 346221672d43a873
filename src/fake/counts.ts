import type { Fault } from './faults.ts';

/** What a fake model was asked for, so that "paid once" can be proved. */
export interface FakeCounts {
  /** Requests for an answer or for vectors, with those that failed. */
  calls: number;
  /** Whole answers that were sent. */
  completed: number;
  /** Calls with a request that had been answered wholly before. */
  repeated: number;
  /** Calls that were given up by who made them. */
  aborted: number;
  in_flight: number;
  most_in_flight: number;
  prompt_tokens: number;
  completion_tokens: number;
  faults: Partial<Record<Fault, number>>;
  /** Different requests among the calls. */
  different: number;
  /** Who asked what, by the end of the key that they sent; '' for none. */
  by_key: Record<string, KeyCounts>;
}

type KeyCounts = Pick<FakeCounts, 'calls' | 'completed' | 'in_flight'>;

/** Enough to tell callers from one another, too little to be of use to whoever reads the counts. */
const SHOWN_OF_KEY = 6;

/** Counts the calls of a fake model, and tells how often each request was made. */
export class CallCounter {
  readonly #attempts = new Map<string, number>();
  readonly #answered = new Set<string>();
  readonly counts: FakeCounts = {
    calls: 0,
    completed: 0,
    repeated: 0,
    aborted: 0,
    in_flight: 0,
    most_in_flight: 0,
    prompt_tokens: 0,
    completion_tokens: 0,
    faults: {},
    different: 0,
    by_key: {},
  };

  /** In: `key` that the caller sent. Out: how many calls there were with this request, this one included. */
  begin(request: string, key: string): number {
    const { counts } = this;
    const attempt = (this.#attempts.get(request) ?? 0) + 1;
    this.#attempts.set(request, attempt);
    if (attempt === 1) counts.different += 1;
    if (this.#answered.has(request)) counts.repeated += 1;
    for (const one of [counts, this.#of(key)]) {
      one.calls += 1;
      one.in_flight += 1;
    }
    counts.most_in_flight = Math.max(counts.most_in_flight, counts.in_flight);
    return attempt;
  }

  fail(fault: Fault): void {
    this.counts.faults[fault] = (this.counts.faults[fault] ?? 0) + 1;
  }

  complete(request: string, key: string, tokens: { prompt: number; completion: number }): void {
    this.#answered.add(request);
    for (const one of [this.counts, this.#of(key)]) one.completed += 1;
    this.counts.prompt_tokens += tokens.prompt;
    this.counts.completion_tokens += tokens.completion;
  }

  end(key: string, isAborted: boolean): void {
    for (const one of [this.counts, this.#of(key)]) one.in_flight -= 1;
    if (isAborted) this.counts.aborted += 1;
  }

  #of(key: string): KeyCounts {
    const { by_key } = this.counts;
    const name = key.slice(-SHOWN_OF_KEY);
    by_key[name] ??= { calls: 0, completed: 0, in_flight: 0 };
    return by_key[name];
  }
}
