import { expect, it } from 'vitest';
import { type JudgedMutant, judgeMutants } from '../bench/mutations/judge-mutants.ts';
import { listSources } from '../bench/mutations/sources.ts';

const COUNT = 150;

// The long version is `npm run mutate`; a number that it prints can be tried there alone with --only.
it(`${COUNT} broken files end in a result or a clear failure, within limits of time and memory`, async () => {
  const judged: JudgedMutant[] = [];
  await judgeMutants(
    {
      sources: listSources(),
      seed: 7,
      numbers: Array.from({ length: COUNT }, (_, index) => index + 1),
      limits: { timeoutMs: 4000, maxPages: 4000 },
      // Two engines at their limit of 512 MB, and what their threads hold besides.
      maxGrowthBytes: 1.3e9,
      threads: 2,
    },
    (mutant) => judged.push(mutant),
  );
  expect(judged).toHaveLength(COUNT);
  expect(judged.filter(({ fault }) => fault !== undefined)).toEqual([]);
  // Most are still read: a reader that gives up at the first scratch would pass otherwise.
  expect(judged.filter(({ end }) => end === 'read').length).toBeGreaterThan(COUNT / 3);
});
