/** What a model is asked for. Each task can have a model of its own. */
export const MODEL_TASKS = ['outline', 'lesson', 'questions', 'solve', 'guess', 'answer'] as const;
export type ModelTask = (typeof MODEL_TASKS)[number];

/**
 * Everything that decides an answer, as plain data: worker threads make it, and equal requests to one model are paid
 * once.
 */
export interface ModelRequest {
  task: ModelTask;
  /** Grows with each change of the wording, so that answers to the old one are not used for the new. */
  promptVersion: number;
  /** The same for all requests of a task: it comes first, so that providers' prompt caches hit. */
  system: string;
  /** The source between its delimiters, then what is asked of it. */
  prompt: string;
  /** What an answer must look like: JSON Schema, at most two objects deep, no unions. */
  schema: { name: string; json: Record<string, unknown> };
  /** A short answer of the right form, for models that are given no schema. */
  example: string;
  maxOutputTokens: number;
  /** An earlier answer to the same request that could not be used, and why: the model is asked to do better. */
  complaint?: { answer: string; faults: readonly string[] };
}

/** Tokens of a call: `cachedTokens` are those of `inputTokens` that the provider had kept. */
export interface TokenCount {
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  /** Of `inputTokens`: those that the provider keeps from now on, where that costs more. */
  writtenTokens?: number;
}

/** A whole answer of a model. */
export interface ModelReply {
  text: string;
  /** 'length': cut at its limit. 'refusal': the provider's filter, not words that say no. */
  end: 'stop' | 'length' | 'refusal' | 'other';
  tokens: TokenCount;
  latencyMs: number;
}
