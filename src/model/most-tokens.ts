import type { ModelName } from '../base/model-name.ts';
import { countTokens } from './count-tokens.ts';
import type { ModelAbilities } from './model-abilities.ts';
import { buildMessages } from './model-messages.ts';
import type { ModelRequest, TokenCount } from './model-request.ts';

/** Of roles and marks between messages. */
const FRAME_TOKENS = 50;

/** More than a call can take: what it may cost at most, and whether it fits. */
export function mostTokens(
  model: ModelName,
  request: ModelRequest,
  abilities: Pick<ModelAbilities, 'output' | 'thinkingTokens'>,
): TokenCount {
  const { instructions, messages } = buildMessages(model, request, abilities.output);
  const texts = [instructions, ...messages.map(({ content }) => content)];
  // Providers count the schema as input too.
  if (abilities.output === 'schema') texts.push(JSON.stringify(request.schema.json));
  return {
    inputTokens: FRAME_TOKENS + texts.reduce((sum, text) => sum + countTokens(text), 0),
    cachedTokens: 0,
    outputTokens: request.maxOutputTokens + abilities.thinkingTokens,
  };
}
