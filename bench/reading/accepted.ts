import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Score } from './score.ts';

const PATH = new URL('./accepted.json', import.meta.url);
const Accepted = z.record(z.string(), z.number());

/** A hundredth of a heading or a word is no news; half a percent is. */
const TOLERANCE = 0.005;

const readAccepted = (): z.infer<typeof Accepted> => Accepted.parse(JSON.parse(readFileSync(PATH, 'utf8')));

/**
 * What is worse than the values that are kept in `accepted.json`, a sentence each. A measure without an accepted
 * value is told too: it wants `--accept`.
 */
export function listWorse(scores: readonly Score[]): string[] {
  const accepted = readAccepted();
  return scores.flatMap(({ key, value }) => {
    const before = accepted[key];
    if (before === undefined) return [`${key} is ${value.toFixed(4)} and has no accepted value yet`];
    return value >= before - TOLERANCE
      ? []
      : [`${key} fell from ${before.toFixed(4)} to ${value.toFixed(4)}`];
  });
}

/** Takes the values as they are now; those of files that are not on this machine stay. */
export function acceptScores(scores: readonly Score[]): void {
  const now = scores.map(({ key, value }) => [key, Math.floor(value * 10_000) / 10_000] as const);
  const all = Object.entries({ ...readAccepted(), ...Object.fromEntries(now) });
  const sorted = Object.fromEntries(all.sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(PATH, `${JSON.stringify(sorted, null, 2)}\n`);
}
