import { afterEach, describe, expect, it } from 'vitest';
import type { ModelName } from '../base/model-name.ts';
import {
  ABLE,
  modelsOf,
  REQUEST,
  type Received,
  sendEvents,
  sendJson,
  startProvider,
  type TestProvider,
} from './test-providers.ts';

const closing: TestProvider[] = [];
afterEach(async () => {
  for (const provider of closing.splice(0)) await provider.close();
});

const ANSWER = '{"text":"A vector is a list.","cites":["p1.s1"]}';
type Answerer = Parameters<typeof startProvider>[0];

async function openAt(env: (url: string) => Record<string, string>, answer: Answerer) {
  const provider = await startProvider(answer);
  closing.push(provider);
  const settings = env(provider.url);
  const { models } = await modelsOf(settings);
  const name = models.all[0] ?? 'openai:none';
  const call = (model: ModelName = name) =>
    models.call(model, REQUEST, { signal: new AbortController().signal, abilities: ABLE });
  return { provider, call };
}

const first = ({ received }: TestProvider): Received => received[0] ?? { path: '', headers: {}, body: {} };

describe('Anthropic', () => {
  const open = (answer: Answerer) =>
    openAt(
      (url) => ({
        LLM_MODEL: 'anthropic:claude-sonnet-4-5',
        ANTHROPIC_API_KEY: 'sk-ant-1',
        ANTHROPIC_BASE_URL: `${url}/v1`,
      }),
      answer,
    );
  const events = [
    {
      type: 'message_start',
      message: {
        id: 'm1',
        type: 'message',
        role: 'assistant',
        model: 'claude-sonnet-4-5',
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: {
          input_tokens: 100,
          cache_read_input_tokens: 40,
          cache_creation_input_tokens: 10,
          output_tokens: 1,
        },
      },
    },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'ping' },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: ANSWER } },
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: 'end_turn', stop_sequence: null },
      usage: { output_tokens: 20 },
    },
    { type: 'message_stop' },
  ];

  it('is asked in its own protocol, and its tokens and limits are read', async () => {
    const { call, provider } = await open((_, response) =>
      sendEvents(response, events, {
        'anthropic-ratelimit-requests-limit': '50',
        'anthropic-ratelimit-requests-remaining': '49',
        'anthropic-ratelimit-requests-reset': new Date(Date.now() + 30_000).toISOString(),
      }),
    );
    const answer = await call();
    expect(answer).toMatchObject({
      text: ANSWER,
      end: 'stop',
      tokens: { inputTokens: 150, cachedTokens: 40, writtenTokens: 10, outputTokens: 20 },
      limits: { requests: { limit: 50, remaining: 49 } },
    });
    expect(answer.limits?.requests?.resetMs).toBeGreaterThan(20_000);
    expect(first(provider)).toMatchObject({ path: '/v1/messages', headers: { 'x-api-key': 'sk-ant-1' } });
    expect(JSON.stringify(first(provider).body)).toContain('"cites"');
    expect(first(provider).body).toMatchObject({
      system: [{ type: 'text', text: REQUEST.system, cache_control: { type: 'ephemeral' } }],
    });
  });

  it('says that it is overloaded, before it begins or after', async () => {
    const error = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } };
    const early = await open((_, response) => sendJson(response, 529, error));
    await expect(early.call()).rejects.toMatchObject({ code: 'model_busy' });
    const late = await open((_, response) => sendEvents(response, [...events.slice(0, 4), error]));
    await expect(late.call()).rejects.toMatchObject({ code: 'model_busy' });
  });

  it('that ends without its end has not answered', async () => {
    const { call } = await open((_, response) => sendEvents(response, events.slice(0, 4)));
    await expect(call()).rejects.toMatchObject({ code: 'model_unavailable' });
  });

  it('refuses by its filter', async () => {
    const refusal = events.map((event) =>
      event.type === 'message_delta'
        ? { ...event, delta: { stop_reason: 'refusal', stop_sequence: null } }
        : event,
    );
    const { call } = await open((_, response) => sendEvents(response, refusal));
    expect((await call()).end).toBe('refusal');
  });
});

