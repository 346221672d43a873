import { z } from 'zod';
import type { ModelName } from '../base/model-name.ts';
import { ModelFailure } from './model-failure.ts';
import { readRateLimits, readWaitMs } from './rate-limits.ts';

/** What is known of a call that went wrong, before it is judged. */
export interface Complaint {
  /** The status of HTTP, or what stands for it in the midst of a stream. */
  status?: number;
  headers: Readonly<Record<string, string>>;
  /** The provider's own words: for the log, keys taken out, and to tell cases apart. */
  text: string;
}

/** Says nothing of what a provider answered: the texts of providers are theirs. */
export function explainFailure(model: ModelName, complaint: Complaint, nowMs: number): ModelFailure {
  const { status, headers, text } = complaint;
  const retryAfterMs = readRetryAfter(complaint, nowMs);
  const limits = readRateLimits(headers, nowMs);
  const known = { ...(retryAfterMs !== undefined && { retryAfterMs }), ...(limits && { limits }) };
  if (status === undefined)
    return new ModelFailure('model_unavailable', `${model} could not be reached, or broke off.`, known);
  const withStatus = `(status ${status})`;
  // A quota that is used up has the status of too many calls, but waiting does not help.
  if (status === 402 || (status === 429 && NO_QUOTA.test(text)))
    return new ModelFailure('model_rejected', `${model} has no quota left ${withStatus}.`, known);
  if (status === 429 || status === 529)
    return new ModelFailure('model_busy', `${model} takes no more calls for now ${withStatus}.`, known);
  if (status === 413 || (status === 400 && TOO_LONG.test(text)))
    return new ModelFailure('model_context_too_small', `The request is too large for ${model}.`, known);
  if (status >= 500 || WORTH_ANOTHER_TRY.has(status))
    return new ModelFailure('model_unavailable', `${model} failed ${withStatus}.`, known);
  return new ModelFailure('model_rejected', `${model} refused the request ${withStatus}.`, known);
}

const NO_QUOTA =
  /insufficient_quota|credit balance|billing_hard_limit|exceeded your current quota.*billing/is;
const TOO_LONG =
  /context_length|context length|context window|maximum context|(?:prompt|input|request)\b.{0,40}\btoo (?:long|large)|input token count.{0,40}exceeds|exceeds? the (?:available )?context/is;
const WORTH_ANOTHER_TRY = new Set([408, 409, 425]);

const GOOGLE_DELAY = /"retryDelay"\s*:\s*"([\d.]+s)"/;

function readRetryAfter({ headers, text }: Complaint, nowMs: number): number | undefined {
  const exactMs = Number(headers['retry-after-ms'] ?? 'none');
  if (!Number.isNaN(exactMs)) return exactMs;
  return readWaitMs(headers['retry-after'], nowMs) ?? readWaitMs(GOOGLE_DELAY.exec(text)?.[1], nowMs);
}

const MOST_TEXT = 4000;

/** As the packages of providers throw them: an answer with a status, an event within a stream, or a broken connection. */
const Thrown = z.looseObject({
  message: z.string().catch(''),
  statusCode: z.number().optional().catch(undefined),
  code: z.union([z.string(), z.number()]).optional().catch(undefined),
  type: z.string().optional().catch(undefined),
  responseHeaders: z.record(z.string(), z.string()).catch({}),
  responseBody: z.string().catch(''),
  cause: z
    .looseObject({ message: z.string().catch('') })
    .optional()
    .catch(undefined),
});

/** Out: the provider's own words, keys and all. In: anything thrown. */
export function readComplaint(thrown: unknown): Complaint {
  const parsed = Thrown.safeParse(fieldsOf(thrown));
  if (!parsed.success) return { headers: {}, text: String(thrown).slice(0, MOST_TEXT) };
  const { statusCode, code, type, message, responseBody, responseHeaders, cause } = parsed.data;
  const status = statusCode ?? STATUS_OF_EVENT[`${type ?? code ?? ''}`];
  const text = [code, type, message, cause?.message, responseBody].filter((part) => part).join(' ');
  return {
    ...(status !== undefined && status >= 400 && { status }),
    headers: responseHeaders,
    text: text.slice(0, MOST_TEXT),
  };
}

/** The status that an error would have had before the stream began. */
const STATUS_OF_EVENT: Readonly<Record<string, number>> = {
  rate_limit_error: 429,
  rate_limit_exceeded: 429,
  insufficient_quota: 402,
  overloaded_error: 529,
  server_error: 500,
  api_error: 500,
};

/** An Error's own fields and its message, which a schema does not see. */
const fieldsOf = (thrown: unknown): unknown =>
  thrown instanceof Error ? { ...thrown, message: thrown.message, cause: thrown.cause } : thrown;
