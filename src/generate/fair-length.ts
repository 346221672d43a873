import type { Random } from './random.ts';

/**
 * Chooses wrong options so that the key is the shortest, the longest or between them as often as chance would have it.
 *
 * In: `fitting` are wrong options that fit, the best first; `most` is how many are taken.
 * Out: as many of them: those that give the key a place by length that is drawn, as far as there are any.
 */
export function withFairLength(
  key: string,
  fitting: readonly string[],
  most: number,
  random: Random,
): string[] {
  const count = Math.min(most, fitting.length);
  const shorterOnes = Math.floor(random() * (count + 1));
  const chosen: string[] = [];
  let shorter = 0;
  for (const text of fitting) {
    const isShorter = text.length < key.length || (text.length === key.length && shorter < shorterOnes);
    const hasRoom = isShorter ? shorter < shorterOnes : chosen.length - shorter < count - shorterOnes;
    if (!hasRoom) continue;
    if (isShorter) shorter += 1;
    chosen.push(text);
  }
  for (const text of fitting) {
    if (chosen.length >= count) break;
    if (!chosen.includes(text)) chosen.push(text);
  }
  return chosen;
}
