import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { type FakeModel, type FakeModelOptions, startFakeModel } from '../fake/fake-model.ts';
import type { Fault } from '../fake/faults.ts';
import { ABLE, modelsOf, REQUEST, sendCompletion, sendJson, startProvider } from './test-providers.ts';

const MODEL = 'compatible:fake-1';
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open(options: FakeModelOptions = {}, env: Record<string, string> = {}) {
  const fake: FakeModel = await startFakeModel(options);
  closing.push(fake.close);
  const { models } = await modelsOf({ LLM_MODEL: MODEL, LLM_BASE_URL: fake.url, ...env });
  const call = (signal = new AbortController().signal) =>
    models.call(MODEL, REQUEST, { signal, abilities: ABLE });
  return { fake, models, call };
}

async function openScripted(answer: Parameters<typeof startProvider>[0], env: Record<string, string> = {}) {
  const provider = await startProvider(answer);
  closing.push(provider.close);
  const { models } = await modelsOf({ LLM_MODEL: MODEL, LLM_BASE_URL: `${provider.url}/v1`, ...env });
  const call = (more: object = {}, output: 'schema' | 'json' | 'none' = 'schema') =>
    models.call(
      MODEL,
      { ...REQUEST, ...more },
      {
        signal: new AbortController().signal,
        abilities: { ...ABLE, output },
      },
    );
  return { provider, call };
}

