import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startFakeModel } from '../fake/fake-model.ts';
import { modelsOf, sendCompletion, sendEvents, sendJson, startProvider } from './test-providers.ts';

const MODEL = 'compatible:m';
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const signal = (): AbortSignal => AbortSignal.timeout(20_000);

const Chat = z.object({
  messages: z.array(z.object({ content: z.string() })),
  response_format: z.object({ type: z.string() }).optional(),
});
type Chat = z.infer<typeof Chat>;

/** A server of one's own that answers as `say` does. Out: what it says of itself, and how often it was asked. */
async function probe(
  say: (chat: Chat, text: string) => string | number,
  env: Record<string, string> = {},
  listed: object = {},
) {
  let calls = 0;
  const provider = await startProvider(({ path, body }, response) => {
    if (path === '/v1/models') return sendJson(response, 200, { data: [{ id: 'm', ...listed }] });
    calls += 1;
    const chat = Chat.parse(body);
    const said = say(chat, chat.messages.map(({ content }) => content).join('\n'));
    if (typeof said === 'number') sendJson(response, said, { error: { message: 'It is not supported.' } });
    else sendCompletion(response, said);
  });
  closing.push(provider.close);
  const { models } = await modelsOf({ LLM_MODEL: MODEL, LLM_BASE_URL: `${provider.url}/v1`, ...env });
  const abilities = await models.probe(MODEL, signal());
  return { abilities, calls };
}

const GOOD = '{"verdict":"lectern","answer":"The lectern.","cites":["p1.s1"]}';
const FIXED = { LLM_CONTEXT_TOKENS: '8000' };

describe('a probe', () => {
  it('of the fake model finds out everything in four calls', async () => {
    const fake = await startFakeModel({ latencyMs: 100 });
    closing.push(fake.close);
    const { models } = await modelsOf({ LLM_MODEL: 'compatible:fake-1', LLM_BASE_URL: fake.url });
    const abilities = await models.probe('compatible:fake-1', signal());
    expect(abilities).toMatchObject({ output: 'schema', thinkingTokens: 0, contextTokens: 131_072 });
    expect(abilities.firstTokenMs).toBeGreaterThanOrEqual(100);
    expect(fake.counts().calls).toBe(4);
  });

  it('finds that a schema is heeded, with one call where the context is known', async () => {
    const { abilities, calls } = await probe(() => GOOD, FIXED);
    expect(abilities).toMatchObject({ output: 'schema', contextTokens: 8000 });
    expect(calls).toBe(1);
  });

  it.each([
    ['passes the schema over in silence', 'In the hall stands the lectern [p1.s1].'],
    ['refuses the schema', 400],
  ])('finds a server that %s, and writes JSON', async (_, refusal) => {
    const { abilities } = await probe(
      ({ response_format }) => (response_format?.type === 'json_schema' ? refusal : GOOD),
      FIXED,
    );
    expect(abilities.output).toBe('json');
  });

  it('finds a server that knows no forms at all', async () => {
    const { abilities, calls } = await probe(
      ({ response_format }) => (response_format === undefined ? 'The lectern.' : 400),
      FIXED,
    );
    expect(abilities.output).toBe('none');
    expect(calls).toBe(3);
  });

  it.each([
    ['max_model_len', { max_model_len: 16_384 }, 16_384],
    ['context_length', { context_length: 32_000 }, 32_000],
    ['loaded_context_length', { context_length: 32_000, loaded_context_length: 4000 }, 4000],
  ])('believes the list of models, %s', async (_, listed, contextTokens) => {
    const { abilities, calls } = await probe(() => GOOD, {}, listed);
    expect(abilities.contextTokens).toBe(contextTokens);
    expect(calls).toBe(1);
  });

  it.each([
    [200_000, 131_072, 3],
    [40_000, 32_768, 3],
    [10_000, 8192, 2],
    [5000, 4096, 2],
    [2500, 2048, 2],
  ])(
    'finds a context of %i by what is still read of its start: %i, in %i calls',
    async (real, found, tries) => {
      // As Ollama does: what is too long loses its start, and nobody is told.
      const { abilities, calls } = await probe((_, text) => {
        if (!text.includes('fruit')) return GOOD;
        const kept = text.slice(-real * 4);
        return kept.includes('kumquat') ? '{"answer":"A kumquat."}' : '{"answer":"I see no fruit."}';
      });
      expect(abilities.contextTokens).toBe(found);
      expect(calls).toBe(1 + tries);
    },
  );

  it('takes a refusal for the end of the context', async () => {
    const { abilities } = await probe((_, text) =>
      text.includes('fruit') ? (text.length > 20_000 ? 400 : '{"answer":"kumquat"}') : GOOD,
    );
    expect(abilities.contextTokens).toBe(4096);
  });

  it('leaves room for thoughts where a model thinks', async () => {
    const provider = await startProvider((_, response) =>
      sendEvents(response, [
        { choices: [{ index: 0, delta: { content: GOOD }, finish_reason: 'stop' }] },
        {
          choices: [],
          usage: {
            prompt_tokens: 50,
            completion_tokens: 900,
            completion_tokens_details: { reasoning_tokens: 880 },
          },
        },
      ]),
    );
    closing.push(provider.close);
    const { models } = await modelsOf({ LLM_MODEL: MODEL, LLM_BASE_URL: `${provider.url}/v1`, ...FIXED });
    const abilities = await models.probe(MODEL, signal());
    expect(abilities.thinkingTokens).toBeGreaterThan(880);
  });

  it('says that nobody is there, or that the key is wrong', async () => {
    const fake = await startFakeModel({ key: 'right' });
    const env = { LLM_MODEL: 'compatible:fake-1', LLM_BASE_URL: fake.url };
    const { models } = await modelsOf(env);
    await expect(models.probe('compatible:fake-1', signal())).rejects.toMatchObject({
      code: 'model_rejected',
    });
    await fake.close();
    await expect(models.probe('compatible:fake-1', signal())).rejects.toMatchObject({
      code: 'model_unavailable',
    });
  });
});
