import { createHash } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { errorCode, Failure } from '../base/failure.ts';
import { answerTo, withWrongIds } from './answers.ts';
import { CallCounter, type FakeCounts } from './counts.ts';
import { MOST_DIMENSIONS, vectorOf } from './embeddings.ts';
import { FAULTS, type Fault, faultOf } from './faults.ts';
import { sendAnswer, sendError, tokensOf } from './replies.ts';

export interface FakeModelOptions {
  host?: string;
  /** 0 or absent: a free one. */
  port?: number;
  /** Milliseconds before an answer begins. */
  latencyMs?: number;
  /** Share of calls that fail, 0 to 1. */
  faultShare?: number;
  kinds?: readonly Fault[];
  seed?: number;
  /** Calls in flight beyond these get status 429. */
  mostInFlight?: number;
  /** The only key that is let in. Absent: any. */
  key?: string;
}

/** A server that speaks OpenAI's protocol and answers by rule. */
export interface FakeModel {
  /** With "/v1", as `LLM_BASE_URL` wants it. */
  url: string;
  counts: () => FakeCounts;
  close: () => Promise<void>;
}

const MODEL = 'fake-1';
const MOST_BODY_BYTES = 20e6;
/** Seconds that a caller is asked to wait. */
const RETRY_AFTER = 1;

const ChatRequest = z.looseObject({
  model: z.string(),
  messages: z
    .array(
      z.looseObject({
        role: z.string(),
        content: z
          .union([z.string(), z.array(z.looseObject({ text: z.string().optional() })), z.null()])
          .optional(),
      }),
    )
    .min(1),
  stream: z.boolean().nullish(),
  response_format: z
    .looseObject({ type: z.string(), json_schema: z.looseObject({ schema: z.unknown() }).optional() })
    .optional(),
});

const EmbeddingRequest = z.looseObject({
  model: z.string(),
  input: z.union([z.string(), z.array(z.string()).min(1)]),
  dimensions: z.int().min(1).max(MOST_DIMENSIONS).optional(),
  encoding_format: z.enum(['float', 'base64']).optional(),
});

/**
 * Starts a provider for tests and demos. The same seed gives the same faults to the same requests.
 *
 * Throws: port_in_use.
 * Routes: `POST /v1/chat/completions`, `POST /v1/embeddings`, `GET /v1/models`; `GET /counts` tells what was asked.
 */
