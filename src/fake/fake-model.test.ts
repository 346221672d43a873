import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FakeModel, type FakeModelOptions, startFakeModel } from './fake-model.ts';
import type { FAULTS } from './faults.ts';

const running: FakeModel[] = [];
afterEach(async () => {
  for (const model of running.splice(0)) await model.close();
});

async function start(options: FakeModelOptions = {}): Promise<FakeModel> {
  const model = await startFakeModel(options);
  running.push(model);
  return model;
}

const PROMPT = `Write a lesson.
p1.s1 A vector is a list of numbers.
p1.s2 Its length is how many there are.
p2.s1 A matrix has rows and columns.`;

const SCHEMA = {
  type: 'object',
  properties: {
    title: { type: 'string' },
    paragraphs: {
      type: 'array',
      minItems: 2,
      items: {
        type: 'object',
        properties: { text: { type: 'string' }, citations: { type: 'array', items: { type: 'string' } } },
      },
    },
    kind: { enum: ['easy', 'hard'] },
  },
};

const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }), finish_reason: z.string() })),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }),
});

const ask = (model: FakeModel, more: object = {}, init: RequestInit = {}): Promise<Response> =>
  fetch(`${model.url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...init.headers },
    signal: init.signal ?? null,
    body: JSON.stringify({
      model: 'fake-1',
      messages: [{ role: 'user', content: PROMPT }],
      response_format: { type: 'json_schema', json_schema: { name: 'lesson', schema: SCHEMA } },
      ...more,
    }),
  });

async function answerOf(response: Response): Promise<string> {
  return Completion.parse(await response.json()).choices[0]?.message.content ?? '';
}

describe('the fake model', () => {
  it('fills the schema from the numbered sentences of the request, and cites them', async () => {
    const model = await start();
    const answer = await answerOf(await ask(model));
    expect(JSON.parse(answer)).toEqual({
      title: 'A vector is a list of',
      paragraphs: [
        { text: 'Its length is how many there are.', citations: ['p1.s2'] },
        { text: 'A matrix has rows and columns.', citations: ['p2.s1'] },
        { text: 'A vector is a list of numbers.', citations: ['p1.s1'] },
      ],
      kind: 'easy',
    });
    expect(await answerOf(await ask(model))).toBe(answer);
  });

  it('sends the same answer in pieces where a stream is asked for', async () => {
    const model = await start();
    const text = await (await ask(model, { stream: true })).text();
    const pieces = [...text.matchAll(/^data: (\{.*\})$/gm)].map(([, json = '']) => JSON.parse(json));
    const streamed = pieces.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
    expect(streamed).toBe(await answerOf(await ask(model)));
    expect(pieces.at(-1).usage.completion_tokens).toBeGreaterThan(0);
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  it('answers in prose without a schema, and says so where there is nothing to cite', async () => {
    const model = await start();
    expect(await answerOf(await ask(model, { response_format: undefined }))).toContain(
      'A vector is a list of numbers. [p1.s1]',
    );
    const messages = [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }];
    expect(await answerOf(await ask(model, { response_format: undefined, messages }))).toMatch(
      /no numbered sentences/,
    );
  });

  it('counts its calls, and those with a request that was answered before', async () => {
    const model = await start({ latencyMs: 50 });
    await Promise.all([ask(model), ask(model, { model: 'other' })]);
    await ask(model);
    expect(model.counts()).toMatchObject({ calls: 3, completed: 3, repeated: 1, most_in_flight: 2 });
    const counts = await (await fetch(model.url.replace('/v1', '/counts'))).json();
    expect(counts).toMatchObject({ calls: 3, different: 2 });
  });

  it('counts the calls of each key by themselves, and shows only its end', async () => {
    const model = await start({ latencyMs: 10_000 });
    const of = (key: string): RequestInit => ({ headers: { authorization: `Bearer ${key}` } });
    const signal = AbortSignal.timeout(500);
    const asked = [
      ask(model, {}, { ...of('secret-of-ann'), signal }),
      ask(model, { model: 'other' }, { signal }),
    ];
    await expect
      .poll(() => model.counts().by_key)
      .toEqual({
        'of-ann': { calls: 1, completed: 0, in_flight: 1 },
        '': { calls: 1, completed: 0, in_flight: 1 },
      });
    await Promise.allSettled(asked);
    await expect.poll(() => model.counts().by_key['of-ann']).toMatchObject({ calls: 1, in_flight: 0 });
  });

  it('notices who gives up', async () => {
    const model = await start({ latencyMs: 10_000 });
    await expect(ask(model, {}, { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    await expect.poll(() => model.counts()).toMatchObject({ aborted: 1, in_flight: 0, completed: 0 });
  });

  it('refuses bad requests, wrong keys and unknown addresses in the form of the protocol', async () => {
    const model = await start({ key: 'right' });
    const headers = { authorization: 'Bearer right' };
    expect((await ask(model)).status).toBe(401);
    expect((await ask(model, {}, { headers })).status).toBe(200);
    const bad = await ask(model, { messages: [] }, { headers });
    expect(bad.status).toBe(400);
    expect(await bad.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
    expect((await fetch(`${model.url}/nothing`, { headers })).status).toBe(404);
  });

  it('says that its port is taken', async () => {
    const model = await start();
    const port = Number(new URL(model.url).port);
    await expect(start({ port })).rejects.toMatchObject({ code: 'port_in_use' });
  });

  it('lets only so many calls in at once', async () => {
    const model = await start({ latencyMs: 100, mostInFlight: 2 });
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => ask(model, { model: name })));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBe(1);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
  });
});

describe('faults', () => {
  const only = (kind: (typeof FAULTS)[number]) => start({ faultShare: 1, kinds: [kind] });

  it.each([
    ['rate_limit', 429],
    ['server_error', 500],
  ] as const)('%s has status %i', async (kind, status) => {
    const model = await only(kind);
    const response = await ask(model);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { message: expect.any(String) } });
    expect(model.counts()).toMatchObject({ completed: 0, faults: { [kind]: 1 } });
  });

  it.each([
    ['truncated', /^\{.*[^}]$/s],
    ['fenced', /^```json\n\{.*\}\n```$/s],
    ['refusal', /^I'm sorry/],
    ['reasoning', /^<think>.*<\/think>\n\{.*\}\nI hope/s],
    ['wrong_ids', /p99999\.s99/],
    ['slow', /^\{.*p1\.s1.*\}$/s],
  ] as const)('%s is an answer of its own kind, whole and as a stream', async (kind, shape) => {
    const model = await only(kind);
    expect(await answerOf(await ask(model))).toMatch(shape);
    const text = await (await ask(model, { stream: true })).text();
    const streamed = [...text.matchAll(/^data: (\{.*\})$/gm)]
      .map(([, json = '']) => JSON.parse(json).choices[0]?.delta.content ?? '')
      .join('');
    expect(streamed).toMatch(shape);
  });

  it.each([true, false])('closed ends in the middle, as a stream: %s', async (stream) => {
    const model = await only('closed');
    const response = await ask(model, { stream });
    await expect(response.text()).rejects.toThrow();
    expect(model.counts()).toMatchObject({ completed: 0, aborted: 0 });
  });

  it.each([true, false])('stall sends a part and no more, as a stream: %s', async (stream) => {
    const model = await only('stall');
    const response = await ask(model, { stream }, { signal: AbortSignal.timeout(300) });
    await expect(response.text()).rejects.toThrow();
    await expect.poll(() => model.counts()).toMatchObject({ completed: 0, in_flight: 0 });
  });

  it('come to the share that was asked for, the same for the same seed, and not for ever to one request', async () => {
    const kindsOf = async (seed: number): Promise<string> => {
      const model = await start({ faultShare: 0.2, kinds: ['rate_limit', 'server_error'], seed });
      const statuses: number[] = [];
      for (let index = 0; index < 200; index += 1)
        statuses.push((await ask(model, { model: `m${index % 50}` })).status);
      return statuses.join(' ');
    };
    const first = await kindsOf(7);
    expect(await kindsOf(7)).toBe(first);
    expect(await kindsOf(8)).not.toBe(first);
    const failed = first.split(' ').filter((status) => status !== '200').length;
    expect(failed).toBeGreaterThan(20);
    expect(failed).toBeLessThan(60);
  });
});

describe('embeddings', () => {
  const embed = async (model: FakeModel, more: object): Promise<Response> =>
    fetch(`${model.url}/embeddings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'fake-1', ...more }),
    });
  const Vectors = z.object({ data: z.array(z.object({ embedding: z.array(z.number()) })) });

  it('are near to each other for texts that share words', async () => {
    const model = await start();
    const input = ['a tree of nodes', 'nodes of a tree', 'rainy weather tomorrow'];
    const [one, same, other] = Vectors.parse(await (await embed(model, { input })).json()).data.map(
      ({ embedding }) => embedding,
    );
    const dot = (left: number[] = [], right: number[] = []): number =>
      left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
    expect(dot(one, same)).toBeCloseTo(1);
    expect(dot(one, other)).toBeLessThan(0.6);
  });

  it('have as many numbers as asked for, as base64 too', async () => {
    const model = await start();
    const floats = Vectors.parse(await (await embed(model, { input: 'a tree', dimensions: 8 })).json());
    const Packed = z.object({ data: z.tuple([z.object({ embedding: z.string() })]) });
    const packed = Packed.parse(
      await (await embed(model, { input: 'a tree', dimensions: 8, encoding_format: 'base64' })).json(),
    );
    const bytes = Buffer.from(packed.data[0].embedding, 'base64');
    expect(bytes.length).toBe(32);
    expect(bytes.readFloatLE(0)).toBeCloseTo(floats.data[0]?.embedding[0] ?? Number.NaN);
    expect((await embed(model, { input: [] })).status).toBe(400);
  });
});
