import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Activities } from '../base/activities.ts';
import type { Config } from '../base/config.ts';
import { Failure } from '../base/failure.ts';
import type { Logger } from '../base/log.ts';
import type { ModelName } from '../base/model-name.ts';
import type { ModelAnswer } from '../model/call-model.ts';
import { ModelAbilities } from '../model/model-abilities.ts';
import { ModelFailure } from '../model/model-failure.ts';
import type { ModelRequest, ModelTask, TokenCount } from '../model/model-request.ts';
import type { Models } from '../model/models.ts';
import { mostTokens } from '../model/most-tokens.ts';
import { findAbilities, saveAbilities } from '../store/model-abilities.ts';
import { findAnswer, type StoredAnswer, saveAnswer, saveCall } from '../store/model-answers.ts';
import type { Store } from '../store/store.ts';
import type { Asker } from './asker.ts';
import type { CallBudget } from './call-budget.ts';
import { ModelTurns } from './model-turns.ts';

interface Parts {
  activities: Activities;
  config: Config;
  log: Logger;
  store: Store;
  models: Models;
  budget: CallBudget;
}

// A refusal for there being too many calls says nothing against the model: those wait their time out.
const MOST_REFUSALS = 60;
const MOST_TRIES = 4;
const FIRST_PAUSE_MS = 500;
const NOTHING: TokenCount = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };

/** Everything that decides an answer. Grows out of use with each version of a prompt, never by itself. */
const callKeyOf = (model: ModelName, request: ModelRequest): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        model,
        request.task,
        request.promptVersion,
        request.maxOutputTokens,
        request.system,
        request.prompt,
        request.schema,
        request.example,
        request.complaint ?? null,
      ]),
    )
    .digest('hex');

/**
 * Answers of models, each paid once: what was answered before is read from the store, and what is being asked is not
 * asked a second time. Waits its turn, keeps within the limits of cost, tries again what the way to a provider lost.
 */
