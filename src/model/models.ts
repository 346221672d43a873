import type { Config } from '../base/config.ts';
import type { Logger } from '../base/log.ts';
import type { ModelName } from '../base/model-name.ts';
import type { TokenPrices } from '../base/model-settings.ts';
import { type CallOptions, callModel, type ModelAnswer } from './call-model.ts';
import type { ModelAbilities } from './model-abilities.ts';
import { MODEL_TASKS, type ModelRequest, type ModelTask, type TokenCount } from './model-request.ts';
import { openPrices } from './prices.ts';
import { probeModel } from './probe-model.ts';
import { openProviders } from './providers.ts';

/** The language models of the settings. */
export interface Models {
  /** All that can be asked, each once; those that are only fallen back to come last. */
  all: readonly ModelName[];
  /** Who is asked for a task, and who when that one fails. Never empty. */
  chain: (task: ModelTask) => readonly ModelName[];
  /**
   * One call over HTTP, without trying again.
   *
   * Throws: ModelFailure; the reason of `signal` when that is aborted.
   */
  call: (model: ModelName, request: ModelRequest, options: CallOptions) => Promise<ModelAnswer>;
  /**
   * Finds out what a model can do, in one to six short calls.
   *
   * Throws: as `call`.
   */
  probe: (model: ModelName, signal: AbortSignal) => Promise<ModelAbilities>;
  /** What tokens cost, in USD. Undefined: the price is not known. */
  priceOf: (model: ModelName, tokens: TokenCount) => number | undefined;
  pricesOf: (model: ModelName) => TokenPrices | undefined;
}

/** The setting of each task; solving and guessing check what was asked. */
const SETTINGS = {
  outline: 'LLM_MODEL_OUTLINE',
  lesson: 'LLM_MODEL_LESSONS',
  questions: 'LLM_MODEL_QUIZZES',
  solve: 'LLM_MODEL_QUIZZES',
  guess: 'LLM_MODEL_QUIZZES',
  answer: 'LLM_MODEL_ANSWERS',
} as const satisfies Record<ModelTask, keyof Config>;

/**
 * Out: undefined when no model is configured; nothing of what speaks to providers is loaded then. Calls nobody yet.
 */
export async function openModels(config: Config, log: Logger): Promise<Models | undefined> {
  const { LLM_MODEL, LLM_FALLBACK } = config;
  if (LLM_MODEL === undefined) return undefined;
  const chain = (task: ModelTask): ModelName[] => [
    ...new Set([config[SETTINGS[task]] ?? LLM_MODEL, ...LLM_FALLBACK]),
  ];
  const providers = openProviders(config);
  const caller = { config, log, providers };
  const prices = await openPrices(config);
  return {
    all: [...new Set([...MODEL_TASKS.flatMap((task) => chain(task).slice(0, 1)), ...LLM_FALLBACK])],
    chain,
    call: (model, request, options) => callModel(caller, model, request, options),
    probe: (model, signal) => probeModel({ ...caller, prices }, model, signal),
    priceOf: prices.priceOf,
    pricesOf: prices.pricesOf,
  };
}
