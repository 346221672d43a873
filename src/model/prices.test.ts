import { describe, expect, it } from 'vitest';
import { parseConfig } from '../base/config.ts';
import { openPrices } from './prices.ts';

const TOKENS = { inputTokens: 1_000_000, cachedTokens: 400_000, outputTokens: 100_000 };
const open = (prices = '') => openPrices(parseConfig({ LLM_PRICES: prices }));

describe('the price of a call', () => {
  it('counts what the provider had kept at its own price', async () => {
    const { priceOf, pricesOf } = await open();
    const prices = pricesOf('openai:gpt-4o-mini');
    expect(prices).toEqual({
      inputUsd: expect.closeTo(0.15),
      cachedUsd: expect.closeTo(0.075),
      outputUsd: expect.closeTo(0.6),
    });
    expect(priceOf('openai:gpt-4o-mini', TOKENS)).toBeCloseTo(0.6 * 0.15 + 0.4 * 0.075 + 0.1 * 0.6);
  });

  it('is higher for what the provider keeps, where that costs more', async () => {
    const { priceOf } = await open();
    const tokens = { inputTokens: 1000, cachedTokens: 0, outputTokens: 0 };
    const model = 'anthropic:claude-sonnet-4-5';
    const plain = priceOf(model, tokens) ?? 0;
    expect(priceOf(model, { ...tokens, writtenTokens: 1000 })).toBeCloseTo(plain * 1.25);
  });

  it('is that of LLM_PRICES where the model stands there', async () => {
    const { priceOf, pricesOf } = await open('openai:gpt-4o-mini=10/5/20,compatible:llama3:8b=0/0/0');
    expect(priceOf('openai:gpt-4o-mini', TOKENS)).toBeCloseTo(6 + 2 + 2);
    expect(priceOf('compatible:llama3:8b', TOKENS)).toBe(0);
    expect(pricesOf('compatible:llama3:8b')).toEqual({ inputUsd: 0, cachedUsd: 0, outputUsd: 0 });
  });

  it('is not known of a model that nobody has heard of, nor of any on a server of one’s own', async () => {
    const { priceOf, pricesOf, contextTokensOf } = await open();
    for (const model of ['openai:nobody-1', 'compatible:gpt-4o-mini'] as const) {
      expect(priceOf(model, TOKENS)).toBeUndefined();
      expect(pricesOf(model)).toBeUndefined();
      expect(contextTokensOf(model)).toBeUndefined();
    }
  });

  it('grows where a model costs more for large requests', async () => {
    const { priceOf } = await open();
    const small = priceOf('google:gemini-2.5-pro', {
      inputTokens: 100_000,
      cachedTokens: 0,
      outputTokens: 0,
    });
    const large = priceOf('google:gemini-2.5-pro', {
      inputTokens: 400_000,
      cachedTokens: 0,
      outputTokens: 0,
    });
    expect(large).toBeGreaterThan((small ?? 0) * 4.5);
  });

  it.each(['anthropic:claude-sonnet-4-5', 'google:gemini-2.5-flash', 'openai:gpt-5-mini'] as const)(
    'and the context of %s are known',
    async (model) => {
      const { priceOf, contextTokensOf } = await open();
      expect(priceOf(model, TOKENS)).toBeGreaterThan(0);
      expect(contextTokensOf(model)).toBeGreaterThan(100_000);
    },
  );
});