describe('a call', () => {
  it('gives the whole answer with its tokens and times', async () => {
    const { call, fake } = await open({ latencyMs: 50 });
    const answer = await call();
    expect(JSON.parse(answer.text)).toEqual({
      text: 'A vector is a list of numbers.',
      cites: ['p1.s1'],
    });
    expect(answer.end).toBe('stop');
    expect(answer.tokens.inputTokens).toBe(fake.counts().prompt_tokens);
    expect(answer.tokens.outputTokens).toBe(fake.counts().completion_tokens);
    expect(answer.latencyMs).toBeGreaterThanOrEqual(answer.firstTokenMs);
    expect(answer.firstTokenMs).toBeGreaterThanOrEqual(50);
  });

  it.each([
    ['rate_limit', { code: 'model_busy', retryAfterMs: 1000 }],
    ['server_error', { code: 'model_unavailable', message: `${MODEL} failed (status 500).` }],
    ['closed', { code: 'model_unavailable' }],
    ['stall', { code: 'model_unavailable', message: `${MODEL} was silent for 1 s.` }],
  ] as const)('fails with %s, and is not made again', async (kind, expected) => {
    const { call, fake } = await open({ faultShare: 1, kinds: [kind] }, { LLM_STALL_SECONDS: '1' });
    await expect(call()).rejects.toMatchObject({ name: 'ModelFailure', ...expected });
    expect(fake.counts().calls).toBe(1);
  });

  it('that breaks off tells what it cost, by estimate', async () => {
    const { call } = await open({ faultShare: 1, kinds: ['closed'] });
    await expect(call()).rejects.toMatchObject({
      tokens: { inputTokens: expect.any(Number), outputTokens: expect.any(Number) },
    });
  });

  it.each([
    ['truncated', 'length', /^\{.*[^}]$/s],
    ['fenced', 'stop', /^```json\n\{.*\}\n```$/s],
    ['refusal', 'stop', /^I'm sorry/],
    ['reasoning', 'stop', /^<think>.*\{.*\}\nI hope/s],
    ['wrong_ids', 'stop', /p99999/],
    ['slow', 'stop', /^\{.*\}$/s],
  ] as const)('with %s gives what was said, for others to judge', async (kind, end, shape) => {
    const { call } = await open({ faultShare: 1, kinds: [kind satisfies Fault] });
    expect(await call()).toMatchObject({ end, text: expect.stringMatching(shape) });
  });

  it('that takes longer than it may is ended, although words still come', async () => {
    const { call } = await open({ faultShare: 1, kinds: ['slow'] }, { LLM_TIMEOUT_SECONDS: '1' });
    await expect(call()).rejects.toThrow('took more than 1 s');
  });

  it('is ended at the provider too when it is aborted, with the reason of who did it', async () => {
    const { call, fake } = await open({ latencyMs: 60_000 });
    const controller = new AbortController();
    const answer = call(controller.signal);
    await expect.poll(() => fake.counts().in_flight).toBe(1);
    controller.abort(new Error('cancelled by the reader'));
    await expect(answer).rejects.toThrow('cancelled by the reader');
    await expect.poll(() => fake.counts()).toMatchObject({ aborted: 1, in_flight: 0 });
    await expect(call(controller.signal)).rejects.toThrow('cancelled by the reader');
    expect(fake.counts().calls).toBe(1);
  });

  it('says that nobody is there', async () => {
    const { call, fake } = await open();
    await fake.close();
    await expect(call()).rejects.toMatchObject({
      code: 'model_unavailable',
      message: `${MODEL} could not be reached, or broke off.`,
    });
  });

  it('says that a key is wrong', async () => {
    const { call } = await open({ key: 'right' }, { LLM_API_KEY: 'wrong' });
    await expect(call()).rejects.toMatchObject({ code: 'model_rejected', retry: false });
    const { call: callWithKey } = await open({ key: 'right' }, { LLM_API_KEY: 'right' });
    expect((await callWithKey()).end).toBe('stop');
  });
});

describe('what a provider says of itself', () => {
  it.each([
    [429, { error: { message: 'You exceeded it', code: 'insufficient_quota' } }, 'model_rejected'],
    [402, { error: { message: 'Insufficient credits' } }, 'model_rejected'],
    [
      400,
      { error: { message: "This model's maximum context length is 8192 tokens" } },
      'model_context_too_small',
    ],
    [413, { error: { message: 'Payload' } }, 'model_context_too_small'],
    [400, { error: { message: 'response_format is not supported' } }, 'model_rejected'],
    [404, { error: { message: 'No such model' } }, 'model_rejected'],
    [503, { error: { message: 'Loading' } }, 'model_unavailable'],
    [529, { error: { message: 'Overloaded' } }, 'model_busy'],
  ])('with status %i and %j is %s, in words of our own', async (status, body, code) => {
    const { call } = await openScripted((_, response) => sendJson(response, status, body));
    const failure: unknown = await call().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code, message: expect.stringContaining(MODEL) });
    expect(JSON.stringify({ ...Object(failure), message: String(failure) })).not.toContain(
      body.error.message,
    );
  });

  it('of its limits is read from an answer and from a refusal', async () => {
    const headers = {
      'x-ratelimit-limit-requests': '500',
      'x-ratelimit-remaining-requests': '499',
      'x-ratelimit-reset-requests': '120ms',
      'x-ratelimit-remaining-tokens': '29000',
    };
    const limits = {
      requests: { limit: 500, remaining: 499, resetMs: 120 },
      tokens: { remaining: 29_000 },
    };
    let calls = 0;
    const { call } = await openScripted((_, response) => {
      calls += 1;
      if (calls === 1) sendCompletion(response, '{}', headers);
      else sendJson(response, 429, { error: { message: 'Slow down' } }, { ...headers, 'retry-after': '7' });
    });
    expect((await call()).limits).toEqual(limits);
    await expect(call()).rejects.toMatchObject({ code: 'model_busy', retryAfterMs: 7000, limits });
  });

  it('within a stream that has begun counts as if it had said so at once', async () => {
    const { call } = await openScripted((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(
        'data: {"error":{"message":"secret words","type":"server_error","code":"overloaded"}}\n\n',
      );
    });
    await expect(call()).rejects.toMatchObject({ code: 'model_unavailable' });
    await expect(call()).rejects.not.toThrow('secret words');
  });

  it('by closing before it answers is no answer', async () => {
    const { call } = await openScripted((_, response) => response.destroy());
    await expect(call()).rejects.toMatchObject({ code: 'model_unavailable' });
  });

  it('of tokens may be nothing, and is counted for then', async () => {
    const { call } = await openScripted((_, response) => sendCompletion(response, 'One two three four.'));
    const { tokens } = await call();
    expect(tokens.inputTokens).toBeGreaterThan(20);
    expect(tokens.outputTokens).toBeGreaterThanOrEqual(4);
  });

  it('by not a byte ends the call, but later than within an answer', async () => {
    const { call } = await openScripted(() => undefined, {
      LLM_STALL_SECONDS: '1',
      LLM_TIMEOUT_SECONDS: '2',
    });
    await expect(call()).rejects.toMatchObject({
      code: 'model_unavailable',
      message: expect.stringMatching(/2 s\.$/),
    });
  });
});

