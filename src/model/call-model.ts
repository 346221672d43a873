import type { FinishReason, JSONSchema7, LanguageModel, LanguageModelUsage, OutputInterface } from 'ai';
import { z } from 'zod';
import type { Config } from '../base/config.ts';
import type { Logger } from '../base/log.ts';
import type { ModelName } from '../base/model-name.ts';
import { countTokens } from './count-tokens.ts';
import { explainFailure, readComplaint } from './explain-failure.ts';
import type { ModelAbilities } from './model-abilities.ts';
import { ModelFailure } from './model-failure.ts';
import { buildMessages } from './model-messages.ts';
import type { ModelReply, ModelRequest, TokenCount } from './model-request.ts';
import type { Providers } from './providers.ts';
import { type RateLimits, readRateLimits } from './rate-limits.ts';
import { redactKeys } from './redact-keys.ts';
import { Watchdog } from './watchdog.ts';

/** What calls need of the program. */
export interface Caller {
  config: Config;
  log: Logger;
  providers: Providers;
}

/** A reply, and what else a call tells. */
export interface ModelAnswer extends ModelReply {
  limits?: RateLimits;
  /** Until the first piece came, a thought or a word. */
  firstTokenMs: number;
  /** Of the output: what the model thought, where the provider tells. */
  thinkingTokens: number;
}

export interface CallOptions {
  signal: AbortSignal;
  abilities: Pick<ModelAbilities, 'output' | 'thinkingTokens'>;
}

/** Before an answer begins, a model reads and thinks. */
const FIRST_STALLS = 4;

/**
 * One call over HTTP, as a stream, so that a silent provider is told from a slow one.
 *
 * Throws: ModelFailure; the reason of `signal` when that is aborted.
 */
export async function callModel(
  caller: Caller,
  model: ModelName,
  request: ModelRequest,
  options: CallOptions,
): Promise<ModelAnswer> {
  const { config } = caller;
  options.signal.throwIfAborted();
  const silentMs = config.LLM_STALL_SECONDS * 1000;
  const totalMs = config.LLM_TIMEOUT_SECONDS * 1000;
  const firstMs = Math.min(totalMs, FIRST_STALLS * silentMs);
  // Loading is no part of the call.
  const sdk = await loadSdk();
  const asked = await caller.providers.languageModel(model);
  const heard: Heard = { text: '', startedMs: performance.now() };
  const watchdog = new Watchdog(options.signal, { totalMs, firstMs, silentMs });
  try {
    await listen(streamOf(sdk, asked, model, request, options, watchdog), watchdog, heard);
    return answerOf(heard, request);
  } catch (thrown) {
    options.signal.throwIfAborted();
    throw failureOf(caller, model, request, heard, watchdog, thrown);
  } finally {
    watchdog.stop();
  }
}

/** What came of an answer so far. */
interface Heard {
  text: string;
  startedMs: number;
  firstMs?: number;
  end?: FinishReason;
  usage?: LanguageModelUsage;
  headers?: Readonly<Record<string, string>>;
}

function streamOf(
  { jsonSchema, Output, streamText }: Sdk,
  asked: LanguageModel,
  model: ModelName,
  request: ModelRequest,
  { abilities }: CallOptions,
  { signal }: Watchdog,
) {
  const { name, json } = request.schema;
  const { output } = abilities;
  const { instructions, messages } = buildMessages(model, request, output);
  return streamText({
    model: asked,
    // Anthropic keeps only what is marked; what is too short for that is passed over.
    instructions: { role: 'system', content: instructions, providerOptions: KEPT },
    messages,
    ...(output === 'schema' && {
      output: withoutPartials(Output.object({ name, schema: jsonSchema(JsonSchema.parse(json)) })),
    }),
    ...(output === 'json' && { output: withoutPartials(Output.json()) }),
    maxOutputTokens: request.maxOutputTokens + abilities.thinkingTokens,
    maxRetries: 0,
    abortSignal: signal,
    // Books are not left with the provider.
    providerOptions: { openai: { store: false } },
    telemetry: { isEnabled: false },
    // It would go to the console.
    onError: () => undefined,
  }).stream;
}

