import { expect, it } from 'vitest';
import { startFakeModel } from '../fake/fake-model.ts';
import { mostTokens } from './most-tokens.ts';
import { ABLE, modelsOf, REQUEST } from './test-providers.ts';

it.each(['schema', 'json', 'none'] as const)(
  'a call takes no more tokens than is said before it, with %s',
  async (output) => {
    const fake = await startFakeModel();
    const { models } = await modelsOf({ LLM_MODEL: 'compatible:fake-1', LLM_BASE_URL: fake.url });
    const abilities = { ...ABLE, output };
    const request = { ...REQUEST, complaint: { answer: '{"text":"No."}', faults: ['cites is missing'] } };
    const most = mostTokens('compatible:fake-1', request, abilities);
    const { tokens } = await models.call('compatible:fake-1', request, {
      signal: new AbortController().signal,
      abilities,
    });
    expect(tokens.inputTokens).toBeGreaterThan(0);
    expect(most.inputTokens).toBeGreaterThanOrEqual(tokens.inputTokens);
    expect(most.outputTokens).toBe(REQUEST.maxOutputTokens);
    await fake.close();
  },
);

it('what a model thinks comes on top of its answer', () => {
  expect(mostTokens('openai:m', REQUEST, { output: 'schema', thinkingTokens: 8000 }).outputTokens).toBe(8500);
});
