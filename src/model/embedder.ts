import type { Config } from '../base/config.ts';
import type { Logger } from '../base/log.ts';
import type { ModelName } from '../base/model-name.ts';
import { explainFailure, readComplaint } from './explain-failure.ts';
import { openProviders } from './providers.ts';
import { redactKeys } from './redact-keys.ts';

/** Vectors of texts: those that mean much the same are near to each other. */
export interface Embedder {
  model: ModelName;
  /**
   * Out: a vector for each text, in their order, all of one length.
   * Throws: ModelFailure; the reason of `signal` when that is aborted.
   */
  embed: (texts: readonly string[], signal: AbortSignal) => Promise<Embeddings>;
}

interface Embeddings {
  vectors: number[][];
  /** Zero where the provider does not count them. */
  inputTokens: number;
}

/** Out: undefined when no such model is configured; nothing of what speaks to providers is loaded then. */
export function openEmbedder(config: Config, log: Logger): Embedder | undefined {
  const model = config.EMBEDDING_MODEL;
  if (model === undefined) return undefined;
  const providers = openProviders(config);
  return {
    model,
    async embed(texts, signal) {
      signal.throwIfAborted();
      const { embedMany } = await import('ai');
      const limit = AbortSignal.timeout(config.LLM_TIMEOUT_SECONDS * 1000);
      try {
        const { embeddings, usage } = await embedMany({
          model: await providers.embeddingModel(model),
          values: [...texts],
          maxRetries: 0,
          maxParallelCalls: 1,
          abortSignal: AbortSignal.any([signal, limit]),
          telemetry: { isEnabled: false },
        });
        const { tokens } = usage;
        return { vectors: embeddings, inputTokens: Number.isFinite(tokens) ? tokens : 0 };
      } catch (thrown) {
        signal.throwIfAborted();
        const complaint = readComplaint(thrown);
        const failure = explainFailure(model, complaint, Date.now());
        const said = redactKeys(complaint.text, config);
        log.warn({ event: 'embedding_failed', model, code: failure.code, status: complaint.status, said });
        throw failure;
      }
    },
  };
}
