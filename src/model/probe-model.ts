import type { ModelName } from '../base/model-name.ts';
import { type Caller, callModel, type ModelAnswer } from './call-model.ts';
import { findContextTokens } from './context-tokens.ts';
import type { ModelAbilities } from './model-abilities.ts';
import { ModelFailure } from './model-failure.ts';
import type { ModelRequest } from './model-request.ts';
import type { Prices } from './prices.ts';

export interface Prober extends Caller {
  prices: Prices;
}

/** A thinking model thinks of the shortest question too. */
const ROOM_FOR_THOUGHT = 4000;
/** Thoughts grow with the task: this many times those of the probe, and no less than the second number. */
const THOUGHT_GROWTH = 4;
const LEAST_THOUGHT = 8000;
/** Answers that come in one piece tell nothing of speed; nobody writes faster. */
const FASTEST = 1000;

/**
 * Finds out what a model can do: how it takes the form of an answer, how much it reads at once, how fast it is.
 *
 * Throws: ModelFailure when it does not answer at all; the reason of `signal` when that is aborted.
 */
export async function probeModel(
  prober: Prober,
  model: ModelName,
  signal: AbortSignal,
): Promise<ModelAbilities> {
  const { output, answer } = await findOutput(prober, model, signal);
  const { thinkingTokens, firstTokenMs, latencyMs, tokens } = answer;
  const abilities = {
    output,
    thinkingTokens:
      thinkingTokens === 0 ? 0 : Math.max(LEAST_THOUGHT, Math.ceil(thinkingTokens * THOUGHT_GROWTH)),
    firstTokenMs,
    tokensPerSecond: Math.min(
      FASTEST,
      (1000 * Math.max(1, tokens.outputTokens)) / Math.max(1, latencyMs - firstTokenMs),
    ),
  };
  return { ...abilities, contextTokens: await findContextTokens(prober, model, { signal, abilities }) };
}

const MARK = 'lectern';

/**
 * Says nothing of the form that is wanted: only a model that is told, or held to it, can guess it. The sentences are
 * numbered as those of a book.
 */
const REQUEST: ModelRequest = {
  task: 'answer',
  promptVersion: 1,
  system: 'You answer from the numbered sentences alone.',
  prompt: `p1.s1 The lectern stands at the front of the hall.
p1.s2 The reader puts the book on it and speaks.

What stands at the front of the hall? Name the sentence that says so.`,
  schema: {
    name: 'probe',
    json: {
      type: 'object',
      properties: {
        verdict: { type: 'string', enum: [MARK] },
        answer: { type: 'string' },
        cites: { type: 'array', items: { type: 'string' } },
      },
      required: ['verdict', 'answer', 'cites'],
      additionalProperties: false,
    },
  },
  example: `{"verdict":"${MARK}","answer":"The book lies on it.","cites":["p1.s2"]}`,
  maxOutputTokens: ROOM_FOR_THOUGHT,
};

async function findOutput(
  prober: Prober,
  model: ModelName,
  signal: AbortSignal,
): Promise<{ output: ModelAbilities['output']; answer: ModelAnswer }> {
  for (const output of ['schema', 'json'] as const) {
    // With a schema the example is left out: a server that does not heed the schema is then found out.
    const request = output === 'schema' ? { ...REQUEST, example: '{}' } : REQUEST;
    const answer = await ask(prober, model, request, output, signal);
    if (answer !== undefined && fits(answer.text)) return { output, answer };
  }
  const answer = await callModel(prober, model, REQUEST, {
    signal,
    abilities: { output: 'none', thinkingTokens: 0 },
  });
  return { output: 'none', answer };
}

/** Out: undefined when the model refuses this way to be asked. */
async function ask(
  prober: Prober,
  model: ModelName,
  request: ModelRequest,
  output: ModelAbilities['output'],
  signal: AbortSignal,
): Promise<ModelAnswer | undefined> {
  try {
    return await callModel(prober, model, request, { signal, abilities: { output, thinkingTokens: 0 } });
  } catch (error) {
    if (error instanceof ModelFailure && error.code === 'model_rejected') return undefined;
    throw error;
  }
}

/** The plainest JSON, as nothing mends it here. */
function fits(text: string): boolean {
  try {
    const answer: unknown = JSON.parse(text);
    return (
      typeof answer === 'object' &&
      answer !== null &&
      'verdict' in answer &&
      answer.verdict === MARK &&
      'cites' in answer &&
      Array.isArray(answer.cites)
    );
  } catch {
    return false;
  }
}