export async function startFakeModel(options: FakeModelOptions = {}): Promise<FakeModel> {
  const counter = new CallCounter();
  const app = fastify({ bodyLimit: MOST_BODY_BYTES, forceCloseConnections: true });
  app.setErrorHandler((error: { statusCode?: number; message: string }, _request, reply) =>
    sendError(reply, error.statusCode ?? 500, error.message),
  );
  app.setNotFoundHandler((request, reply) => sendError(reply, 404, `There is no ${request.url}.`));
  app.addHook('onRequest', async ({ headers, url }, reply) => {
    if (!url.startsWith('/v1/') || options.key === undefined) return;
    if (headers.authorization !== `Bearer ${options.key}`) await sendError(reply, 401, 'Wrong key.');
  });
  app.get('/counts', () => counter.counts);
  app.get('/v1/models', () => ({
    object: 'list',
    data: [{ id: MODEL, object: 'model', owned_by: 'lectern' }],
  }));
  addChat(app, counter, options);
  addEmbeddings(app, counter, options);
  const host = options.host ?? '127.0.0.1';
  try {
    await app.listen({ host, port: options.port ?? 0 });
  } catch (error) {
    if (errorCode(error) !== 'EADDRINUSE') throw error;
    throw new Failure('port_in_use', `Port ${options.port} of ${host} is in use.`, { cause: error });
  }
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}/v1`,
    counts: () => structuredClone(counter.counts),
    close: () => app.close(),
  };
}

function addChat(app: FastifyInstance, counter: CallCounter, options: FakeModelOptions): void {
  app.post('/v1/chat/completions', async ({ body, headers, raw }, reply) => {
    const parsed = ChatRequest.safeParse(body);
    if (!parsed.success) return sendError(reply, 400, z.prettifyError(parsed.error));
    const { model, messages, response_format, stream } = parsed.data;
    const call = openCall(counter, options, { model, messages, response_format }, headers);
    // A caller that gives up closes its side before the answer is whole.
    reply.raw.once('close', () => call.end(!reply.raw.writableFinished && call.fault !== 'closed'));
    if (call.fault === 'rate_limit')
      return sendError(reply.header('retry-after', RETRY_AFTER), 429, 'Too many requests.');
    await pause(options.latencyMs ?? 0, raw.socket);
    if (call.fault === 'server_error')
      return sendError(reply, 500, 'The fake model failed as it was asked to.');
    const prompt = messages.map(textOf).join('\n');
    const schema =
      response_format?.json_schema?.schema ?? (response_format?.type === 'json_object' ? {} : undefined);
    const answer = answerTo(prompt, schema);
    const text = call.fault === 'wrong_ids' ? withWrongIds(answer) : answer;
    reply.hijack();
    await sendAnswer(reply.raw, {
      model,
      text,
      promptTokens: tokensOf(prompt),
      fault: call.fault,
      isStream: stream === true,
      onWhole: () => call.complete({ prompt: tokensOf(prompt), completion: tokensOf(text) }),
    });
    return reply;
  });
}

function addEmbeddings(app: FastifyInstance, counter: CallCounter, options: FakeModelOptions): void {
  app.post('/v1/embeddings', async ({ body, headers, raw }, reply) => {
    const parsed = EmbeddingRequest.safeParse(body);
    if (!parsed.success) return sendError(reply, 400, z.prettifyError(parsed.error));
    const { input, dimensions, encoding_format, model } = parsed.data;
    const call = openCall(counter, options, parsed.data, headers);
    reply.raw.once('close', () => call.end(!reply.raw.writableFinished));
    if (call.fault === 'rate_limit')
      return sendError(reply.header('retry-after', RETRY_AFTER), 429, 'Too many requests.');
    await pause(options.latencyMs ?? 0, raw.socket);
    if (call.fault === 'server_error')
      return sendError(reply, 500, 'The fake model failed as it was asked to.');
    const texts = typeof input === 'string' ? [input] : input;
    const tokens = texts.reduce((sum, text) => sum + tokensOf(text), 0);
    call.complete({ prompt: tokens, completion: 0 });
    return {
      object: 'list',
      model,
      data: texts.map((text, index) => ({
        object: 'embedding',
        index,
        embedding: encoded(vectorOf(text, dimensions), encoding_format),
      })),
      usage: { prompt_tokens: tokens, total_tokens: tokens },
    };
  });
}

const encoded = (vector: Float32Array, format: 'float' | 'base64' | undefined): number[] | string =>
  format === 'base64' ? Buffer.from(vector.buffer).toString('base64') : [...vector];

interface Call {
  fault: Fault | undefined;
  complete: (tokens: { prompt: number; completion: number }) => void;
  end: (isAborted: boolean) => void;
}

function openCall(
  counter: CallCounter,
  { faultShare = 0, kinds = FAULTS, seed = 1, mostInFlight = Number.POSITIVE_INFINITY }: FakeModelOptions,
  request: unknown,
  { authorization = '' }: { authorization?: string | undefined },
): Call {
  const key = authorization.replace(/^Bearer /, '');
  const name = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  const attempt = counter.begin(name, key);
  const { counts } = counter;
  const drawn = faultOf(name, attempt, { share: faultShare, kinds, seed });
  const fault = counts.in_flight > mostInFlight ? 'rate_limit' : drawn;
  if (fault !== undefined) counter.fail(fault);
  return {
    fault,
    complete: (tokens) => counter.complete(name, key, tokens),
    end: (isAborted) => counter.end(key, isAborted),
  };
}

const textOf = ({ content }: z.infer<typeof ChatRequest>['messages'][number]): string =>
  typeof content === 'string' ? content : (content ?? []).map(({ text = '' }) => text).join('\n');

/** Waits, but no longer than the caller does. */
function pause(ms: number, socket: Socket): Promise<void> {
  if (ms === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      // A caller keeps its connection for the next call.
      socket.off('close', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    socket.once('close', end);
  });
}
