import { z } from 'zod';
import { type ModelName, splitModelName } from '../base/model-name.ts';
import { callModel } from './call-model.ts';
import type { ModelAbilities } from './model-abilities.ts';
import { ModelFailure } from './model-failure.ts';
import type { ModelRequest } from './model-request.ts';
import type { Prober } from './probe-model.ts';

interface Options {
  signal: AbortSignal;
  abilities: Pick<ModelAbilities, 'output' | 'thinkingTokens'>;
}

/** What is tried, until one fails, and what is tried and then taken for granted when the first one fails. */
const SIZES = [8192, 32_768, 131_072] as const;
const SMALL_SIZE = 4096;
const SMALLEST_SIZE = 2048;
/** What is left is room for the question and for another way of counting. */
const FILLED_SHARE = 0.8;
const ANSWER_SHARE = 0.1;
/** A size that takes longer to read is of no use. */
const MOST_MS = 60_000;

/**
 * How many tokens a request and its answer may have. The operator knows best, then the table of models, then the list
 * of models that the server gives, and at last what the server is seen to do.
 *
 * Throws: ModelFailure when the model does not answer; the reason of `signal` when that is aborted.
 */
export async function findContextTokens(prober: Prober, model: ModelName, options: Options): Promise<number> {
  const { config, prices } = prober;
  return (
    config.LLM_CONTEXT_TOKENS ??
    prices.contextTokensOf(model) ??
    (await findListed(prober, model, options.signal)) ??
    (await findByTrying(prober, model, options))
  );
}

/** vLLM: `max_model_len`; OpenRouter and others: `context_length`; LM Studio: `loaded_context_length`. */
const Listed = z.looseObject({
  data: z.array(
    z.looseObject({
      id: z.string(),
      max_model_len: z.int().positive().optional().catch(undefined),
      loaded_context_length: z.int().positive().optional().catch(undefined),
      context_length: z.int().positive().optional().catch(undefined),
    }),
  ),
});

async function findListed(
  { config }: Prober,
  model: ModelName,
  signal: AbortSignal,
): Promise<number | undefined> {
  const parts = splitModelName(model);
  if (parts?.provider !== 'compatible' || config.LLM_BASE_URL === undefined) return undefined;
  try {
    const response = await fetch(`${config.LLM_BASE_URL.replace(/\/$/, '')}/models`, {
      headers: config.LLM_API_KEY === undefined ? {} : { authorization: `Bearer ${config.LLM_API_KEY}` },
      signal: AbortSignal.any([signal, AbortSignal.timeout(config.LLM_STALL_SECONDS * 1000)]),
    });
    const { data } = Listed.parse(await response.json());
    const listed = data.find(({ id }) => id === parts.model);
    return listed?.loaded_context_length ?? listed?.max_model_len ?? listed?.context_length;
  } catch {
    // Many servers have no such list; then it is found by trying.
    signal.throwIfAborted();
    return undefined;
  }
}

/** Many servers cut what is too long without a word, and from its start: whether that was read, an answer tells. */
async function findByTrying(prober: Prober, model: ModelName, options: Options): Promise<number> {
  let largest: number | undefined;
  for (const size of SIZES) {
    if (!(await reads(prober, model, size, options))) break;
    largest = size;
  }
  if (largest !== undefined) return largest;
  return (await reads(prober, model, SMALL_SIZE, options)) ? SMALL_SIZE : SMALLEST_SIZE;
}

const WORD = 'kumquat';

async function reads(prober: Prober, model: ModelName, size: number, options: Options): Promise<boolean> {
  const timeout = AbortSignal.timeout(MOST_MS);
  try {
    const { text } = await callModel(prober, model, fillerRequest(size), {
      ...options,
      signal: AbortSignal.any([options.signal, timeout]),
    });
    return text.toLowerCase().includes(WORD);
  } catch (error) {
    options.signal.throwIfAborted();
    const isTooLarge =
      error instanceof ModelFailure &&
      (error.code === 'model_context_too_small' || error.code === 'model_rejected');
    if (timeout.aborted || isTooLarge) return false;
    throw error;
  }
}

/** Of the filler with its numbers, for all tokenizers; countTokens would count too many, and too little would be tried. */
const CHARS_PER_TOKEN = 4;
const FILLER = 'The clerk counted the crates on the quay and wrote their number down.';

function fillerRequest(size: number): ModelRequest {
  const lines = Math.floor((size * FILLED_SHARE * CHARS_PER_TOKEN) / `p2.s999 ${FILLER}\n`.length);
  const filler = Array.from({ length: lines }, (_, index) => `p2.s${index + 1} ${FILLER}`).join('\n');
  return {
    task: 'answer',
    promptVersion: 1,
    system: 'You answer from the numbered sentences alone.',
    prompt: `p1.s1 The fruit in the bowl is a ${WORD}.\n${filler}\n\nWhich fruit is in the bowl?`,
    schema: {
      name: 'fruit',
      json: {
        type: 'object',
        properties: { answer: { type: 'string' } },
        required: ['answer'],
        additionalProperties: false,
      },
    },
    example: '{"answer":"The fruit is a plum."}',
    maxOutputTokens: Math.floor(size * ANSWER_SHARE),
  };
}
