import { expect, it } from 'vitest';
import { findMetLimit, suggestLimit } from './suggest-limit.ts';

const job = (spent: number, limit: number | null, estimated: number | null) => ({
  usage: { cost_usd: spent },
  max_cost_usd: limit,
  estimate: { cost_usd: estimated },
});

it('suggests what the estimate and a margin need, or twice the limit where that is more', () => {
  expect(suggestLimit(job(0.09, 0.1, 0.8), null)).toBe(1);
  expect(suggestLimit(job(0.09, 0.1, 0.083), null)).toBe(0.2);
  expect(suggestLimit(job(1.96, null, null), null)).toBe(4);
  expect(suggestLimit(job(0.000123, 0.0002, 0.0111), null)).toBe(0.014);
});

it('suggests no more than the server allows, and something where nothing is known', () => {
  expect(suggestLimit(job(0.09, 0.1, 0.8), 0.5)).toBe(0.5);
  expect(suggestLimit(job(0, null, null), null)).toBe(1);
});

it('tells the limit of the job, which can be raised, from those of the server', () => {
  const server = { max_cost_usd: 2, max_cost_usd_per_owner_month: 10, spent_this_month_usd: 3 };
  expect(findMetLimit(job(0.09, 0.1, 0.8), server)).toBe('job');
  expect(findMetLimit(job(1.9, null, 0.8), server)).toBe('server');
  expect(findMetLimit(job(1.9, 2, 0.8), server)).toBe('server');
  expect(findMetLimit(job(0.5, 1, 0.8), { ...server, spent_this_month_usd: 9.9 })).toBe('month');
  expect(findMetLimit(job(0.09, 0.1, 0.8), undefined)).toBe('job');
});
