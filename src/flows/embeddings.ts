import { createHash } from 'node:crypto';
import type { Config } from '../base/config.ts';
import type { Logger } from '../base/log.ts';
import { countTokens } from '../model/count-tokens.ts';
import type { Embedder } from '../model/embedder.ts';
import { ModelFailure } from '../model/model-failure.ts';
import type { Prices } from '../model/prices.ts';
import { type EndedCall, saveCall } from '../store/model-answers.ts';
import type { Store } from '../store/store.ts';
import type { Asker } from './asker.ts';
import type { CallBudget } from './call-budget.ts';

/** Vectors that were just made, with the call that has to be kept with them. */
interface PaidVectors {
  vectors: Float32Array[];
  call: EndedCall;
}

interface Parts {
  config: Config;
  log: Logger;
  store: Store;
  embedder: Embedder;
  prices: Prices;
  budget: CallBudget;
}

// Models for vectors read 8,000 tokens at most, some 512; what is beyond them they cut off or refuse.
const MOST_CHARS = 6000;

/** Asks the model for vectors, within the limits of cost; whoever asks keeps what was paid. */
export class Embeddings {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get model(): string {
    return this.#parts.embedder.model;
  }

  /**
   * In: texts that are not paid yet. Out: their vectors, in their order; `call` is to be kept by `saveCall` in the
   * transaction that keeps them.
   *
   * Throws: ModelFailure; Failure `cost_limit`, `price_unknown`; the reason of the asker's signal.
   */
  async make(texts: readonly string[], asker: Asker): Promise<PaidVectors> {
    const { embedder, prices, budget } = this.#parts;
    const cut = texts.map((text) => text.slice(0, MOST_CHARS).toWellFormed());
    const guess = cut.reduce((sum, text) => sum + countTokens(text), 0);
    const release = await budget.reserve(asker, prices.priceOf(embedder.model, count(guess)), asker.signal);
    const startedMs = performance.now();
    const ended = (outcome: string, inputTokens: number): EndedCall => ({
      key: createHash('sha256')
        .update(JSON.stringify([embedder.model, cut]))
        .digest('hex'),
      model: embedder.model,
      task: 'embed',
      outcome,
      tokens: count(inputTokens),
      costUsd: prices.priceOf(embedder.model, count(inputTokens)),
      latencyMs: performance.now() - startedMs,
    });
    try {
      const { vectors, inputTokens } = await embedder.embed(cut, asker.signal);
      // A provider that does not count is believed to have read what was sent.
      const call = ended('answered', inputTokens === 0 ? guess : inputTokens);
      return { vectors: vectors.map((vector) => Float32Array.from(vector)), call };
    } catch (error) {
      const outcome = error instanceof ModelFailure ? error.code : 'aborted';
      await saveCall(this.#parts.store.db, { ...ended(outcome, 0), costUsd: 0 }, asker).catch(
        (failure: unknown) => {
          this.#parts.log.warn({ event: 'model_call_not_kept', err: failure });
        },
      );
      throw error;
    } finally {
      release();
    }
  }
}

const count = (inputTokens: number) => ({ inputTokens, cachedTokens: 0, outputTokens: 0 });
