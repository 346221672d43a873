import type { Config } from '../base/config.ts';
import type { ModelName } from '../base/model-name.ts';
import type { TokenPrices } from '../base/model-settings.ts';
import type { ConfiguredModel, ModelsInfo } from '../course/model-info.ts';

interface Known {
  config: Config;
  pricesOf: (model: ModelName) => TokenPrices | undefined;
  spentThisMonthUsd: number;
}

/** Which models are configured, for what, and what may be spent; nothing of the keys. */
export function describeModels({ config, pricesOf, spentThisMonthUsd }: Known): ModelsInfo {
  const used = listUses(config);
  const names = new Set([...used.map(({ model }) => model), ...config.LLM_FALLBACK]);
  const describe = (name: ModelName): ConfiguredModel => {
    const place = config.LLM_FALLBACK.indexOf(name);
    const prices = pricesOf(name);
    return {
      name,
      uses: used.filter(({ model }) => model === name).map(({ use }) => use),
      fallback: place < 0 ? null : place + 1,
      price:
        prices === undefined
          ? null
          : { input: prices.inputUsd, cached: prices.cachedUsd, output: prices.outputUsd },
    };
  };
  return {
    models: used.length === 0 ? [] : [...names].map(describe),
    max_cost_usd: config.MAX_COST_USD ?? null,
    max_cost_usd_per_owner_month: config.MAX_COST_USD_PER_OWNER_MONTH ?? null,
    spent_this_month_usd: spentThisMonthUsd,
  };
}

/** What the settings name a model for; nothing without LLM_MODEL. */
function listUses(config: Config): { use: ConfiguredModel['uses'][number]; model: ModelName }[] {
  const { LLM_MODEL: usual } = config;
  if (usual === undefined) return [];
  return [
    { use: 'outline', model: config.LLM_MODEL_OUTLINE ?? usual },
    { use: 'lessons', model: config.LLM_MODEL_LESSONS ?? usual },
    { use: 'quizzes', model: config.LLM_MODEL_QUIZZES ?? usual },
    { use: 'answers', model: config.LLM_MODEL_ANSWERS ?? usual },
  ];
}
