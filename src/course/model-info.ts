import { z } from 'zod';

/** What models still have to be asked for a job, before they are asked. All zero for the embedded generator. */
export const ModelEstimate = z.object({
  model_calls: z.int(),
  input_tokens: z.int(),
  output_tokens: z.int(),
  /** Null where the price of a model is not known. */
  cost_usd: z.number().nullable(),
  seconds: z.int(),
});
export type ModelEstimate = z.infer<typeof ModelEstimate>;

/** What a model can be configured for; each has a setting of its own, as LLM_MODEL_LESSONS. */
const MODEL_USES = ['outline', 'lessons', 'quizzes', 'answers'] as const;

/** In USD for a million tokens; `cached` are tokens of the input that the provider had kept. */
const ModelPrice = z.object({ input: z.number(), cached: z.number(), output: z.number() });

export const ConfiguredModel = z.object({
  /** As in the settings: "openai:gpt-5-mini". */
  name: z.string(),
  /** Empty for a model that is only fallen back to. */
  uses: z.array(z.enum(MODEL_USES)),
  /** Its place in the list of models that are asked when the first one fails, from 1; null outside of it. */
  fallback: z.int().positive().nullable(),
  /** Null: not known; such a model cannot be used with a cost limit. */
  price: ModelPrice.nullable(),
});
export type ConfiguredModel = z.infer<typeof ConfiguredModel>;

/** `GET /api/models`: empty `models` means that only the embedded generator can be used. No secret is in here. */
export const ModelsInfo = z.object({
  models: z.array(ConfiguredModel),
  /** The most that one job may cost; null: no limit. */
  max_cost_usd: z.number().nullable(),
  /** The most that one owner may spend in a calendar month, in UTC; null: no limit. */
  max_cost_usd_per_owner_month: z.number().nullable(),
  /** What the owner who asks has spent since the month began. */
  spent_this_month_usd: z.number(),
});
export type ModelsInfo = z.infer<typeof ModelsInfo>;

export const UsageBy = z.enum(['day', 'model', 'job']);
export type UsageBy = z.infer<typeof UsageBy>;

/** Every HTTP call to a model counts, also those that failed. */
const UsageFigures = z.object({
  model_calls: z.int(),
  /** Of `model_calls`: those that gave no whole answer. */
  failed_calls: z.int(),
  input_tokens: z.int(),
  /** Of `input_tokens`: those that the provider had kept. */
  cached_tokens: z.int(),
  output_tokens: z.int(),
  cost_usd: z.number(),
  /** Calls whose price was not known; `cost_usd` is without them. */
  unpriced_calls: z.int(),
});

/** `key`: a day in UTC ("2026-11-28"), the name of a model, or the id of a job. */
export const UsageRow = UsageFigures.extend({ key: z.string() });
export type UsageRow = z.infer<typeof UsageRow>;

/** `GET /api/usage`: days and jobs newest first, models by cost. */
export const Usage = z.object({ by: UsageBy, rows: z.array(UsageRow), total: UsageFigures });
export type Usage = z.infer<typeof Usage>;
