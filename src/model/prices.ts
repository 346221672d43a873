import type { Config } from '../base/config.ts';
import { type ModelName, splitModelName } from '../base/model-name.ts';
import type { TokenPrices } from '../base/model-settings.ts';
import type { TokenCount } from './model-request.ts';

/** What is known of models without asking them. */
export interface Prices {
  /** In USD. Undefined: the price is not known. */
  priceOf: (model: ModelName, tokens: TokenCount) => number | undefined;
  pricesOf: (model: ModelName) => TokenPrices | undefined;
  contextTokensOf: (model: ModelName) => number | undefined;
}

const MILLION = 1e6;

/** The prices of LLM_PRICES, then those of the table that this version of Lectern has. */
export async function openPrices({ LLM_PRICES }: Pick<Config, 'LLM_PRICES'>): Promise<Prices> {
  // Loaded here, as it takes 18 MB and nobody without a model needs it.
  const { calcPrice } = await import('@pydantic/genai-prices');
  const look = (name: ModelName, tokens: TokenCount) => {
    const parts = splitModelName(name);
    // What a server of one's own calls a model says nothing of what it costs there.
    if (parts === undefined || parts.provider === 'compatible') return undefined;
    const usage = {
      input_tokens: tokens.inputTokens,
      cache_read_tokens: tokens.cachedTokens,
      cache_write_tokens: tokens.writtenTokens ?? 0,
      output_tokens: tokens.outputTokens,
    };
    return calcPrice(usage, parts.model, { providerId: parts.provider }) ?? undefined;
  };
  const isFull = (model: ModelName): boolean => {
    const prices = look(model, NOTHING)?.model_price;
    return prices?.input_mtok !== undefined;
  };
  return {
    priceOf(model, tokens) {
      const own = LLM_PRICES[model];
      if (own !== undefined) return costOf(tokens, own);
      return isFull(model) ? look(model, tokens)?.total_price : undefined;
    },
    pricesOf(model) {
      const own = LLM_PRICES[model];
      if (own !== undefined || !isFull(model)) return own;
      const of = (tokens: Partial<TokenCount>): number =>
        (look(model, { ...NOTHING, ...tokens })?.total_price ?? 0) * (MILLION / SAMPLE);
      return {
        inputUsd: of({ inputTokens: SAMPLE }),
        cachedUsd: of({ inputTokens: SAMPLE, cachedTokens: SAMPLE }),
        outputUsd: of({ outputTokens: SAMPLE }),
      };
    },
    contextTokensOf: (model) => look(model, NOTHING)?.model.context_window,
  };
}

const NOTHING: TokenCount = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };
/** Below the sizes from which some models cost more. */
const SAMPLE = 1000;

const costOf = (tokens: TokenCount, { inputUsd, cachedUsd, outputUsd }: TokenPrices): number =>
  ((tokens.inputTokens - tokens.cachedTokens) * inputUsd +
    tokens.cachedTokens * cachedUsd +
    tokens.outputTokens * outputUsd) /
  MILLION;
