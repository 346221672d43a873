import { Failure } from '../base/failure.ts';
import type { ModelName } from '../base/model-name.ts';
import type { ModelFit } from '../generate/llm/model-fit.ts';
import { countTokens } from '../model/count-tokens.ts';
import type { ModelAbilities } from '../model/model-abilities.ts';
import { ModelFailure } from '../model/model-failure.ts';
import type { ModelRequest, ModelTask } from '../model/model-request.ts';
import type { StoredAnswer } from '../store/model-answers.ts';
import type { Asker } from './asker.ts';
import type { ModelCalls } from './model-calls.ts';

/** A part of a course that a model makes: what it is asked, and what is read from its replies. */
export interface ModelUnit<Product> {
  task: ModelTask;
  ask: (fit: ModelFit) => Promise<ModelRequest[]>;
  /** `faults[i]` is what is wrong with reply i; the product may be whole all the same, made of the others. */
  read: (
    fit: ModelFit,
    replies: readonly (string | undefined)[],
  ) => Promise<{ product: Product; faults: readonly (readonly string[])[] }>;
}

/** What came of a unit. */
export interface MadeByModel<Product> {
  /** Undefined when no model of the task could be reached. */
  product: Product | undefined;
  /** Of answers that were of no use even at last; empty when all is well. */
  rejected: string[];
  /** Why not all is well: for people, without a word of the provider's. */
  trouble: string | undefined;
}

/** Beyond this a model forgets the middle of what it reads. */
const MOST_INPUT_TOKENS = 48_000;
const MOST_OUTPUT_TOKENS = 8192;
const LEAST_INPUT_TOKENS = 1200;
const LEAST_OUTPUT_TOKENS = 400;
/** What a provider adds, and what the estimate of tokens misses. */
const MARGIN_TOKENS = 400;
const COMPLAINTS = 2;
const SIZES = 2;
const LEAST_SOURCE_TOKENS = 300;

/**
 * What a request to a model may hold, so that it can be complained of within the same context.
 *
 * Throws: Failure `model_context_too_small`.
 */
export function fitOf(model: ModelName, { contextTokens, thinkingTokens }: ModelAbilities): ModelFit {
  const room = contextTokens - thinkingTokens - MARGIN_TOKENS;
  const outputTokens = Math.min(MOST_OUTPUT_TOKENS, Math.floor(room / 5));
  const inputTokens = Math.min(MOST_INPUT_TOKENS, room - 2 * outputTokens);
  if (inputTokens < LEAST_INPUT_TOKENS || outputTokens < LEAST_OUTPUT_TOKENS)
    throw new Failure(
      'model_context_too_small',
      `${model} has a context of ${contextTokens} tokens, which leaves ${inputTokens} to read from.`,
    );
  return { inputTokens, outputTokens };
}

/**
 * Makes a unit, rung by rung: an answer that cannot be used is asked again with what is wrong with it, then the task
 * is cut smaller; a model that does not answer gives way to the next one of the task.
 *
 * Throws: Failure `cost_limit`, `price_unknown`, `job_cancelled`, `job_fenced`; `model_rejected` or
 * `model_unavailable` where no model of the task has ever answered, as then something is wrong with the settings; the
 * reason of the asker's signal.
 */
export async function makeWithModel<Product>(
  calls: ModelCalls,
  unit: ModelUnit<Product>,
  asker: Asker,
): Promise<MadeByModel<Product>> {
  const chain = calls.models.chain(unit.task);
  let failure: ModelFailure | undefined;
  for (const model of chain) {
    try {
      return await new Climb(calls, unit, model, asker).run();
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      failure = error;
    }
  }
  if (failure !== undefined && !chain.some((model) => calls.hasAnswered(model))) throw failure;
  return { product: undefined, rejected: [], trouble: 'No model has answered.' };
}

interface Round<Product> {
  product: Product;
  requests: readonly ModelRequest[];
  answers: readonly StoredAnswer[];
  /** Of answers that cannot be used. */
  bad: string[];
}

