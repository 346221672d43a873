import { Failure } from '../base/failure.ts';
import { MODEL_TASKS } from '../model/model-request.ts';
import type { ModelCalls } from './model-calls.ts';

/**
 * Refuses a job that models cannot make, before it begins.
 *
 * In: `maxCostUsd` is the job's own limit. Throws: Failure `generator_unavailable`, `price_unknown`.
 */
export function requireModels(calls: ModelCalls | undefined, maxCostUsd: number | undefined): void {
  if (calls === undefined)
    throw new Failure('generator_unavailable', 'The generator "llm" needs a model, and none is configured.');
  requirePrices(calls, maxCostUsd);
}

/** Throws: Failure `price_unknown` where there is a limit of cost and a model whose price is not known. */
export function requirePrices(calls: ModelCalls | undefined, maxCostUsd: number | undefined): void {
  if (calls === undefined) return;
  const { MAX_COST_USD, MAX_COST_USD_PER_OWNER_MONTH } = calls.config;
  if ((maxCostUsd ?? MAX_COST_USD ?? MAX_COST_USD_PER_OWNER_MONTH) === undefined) return;
  const names = new Set(MODEL_TASKS.flatMap((task) => calls.models.chain(task)));
  const unknown = [...names].filter((name) => calls.models.pricesOf(name) === undefined);
  if (unknown.length > 0)
    throw new Failure(
      'price_unknown',
      `There is a cost limit, and no price of ${unknown.join(', ')} is known.`,
    );
}