export class ModelCalls {
  readonly models: Models;
  readonly config: Config;
  readonly #parts: Parts;
  readonly #budget: CallBudget;
  readonly #turns: ModelTurns;
  readonly #answered = new Set<ModelName>();
  readonly #running = new Map<string, Promise<unknown>>();
  readonly #abilities = new Map<ModelName, Promise<ModelAbilities>>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.models = parts.models;
    this.config = parts.config;
    this.#budget = parts.budget;
    this.#turns = new ModelTurns(parts, randomUUID());
  }

  close(): Promise<void> {
    return this.#turns.close();
  }

  /** How many calls of one job may be under way at once. */
  get mostOfJob(): number {
    const { LLM_MAX_IN_FLIGHT, LLM_MAX_IN_FLIGHT_PER_JOB } = this.config;
    return Math.min(LLM_MAX_IN_FLIGHT, LLM_MAX_IN_FLIGHT_PER_JOB);
  }

  /** The first of a task's models. */
  firstOf(task: ModelTask): ModelName {
    const [first] = this.models.chain(task);
    if (first === undefined)
      throw new Failure('generator_unavailable', `No model is configured for ${task}.`);
    return first;
  }

  /** What a model can do: as it was kept, else it is asked now. Throws: ModelFailure; the reason of `signal`. */
  async abilitiesOf(model: ModelName, signal: AbortSignal): Promise<ModelAbilities> {
    for (;;) {
      signal.throwIfAborted();
      const running = this.#abilities.get(model);
      if (running === undefined) break;
      const known = await running.catch(() => undefined);
      if (known !== undefined) return known;
      if (this.#abilities.get(model) === running) this.#abilities.delete(model);
    }
    const finding = this.#findAbilities(model, signal);
    this.#abilities.set(model, finding);
    return finding;
  }

  async #findAbilities(model: ModelName, signal: AbortSignal): Promise<ModelAbilities> {
    const { config, store } = this.#parts;
    const kept = await findAbilities(store.db, model, ModelAbilities);
    const told = config.LLM_CONTEXT_TOKENS;
    if (kept !== undefined) return told === undefined ? kept : { ...kept, contextTokens: told };
    const found = await tryAgain(signal, () => this.models.probe(model, signal));
    this.#answered.add(model);
    await saveAbilities(store.db, model, found);
    return found;
  }

  /** Whether a model has answered since the process began. */
  hasAnswered(model: ModelName): boolean {
    return this.#answered.has(model);
  }

  /**
   * The answer of one model to a request.
   *
   * Throws: ModelFailure when it does not answer after some tries; Failure `cost_limit`, `price_unknown`,
   * `job_cancelled`, `job_fenced`; the reason of the asker's signal.
   */
  async answer(model: ModelName, request: ModelRequest, asker: Asker): Promise<StoredAnswer> {
    const key = callKeyOf(model, request);
    for (;;) {
      asker.signal.throwIfAborted();
      const running = this.#running.get(key);
      if (running === undefined) break;
      // Whatever became of it is in the store now, or it is ours to try.
      await Promise.race([running.catch(() => undefined), aborted(asker.signal)]);
    }
    const finding = this.#findOrCall(key, model, request, asker);
    this.#running.set(key, finding);
    try {
      return await finding;
    } finally {
      this.#running.delete(key);
    }
  }

  async #findOrCall(
    key: string,
    model: ModelName,
    request: ModelRequest,
    asker: Asker,
  ): Promise<StoredAnswer> {
    const { db } = this.#parts.store;
    const known = await findAnswer(db, key, asker);
    if (known !== undefined) return known;
    const abilities = await this.abilitiesOf(model, asker.signal);
    return tryAgain(waitingSignal(asker), async () => {
      const end = await this.#turns.begin(model, asker, waitingSignal(asker));
      try {
        // While it waited for its turn, another process may have asked the same.
        const other = await this.#turns.claim(key, waitingSignal(asker), () => findAnswer(db, key, asker));
        return other ?? (await this.#call({ key, model, request, abilities, end }, asker));
      } finally {
        await this.#turns.release(key);
        end();
      }
    });
  }

  async #call(call: Call, asker: Asker): Promise<StoredAnswer> {
    const { key, model, request, end } = call;
    const { store, models } = this.#parts;
    const release = await this.#budget.reserve(asker, this.#mostUsd(call), asker.signal);
    const startedMs = performance.now();
    try {
      const reply = await this.#ask(call, asker);
      // The provider is free for the next call while this one's answer is saved.
      this.#turns.succeeded(model, reply.limits);
      end();
      this.#answered.add(model);
      const costUsd = models.priceOf(model, reply.tokens);
      const ended = { key, model, task: request.task, tokens: reply.tokens, costUsd };
      const kept = { text: reply.text, ending: reply.end };
      await saveAnswer(
        store,
        { ...ended, outcome: 'answered', latencyMs: reply.latencyMs, promptVersion: request.promptVersion },
        kept,
        asker,
      );
      return { call_key: key, ...kept };
    } catch (error) {
      await this.#keepFailure(call, asker, error, performance.now() - startedMs);
      throw error;
    } finally {
      release();
    }
  }

  #ask({ model, request, abilities }: Call, { signal }: Asker): Promise<ModelAnswer> {
    const { activities, models } = this.#parts;
    return activities.run({ kind: 'model_call', model, task: request.task }, async (tell) => {
      try {
        const reply = await models.call(model, request, { signal, abilities });
        tell('answered');
        return reply;
      } catch (error) {
        if (signal.aborted) tell('aborted');
        throw error;
      }
    });
  }

  async #keepFailure(call: Call, asker: Asker, error: unknown, latencyMs: number): Promise<void> {
    const { key, model, request } = call;
    const { log, store, models } = this.#parts;
    if (error instanceof ModelFailure && error.code === 'model_busy')
      this.#turns.refused(model, error.retryAfterMs);
    const isOver = asker.signal.aborted;
    if (!isOver && !(error instanceof ModelFailure)) return;
    const outcome = error instanceof ModelFailure ? error.code : 'aborted';
    const tokens = (error instanceof ModelFailure ? error.tokens : undefined) ?? NOTHING;
    const costUsd = tokens === NOTHING ? 0 : models.priceOf(model, tokens);
    const ended = { key, model, task: request.task, outcome, tokens, costUsd, latencyMs };
    await saveCall(store.db, ended, asker).catch((failure: unknown) => {
      log.warn({ event: 'model_call_not_kept', err: failure });
    });
  }

  /** What a call may cost at most: all of its output, none of its input kept by the provider. */
  #mostUsd({ model, request, abilities }: Call): number | undefined {
    return this.models.priceOf(model, mostTokens(model, request, abilities));
  }
}

interface Call {
  key: string;
  model: ModelName;
  request: ModelRequest;
  abilities: ModelAbilities;
  /** Gives the turn to the next one. */
  end: () => void;
}

/** Tries until it works, for what the way to a provider or its load may have lost. */
async function tryAgain<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  let refusals = 0;
  for (let tries = 1; ; ) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      if (error.code === 'model_busy' && refusals < MOST_REFUSALS) {
        refusals += 1;
        await pause(Math.min(error.retryAfterMs ?? 0, 60_000) + jitter(FIRST_PAUSE_MS), signal);
      } else if (error.code === 'model_unavailable' && tries < MOST_TRIES) {
        await pause(jitter(FIRST_PAUSE_MS * 2 ** tries), signal);
        tries += 1;
      } else throw error;
    }
  }
}

/** Between a half and the whole of it, so that calls that failed together do not come again together. */
const jitter = (ms: number): number => ms * (0.5 + Math.random() / 2);

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
  signal.throwIfAborted();
}

/** Ends all waiting; a call under way has a signal of its own. */
const waitingSignal = ({ signal, closing }: Asker): AbortSignal =>
  closing === undefined ? signal : AbortSignal.any([signal, closing]);

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