/** One model at one unit. */
class Climb<Product> {
  readonly #calls: ModelCalls;
  readonly #unit: ModelUnit<Product>;
  readonly #model: ModelName;
  readonly #asker: Asker;
  /** Every answer that could not be used on the way. */
  readonly #bad = new Set<string>();

  constructor(calls: ModelCalls, unit: ModelUnit<Product>, model: ModelName, asker: Asker) {
    this.#calls = calls;
    this.#unit = unit;
    this.#model = model;
    this.#asker = asker;
  }

  async run(): Promise<MadeByModel<Product>> {
    let fit = fitOf(this.#model, await this.#calls.abilitiesOf(this.#model, this.#asker.signal));
    let best = await this.#climb(fit, await this.#unit.ask(fit));
    for (let size = 1; size < SIZES && best.bad.length > 0; size += 1) {
      const smaller = halve(fit, best.requests);
      if (smaller === undefined) break;
      fit = smaller;
      const requests = await this.#unit.ask(fit);
      if (requests.length <= best.requests.length) break;
      best = await this.#climb(fit, requests);
    }
    if (best.bad.length === 0) return { product: best.product, rejected: [], trouble: undefined };
    return {
      product: best.product,
      rejected: [...this.#bad],
      trouble: 'What the model has written could not be used, also when it was told why.',
    };
  }

  /** Asks all, then again those that cannot be used. */
  async #climb(fit: ModelFit, requests: readonly ModelRequest[]): Promise<Round<Product>> {
    let asked = requests;
    for (let complaints = 0; ; complaints += 1) {
      const answers = await Promise.all(
        asked.map((request) => this.#calls.answer(this.#model, request, this.#asker)),
      );
      const { product, faults } = await this.#read(fit, answers);
      const bad = answers.flatMap(({ call_key }, index) =>
        (faults[index]?.length ?? 0) > 0 ? [call_key] : [],
      );
      for (const key of bad) this.#bad.add(key);
      if (bad.length === 0 || complaints === COMPLAINTS) return { product, requests, answers, bad };
      asked = asked.map((request, index) => {
        const wrong = faults[index] ?? [];
        return wrong.length === 0
          ? request
          : { ...request, complaint: { answer: answers[index]?.text ?? '', faults: wrong } };
      });
    }
  }

  /** An answer that was cut at its limit is not used, however well it could be mended: its end is missing. */
  async #read(
    fit: ModelFit,
    answers: readonly StoredAnswer[],
  ): Promise<{ product: Product; faults: readonly (readonly string[])[] }> {
    const replies = answers.map(({ text, ending }) =>
      ending === 'length' || ending === 'refusal' ? undefined : text,
    );
    const { product, faults } = await this.#unit.read(fit, replies);
    const all = answers.map(({ ending }, index) => {
      if (ending === 'length') return ['The answer was too long and was cut off. Write less.'];
      if (ending === 'refusal') return ['The answer was withheld. Keep to what the source says.'];
      return faults[index] ?? [];
    });
    return { product, faults: all };
  }
}

/** Half of the source that the largest request holds; undefined when that is too little to go on. */
function halve(fit: ModelFit, requests: readonly ModelRequest[]): ModelFit | undefined {
  const sizes = requests.map(({ system, prompt, example, schema }) => {
    const rules = [system, example, JSON.stringify(schema.json)];
    return {
      rules: rules.reduce((sum, text) => sum + countTokens(text), 0),
      source: countTokens(prompt),
    };
  });
  const rules = Math.max(0, ...sizes.map((size) => size.rules));
  const source = Math.max(0, ...sizes.map((size) => size.source));
  const half = Math.floor(source / 2);
  if (half < LEAST_SOURCE_TOKENS) return undefined;
  return { ...fit, inputTokens: Math.min(fit.inputTokens, rules + half) };
}
