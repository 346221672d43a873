/** What a provider allows within a window of time, as far as it says so. */
interface Allowance {
  limit?: number;
  remaining?: number;
  /** Until all of it is there again. */
  resetMs?: number;
}

/** What the headers of an answer tell of a provider's limits. */
export interface RateLimits {
  requests?: Allowance;
  tokens?: Allowance;
}

/**
 * The names under which providers send them: OpenAI, Groq, OpenRouter and vLLM as `x-ratelimit-limit-requests`,
 * Anthropic as `anthropic-ratelimit-requests-limit`.
 */
const NAMES = {
  requests: [
    (field: string) => `x-ratelimit-${field}-requests`,
    (field: string) => `anthropic-ratelimit-requests-${field}`,
    (field: string) => `x-ratelimit-${field}`,
  ],
  tokens: [
    (field: string) => `x-ratelimit-${field}-tokens`,
    (field: string) => `anthropic-ratelimit-tokens-${field}`,
    (field: string) => `anthropic-ratelimit-input-tokens-${field}`,
  ],
} as const;

type Headers = Readonly<Record<string, string>>;

/** Out: undefined where the headers say nothing. In: names in lower case. */
export function readRateLimits(headers: Headers, nowMs: number): RateLimits | undefined {
  const requests = readAllowance(headers, NAMES.requests, nowMs);
  const tokens = readAllowance(headers, NAMES.tokens, nowMs);
  if (requests === undefined && tokens === undefined) return undefined;
  return { ...(requests && { requests }), ...(tokens && { tokens }) };
}

function readAllowance(
  headers: Headers,
  names: readonly ((field: string) => string)[],
  nowMs: number,
): Allowance | undefined {
  for (const nameOf of names) {
    const limit = readCount(headers[nameOf('limit')]);
    const remaining = readCount(headers[nameOf('remaining')]);
    const resetMs = readWaitMs(headers[nameOf('reset')], nowMs);
    if (limit !== undefined || remaining !== undefined)
      return {
        ...(limit !== undefined && { limit }),
        ...(remaining !== undefined && { remaining }),
        ...(resetMs !== undefined && { resetMs }),
      };
  }
  return undefined;
}

const readCount = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;

const DURATION = /^(?:(\d+)h)?(?:(\d+)m(?!s))?(?:([\d.]+)s)?(?:([\d.]+)ms)?$/;
/** Larger numbers are moments, not waits: seconds since 1970, and milliseconds. */
const EPOCH_S = 1e9;
const EPOCH_MS = 1e12;

/**
 * How long a header asks to wait: "20", "1.5", "6m0s", "120ms", an HTTP or ISO date, seconds or milliseconds since
 * 1970. Out: never negative; undefined where it is none of these.
 */
export function readWaitMs(text: string | undefined, nowMs: number): number | undefined {
  if (text === undefined || text === '') return undefined;
  const seconds = Number(text);
  if (!Number.isNaN(seconds)) {
    if (seconds >= EPOCH_MS) return Math.max(0, seconds - nowMs);
    return Math.max(0, seconds >= EPOCH_S ? seconds * 1000 - nowMs : seconds * 1000);
  }
  const parts = DURATION.exec(text);
  if (parts !== null) {
    const [hours = 0, minutes = 0, secs = 0, ms = 0] = parts.slice(1).map((part) => Number(part ?? 0));
    return ((hours * 60 + minutes) * 60 + secs) * 1000 + ms;
  }
  const momentMs = Date.parse(text);
  return Number.isNaN(momentMs) ? undefined : Math.max(0, momentMs - nowMs);
}
