import { describe, expect, it } from 'vitest';
import { readRateLimits, readWaitMs } from './rate-limits.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');

describe('the limits of a provider', () => {
  it.each([
    ['20', 20_000],
    ['1.5', 1500],
    ['0', 0],
    ['120ms', 120],
    ['1s', 1000],
    ['6m0s', 360_000],
    ['1h2m3.5s', 3_723_500],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['2026-03-01T12:01:00Z', 60_000],
    [String(NOW / 1000 + 5), 5000],
    [String(NOW + 250), 250],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('ask with %s to wait %s ms', (text, waitMs) => {
    expect(readWaitMs(text, NOW)).toBe(waitMs);
  });

  it('are read as OpenAI, Anthropic and OpenRouter name them', () => {
    expect(
      readRateLimits(
        {
          'x-ratelimit-limit-requests': '60',
          'x-ratelimit-remaining-requests': '59',
          'x-ratelimit-reset-requests': '1s',
          'x-ratelimit-limit-tokens': '150000',
          'x-ratelimit-remaining-tokens': '149984',
          'x-ratelimit-reset-tokens': '6m0s',
        },
        NOW,
      ),
    ).toEqual({
      requests: { limit: 60, remaining: 59, resetMs: 1000 },
      tokens: { limit: 150_000, remaining: 149_984, resetMs: 360_000 },
    });
    expect(
      readRateLimits(
        {
          'anthropic-ratelimit-requests-limit': '50',
          'anthropic-ratelimit-requests-remaining': '0',
          'anthropic-ratelimit-requests-reset': '2026-03-01T12:00:10Z',
          'anthropic-ratelimit-input-tokens-limit': '30000',
        },
        NOW,
      ),
    ).toEqual({ requests: { limit: 50, remaining: 0, resetMs: 10_000 }, tokens: { limit: 30_000 } });
    expect(
      readRateLimits(
        { 'x-ratelimit-limit': '20', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW + 4000) },
        NOW,
      ),
    ).toEqual({ requests: { limit: 20, remaining: 0, resetMs: 4000 } });
  });

  it('are unknown where the headers say nothing, or nonsense', () => {
    expect(readRateLimits({ 'content-type': 'text/html' }, NOW)).toBeUndefined();
    expect(readRateLimits({ 'x-ratelimit-limit-requests': 'many' }, NOW)).toBeUndefined();
  });
});