describe('the form of an answer', () => {
  const opened = () => openScripted((_, response) => sendCompletion(response, '{}'));

  it('is a schema for models that heed one', async () => {
    const { call, provider } = await opened();
    await call();
    expect(provider.received[0]?.body).toMatchObject({
      model: 'fake-1',
      stream: true,
      max_tokens: 500,
      response_format: { type: 'json_schema', json_schema: { name: 'lesson', schema: REQUEST.schema.json } },
      messages: [{ role: 'system' }, { role: 'user', content: REQUEST.prompt }],
    });
    expect(JSON.stringify(provider.received[0]?.body)).toContain('Trees grow.');
  });

  it.each([
    ['json', { type: 'json_object' }],
    ['none', undefined],
  ] as const)('stands in the words of the request for %s', async (output, format) => {
    const { call, provider } = await opened();
    await call({}, output);
    const body = provider.received[0]?.body;
    expect(body).toMatchObject({
      messages: [{ role: 'system', content: expect.stringContaining('JSON Schema') }, { role: 'user' }],
    });
    expect(Object(body).response_format).toEqual(format);
  });

  it('is told again with what was wrong', async () => {
    const { call, provider } = await opened();
    await call({ complaint: { answer: '{"text":""}', faults: ['text is empty', 'cites is missing'] } });
    expect(provider.received[0]?.body).toMatchObject({
      messages: [
        { role: 'system' },
        { role: 'user', content: REQUEST.prompt },
        { role: 'assistant', content: '{"text":""}' },
        { role: 'user', content: expect.stringMatching(/- text is empty\n- cites is missing/) },
      ],
    });
  });
});

describe('a key', () => {
  it('never reaches the log, though the provider repeats it, nor the failure', async () => {
    const { PassThrough } = await import('node:stream');
    const { pino } = await import('pino');
    const lines = new PassThrough();
    let logged = '';
    lines.on('data', (piece: Buffer) => {
      logged += piece.toString();
    });
    const provider = await startProvider(({ headers }, response) =>
      sendJson(response, 401, {
        error: { message: `No: ${headers.authorization}; sk-abc*****wxyz; https://me:pass@host/` },
      }),
    );
    closing.push(provider.close);
    const env = { LLM_MODEL: MODEL, LLM_BASE_URL: `${provider.url}/v1`, LLM_API_KEY: 'hush hush' };
    const { models } = await modelsOf(env, pino(lines));
    const failure: unknown = await models
      .call(MODEL, REQUEST, { signal: new AbortController().signal, abilities: ABLE })
      .catch((error: unknown) => error);
    pino(lines).error({ event: 'job_failed', err: failure });
    if (logged === '') await once(lines, 'data');
    expect(provider.received[0]?.headers.authorization).toBe('Bearer hush hush');
    expect(logged).toContain('model_call_failed');
    expect(logged).toContain('[key]');
    expect(logged).not.toMatch(/hush|sk-abc|me:pass/);
  });
});
