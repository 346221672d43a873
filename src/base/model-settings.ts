import { z } from 'zod';
import { isModelName, type ModelName, PROVIDERS, splitModelName } from './model-name.ts';

const positive = z.coerce.number().int().positive();
const usd = z.coerce.number().nonnegative();
const address = z.url({ protocol: /^https?$/ });

const model = z
  .string()
  .refine(isModelName, `expected "provider:model", and as provider ${PROVIDERS.join(', ')}`);

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** What a model costs, in USD for a million tokens; `cachedUsd` for those that the provider had kept. */
export interface TokenPrices {
  inputUsd: number;
  cachedUsd: number;
  outputUsd: number;
}

const PRICE = /^(.+)=([\d.]+)\/([\d.]+)\/([\d.]+)$/;

function parsePrice(text: string): [ModelName, TokenPrices] | undefined {
  const [, name = '', ...numbers] = PRICE.exec(text) ?? [];
  const [inputUsd = Number.NaN, cachedUsd = Number.NaN, outputUsd = Number.NaN] = numbers.map(Number);
  if (!isModelName(name) || Number.isNaN(inputUsd + cachedUsd + outputUsd)) return undefined;
  return [name, { inputUsd, cachedUsd, outputUsd }];
}

/** The settings of language models, with their defaults. */
export const MODEL_SETTINGS = {
  /** Absent: no model is asked, and the embedded generator writes. */
  LLM_MODEL: model.optional(),
  LLM_MODEL_OUTLINE: model.optional(),
  LLM_MODEL_LESSONS: model.optional(),
  /** Also for solving and guessing them, which checks them. */
  LLM_MODEL_QUIZZES: model.optional(),
  LLM_MODEL_ANSWERS: model.optional(),
  /** Asked in this order when a task's own model does not answer. */
  LLM_FALLBACK: z.string().default('').transform(listOf).pipe(z.array(model)),
  /** Makes the vectors that courses are searched by, beside words. */
  EMBEDDING_MODEL: model.optional(),
  OPENAI_API_KEY: z.string().optional(),
  ANTHROPIC_API_KEY: z.string().optional(),
  GOOGLE_GENERATIVE_AI_API_KEY: z.string().optional(),
  /** The server of "compatible" models, with its "/v1". */
  LLM_BASE_URL: address.optional(),
  LLM_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: address.default('https://api.openai.com/v1'),
  ANTHROPIC_BASE_URL: address.default('https://api.anthropic.com/v1'),
  GOOGLE_BASE_URL: address.default('https://generativelanguage.googleapis.com/v1beta'),
  /** Calls to one model at the same time, until its provider's limits are known. */
  LLM_MAX_IN_FLIGHT: positive.max(1000).default(16),
  /** Of those, of one job. Beyond this a course is hardly made faster, and takes the processor from the others. */
  LLM_MAX_IN_FLIGHT_PER_JOB: positive.max(1000).default(16),
  /** How long one call may take in all. */
  LLM_TIMEOUT_SECONDS: positive.max(3600).default(300),
  /** How long a call may be silent. */
  LLM_STALL_SECONDS: positive.max(3600).default(30),
  /** Absent: from the price table, or found by trying. */
  LLM_CONTEXT_TOKENS: positive.min(1024).optional(),
  /** What one job may cost at most. Absent: no limit. */
  MAX_COST_USD: usd.optional(),
  /** What all jobs of an owner may cost in a calendar month (UTC). */
  MAX_COST_USD_PER_OWNER_MONTH: usd.optional(),
  /** Prices that are not in the table, or other than there. */
  LLM_PRICES: z
    .string()
    .default('')
    .transform((text, context) => {
      const prices = listOf(text).map((item) => {
        const price = parsePrice(item);
        if (price === undefined)
          context.addIssue(`expected "provider:model=input/cached/output" in USD per million, not "${item}"`);
        return price;
      });
      return Object.fromEntries(prices.filter((price) => price !== undefined));
    }),
};

const TASK_MODELS = [
  'LLM_MODEL_OUTLINE',
  'LLM_MODEL_LESSONS',
  'LLM_MODEL_QUIZZES',
  'LLM_MODEL_ANSWERS',
] as const;

/** What each provider cannot be asked without. */
const NEEDS = {
  openai: 'OPENAI_API_KEY',
  anthropic: 'ANTHROPIC_API_KEY',
  google: 'GOOGLE_GENERATIVE_AI_API_KEY',
  compatible: 'LLM_BASE_URL',
} as const;

type ModelSettings = z.infer<z.ZodObject<typeof MODEL_SETTINGS>>;

/** Says of each model that is set what is missing to ask it, with the setting at fault. */
export function missingForModels(settings: ModelSettings): { setting: string; message: string }[] {
  const single = (['LLM_MODEL', ...TASK_MODELS, 'EMBEDDING_MODEL'] as const).map((setting) => ({
    setting,
    name: settings[setting],
  }));
  const wanted = [...single, ...settings.LLM_FALLBACK.map((name) => ({ setting: 'LLM_FALLBACK', name }))];
  const unpowered = wanted.flatMap(({ setting, name }) => {
    const provider = name === undefined ? undefined : splitModelName(name)?.provider;
    return provider === undefined || settings[NEEDS[provider]] !== undefined
      ? []
      : [{ setting, message: `needs ${NEEDS[provider]}` }];
  });
  const headless = wanted.filter(
    ({ setting, name }) => name !== undefined && setting !== 'EMBEDDING_MODEL' && setting !== 'LLM_MODEL',
  );
  return settings.LLM_MODEL !== undefined
    ? unpowered
    : [...unpowered, ...headless.map(({ setting }) => ({ setting, message: 'needs LLM_MODEL too' }))];
}
