import type { Config } from '../base/config.ts';
import { Failure } from '../base/failure.ts';
import { lostFailure } from '../store/fence.ts';
import { findJobCost, getSpentThisMonth, getStanding, type Standing } from '../store/model-budget.ts';
import type { Store } from '../store/store.ts';
import type { Asker } from './asker.ts';

const NO_JOB = { max_cost_usd: null, cost_usd: 0 };

const dollars = (usd: number): string => `${usd.toFixed(usd < 1 ? 4 : 2)} USD`;

/**
 * Sees before each call that it is still wanted and that its cost keeps within every limit, whatever it may come to.
 *
 * What calls under way may cost at most is counted as spent: a call that would only fit without them waits for them.
 */
export class CallBudget {
  readonly #store: Store;
  readonly #config: Config;
  /** What the calls under way of a job, or of an owner, may cost at most. */
  readonly #reserved = new Map<string, number>();
  #released = Promise.withResolvers<void>();

  constructor(store: Store, config: Config) {
    this.#store = store;
    this.#config = config;
  }

  /**
   * In: `mostUsd` is what the call may cost at most; undefined where the price is not known.
   * Out: ends the reservation. Throws: Failure `cost_limit`, `price_unknown`, `job_cancelled`, `job_fenced`.
   */
  async reserve(asker: Asker, mostUsd: number | undefined, signal: AbortSignal): Promise<() => void> {
    for (;;) {
      signal.throwIfAborted();
      const released = this.#released.promise;
      const limits = await this.#limitsOf(asker);
      if (limits.length > 0 && mostUsd === undefined)
        throw new Failure('price_unknown', 'A cost limit is set, and the price of the model is not known.');
      const cost = mostUsd ?? 0;
      const broken = limits.find(({ spentUsd, limitUsd }) => spentUsd + cost > limitUsd);
      if (broken !== undefined)
        throw new Failure(
          'cost_limit',
          `${broken.what} has cost ${dollars(broken.spentUsd)}; the next call may cost ${dollars(cost)}, and the limit is ${dollars(broken.limitUsd)}.`,
        );
      const fits = limits.every(
        ({ key, spentUsd, limitUsd }) => spentUsd + (this.#reserved.get(key) ?? 0) + cost <= limitUsd,
      );
      if (fits) return this.#hold(asker, cost);
      await Promise.race([released, aborted(signal)]);
    }
  }

  async #limitsOf(
    asker: Asker,
  ): Promise<{ what: string; key: string; spentUsd: number; limitUsd: number }[]> {
    const { MAX_COST_USD, MAX_COST_USD_PER_OWNER_MONTH } = this.#config;
    const standing = await this.#standingOf(asker);
    const ofJob = Math.min(
      standing.max_cost_usd ?? Number.POSITIVE_INFINITY,
      MAX_COST_USD ?? Number.POSITIVE_INFINITY,
    );
    const job = { what: 'The job', key: `job ${asker.jobId}`, spentUsd: standing.cost_usd, limitUsd: ofJob };
    const month = {
      what: `The month of ${asker.owner}`,
      key: `owner ${asker.owner}`,
      spentUsd: standing.spent_this_month_usd,
      limitUsd: MAX_COST_USD_PER_OWNER_MONTH ?? Number.POSITIVE_INFINITY,
    };
    return [...(asker.jobId === undefined ? [] : [job]), month].filter(({ limitUsd }) =>
      Number.isFinite(limitUsd),
    );
  }

  async #standingOf({ attempt, owner, jobId }: Asker): Promise<Standing> {
    const { db } = this.#store;
    if (attempt === undefined) {
      const limited = this.#config.MAX_COST_USD_PER_OWNER_MONTH !== undefined;
      const spent = limited ? await getSpentThisMonth(db, owner) : 0;
      const job = jobId === undefined ? undefined : await findJobCost(db, jobId);
      return { is_current: true, ...(job ?? NO_JOB), spent_this_month_usd: spent };
    }
    const standing = await getStanding(db, attempt);
    if (!standing.is_current) throw await lostFailure(db, attempt);
    return standing;
  }

  #hold(asker: Asker, cost: number): () => void {
    const keys = [`job ${asker.jobId}`, `owner ${asker.owner}`];
    const add = (usd: number): void => {
      for (const key of keys) {
        const sum = (this.#reserved.get(key) ?? 0) + usd;
        if (sum > 1e-12) this.#reserved.set(key, sum);
        else this.#reserved.delete(key);
      }
    };
    add(cost);
    return () => {
      add(-cost);
      this.#released.resolve();
      this.#released = Promise.withResolvers();
    };
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
