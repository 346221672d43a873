import { type ModelName, splitModelName } from '../base/model-name.ts';
import type { ModelAbilities } from './model-abilities.ts';
import type { ModelRequest } from './model-request.ts';

export interface Messages {
  instructions: string;
  messages: { role: 'user' | 'assistant'; content: string }[];
}

/**
 * The words of a request. What all requests of a task have in common comes first, so that providers' caches hit; an
 * answer that could not be used is followed by what was wrong with it.
 */
export function buildMessages(
  model: ModelName,
  request: ModelRequest,
  output: ModelAbilities['output'],
): Messages {
  const { system, prompt, complaint } = request;
  const form = describeForm(model, request, output);
  return {
    instructions: form === '' ? system : `${system}\n\n${form}`,
    messages: [
      { role: 'user', content: prompt },
      ...(complaint === undefined
        ? []
        : [
            // Providers take no empty messages.
            { role: 'assistant' as const, content: complaint.answer.trim() || '{}' },
            { role: 'user' as const, content: askAgain(complaint.faults) },
          ]),
    ],
  };
}

/** Servers of one's own often hold a model to a schema without telling it: it needs to see what is wanted. */
function describeForm(
  model: ModelName,
  { schema, example }: ModelRequest,
  output: ModelAbilities['output'],
): string {
  const sample = `An answer of the right form, with other content:\n${example}`;
  if (output === 'schema') return splitModelName(model)?.provider === 'compatible' ? sample : '';
  return `Answer with one JSON object and nothing else: no words around it, no fence. It must fit this JSON Schema:\n${JSON.stringify(schema.json)}\n\n${sample}`;
}

const askAgain = (faults: readonly string[]): string =>
  `That answer cannot be used:\n${faults.map((fault) => `- ${fault}`).join('\n')}\nAnswer again, whole, in the same form, without these faults.`;