/** What has come so far would be parsed anew with each piece of it; that there is more is all that is asked here. */
const withoutPartials = <Whole>(output: OutputInterface<Whole, unknown, never>) => ({
  ...output,
  parsePartialOutput: async ({ text }: { text: string }) => ({ partial: text.length }),
});

async function listen(stream: ReturnType<typeof streamOf>, watchdog: Watchdog, heard: Heard): Promise<void> {
  for await (const part of stream) {
    if (part.type === 'error') throw part.error;
    if (part.type === 'abort') throw new Error('aborted');
    if (part.type === 'ping') watchdog.feed();
    if (part.type === 'text-delta' || part.type === 'reasoning-delta') {
      watchdog.feed();
      heard.firstMs ??= performance.now();
      if (part.type === 'text-delta') heard.text += part.text;
    }
    if (part.type === 'finish-step') {
      heard.end = part.finishReason;
      heard.usage = part.usage;
      heard.headers = part.response.headers ?? {};
    }
  }
  if (heard.end === undefined || heard.end === 'interrupted' || heard.end === 'error')
    throw new Error('The answer ended without its end.');
}

/** A schema is a request's own data: what it says is for the provider to judge. */
const JsonSchema = z.custom<JSONSchema7>((value) => typeof value === 'object' && value !== null);

const KEPT = { anthropic: { cacheControl: { type: 'ephemeral' } } } as const;

type Sdk = typeof import('ai');

async function loadSdk(): Promise<Sdk> {
  // Its warnings would go to the console.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  return import('ai');
}

const ENDS = { stop: 'stop', length: 'length', 'content-filter': 'refusal' } as const;

function answerOf(heard: Heard, request: ModelRequest): ModelAnswer {
  const { end = 'other', headers = {}, startedMs, text, usage } = heard;
  const nowMs = performance.now();
  const limits = readRateLimits(headers, Date.now());
  return {
    text,
    end: end === 'stop' || end === 'length' || end === 'content-filter' ? ENDS[end] : 'other',
    tokens: tokensOf(usage, request, text),
    latencyMs: Math.round(nowMs - startedMs),
    firstTokenMs: Math.round((heard.firstMs ?? nowMs) - startedMs),
    thinkingTokens: usage?.outputTokenDetails.reasoningTokens ?? 0,
    ...(limits && { limits }),
  };
}

/** As the provider counts; servers that do not count are counted for. */
function tokensOf(usage: LanguageModelUsage | undefined, request: ModelRequest, text: string): TokenCount {
  const written = usage?.inputTokenDetails.cacheWriteTokens ?? 0;
  return {
    ...(written > 0 && { writtenTokens: written }),
    inputTokens: usage?.inputTokens ?? countTokens(`${request.system}\n${request.prompt}`),
    cachedTokens: usage?.inputTokenDetails.cacheReadTokens ?? 0,
    outputTokens: usage?.outputTokens ?? countTokens(text),
  };
}

function failureOf(
  { config, log }: Caller,
  model: ModelName,
  request: ModelRequest,
  heard: Heard,
  watchdog: Watchdog,
  thrown: unknown,
): ModelFailure {
  const complaint = readComplaint(thrown);
  const explained = explainFailure(model, complaint, Date.now());
  const began = heard.firstMs !== undefined;
  const { code, message, retryAfterMs, limits } = explained;
  const failure = new ModelFailure(
    watchdog.reason === undefined ? code : 'model_unavailable',
    watchdog.reason === undefined ? message : `${model} ${watchdog.reason}.`,
    {
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(limits && { limits }),
      ...(began && { tokens: tokensOf(undefined, request, heard.text) }),
    },
  );
  log.warn({
    event: 'model_call_failed',
    model,
    task: request.task,
    code: failure.code,
    status: complaint.status,
    reason: watchdog.reason,
    said: redactKeys(complaint.text, config).slice(0, MOST_SAID),
    retryAfterMs,
  });
  return failure;
}

const MOST_SAID = 500;