describe('Google', () => {
  const open = (answer: Answerer) =>
    openAt(
      (url) => ({
        LLM_MODEL: 'google:gemini-2.5-flash',
        GOOGLE_GENERATIVE_AI_API_KEY: 'AIza-1',
        GOOGLE_BASE_URL: `${url}/v1beta`,
      }),
      answer,
    );

  it('is asked in its own protocol, and its thoughts count as output', async () => {
    const { call, provider } = await open((_, response) =>
      sendEvents(response, [
        {
          candidates: [{ content: { role: 'model', parts: [{ text: ANSWER }] }, finishReason: 'STOP' }],
          usageMetadata: {
            promptTokenCount: 90,
            cachedContentTokenCount: 30,
            candidatesTokenCount: 20,
            thoughtsTokenCount: 100,
            totalTokenCount: 210,
          },
        },
      ]),
    );
    expect(await call()).toMatchObject({
      text: ANSWER,
      end: 'stop',
      thinkingTokens: 100,
      tokens: { inputTokens: 90, cachedTokens: 30, outputTokens: 120 },
    });
    expect(first(provider)).toMatchObject({
      path: '/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse',
      headers: { 'x-goog-api-key': 'AIza-1' },
      body: { generationConfig: { responseMimeType: 'application/json', maxOutputTokens: 500 } },
    });
  });

  it('says in its answer when to ask again', async () => {
    const { call } = await open((_, response) =>
      sendJson(response, 429, {
        error: {
          code: 429,
          message: 'Quota exceeded',
          status: 'RESOURCE_EXHAUSTED',
          details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34s' }],
        },
      }),
    );
    await expect(call()).rejects.toMatchObject({ code: 'model_busy', retryAfterMs: 34_000 });
  });
});

describe('OpenAI', () => {
  const open = (answer: Answerer) =>
    openAt(
      (url) => ({ LLM_MODEL: 'openai:gpt-5-mini', OPENAI_API_KEY: 'sk-1', OPENAI_BASE_URL: `${url}/v1` }),
      answer,
    );
  const item = { type: 'message', id: 'i1', status: 'in_progress', role: 'assistant', content: [] };
  const response = {
    id: 'r1',
    object: 'response',
    created_at: 0,
    model: 'gpt-5-mini',
    incomplete_details: null,
    usage: {
      input_tokens: 80,
      input_tokens_details: { cached_tokens: 16 },
      output_tokens: 300,
      output_tokens_details: { reasoning_tokens: 256 },
    },
  };
  const events = [
    { type: 'response.created', response },
    { type: 'response.output_item.added', output_index: 0, item },
    { type: 'response.output_text.delta', item_id: 'i1', output_index: 0, content_index: 0, delta: ANSWER },
    { type: 'response.output_item.done', output_index: 0, item: { ...item, status: 'completed' } },
    { type: 'response.completed', response },
  ];

  it('is asked in its own protocol, and keeps nothing', async () => {
    const { call, provider } = await open((_, reply) => sendEvents(reply, events));
    expect(await call()).toMatchObject({
      text: ANSWER,
      end: 'stop',
      thinkingTokens: 256,
      tokens: { inputTokens: 80, cachedTokens: 16, outputTokens: 300 },
    });
    expect(first(provider)).toMatchObject({
      path: '/v1/responses',
      headers: { authorization: 'Bearer sk-1' },
      body: {
        store: false,
        max_output_tokens: 500,
        text: { format: { type: 'json_schema', name: 'lesson', schema: REQUEST.schema.json } },
      },
    });
  });

  it('that fails within a stream is told from one that has no quota', async () => {
    const failed = (code: string) => [
      events[0] ?? {},
      { type: 'error', sequence_number: 1, code, message: 'Words of theirs', param: null },
    ];
    const busy = await open((_, reply) => sendEvents(reply, failed('rate_limit_exceeded')));
    await expect(busy.call()).rejects.toMatchObject({ code: 'model_busy' });
    const empty = await open((_, reply) => sendEvents(reply, failed('insufficient_quota')));
    await expect(empty.call()).rejects.toMatchObject({ code: 'model_rejected' });
  });
});
