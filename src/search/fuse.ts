import type { PassagePlace } from './passages.ts';

// Cormack, Clarke and Büttcher 2009: the usual constant; how scores of the lists are scaled does not matter.
const RANK_CONSTANT = 60;

/** A place with its score and the lists that hold it, by their index. */
export interface FusedPlace extends PassagePlace {
  score: number;
  lists: number[];
}

/** Joins ranked lists by reciprocal rank: what stands high in several comes first. */
export function fuse(lists: readonly (readonly PassagePlace[])[], limit: number): FusedPlace[] {
  const fused = new Map<string, FusedPlace>();
  lists.forEach((places, list) => {
    places.forEach(({ documentId, page, position }, index) => {
      const key = `${documentId} ${page} ${position}`;
      const known = fused.get(key) ?? { documentId, page, position, score: 0, lists: [] };
      known.score += 1 / (RANK_CONSTANT + index + 1);
      known.lists.push(list);
      fused.set(key, known);
    });
  });
  return [...fused.values()].sort((one, other) => other.score - one.score).slice(0, limit);
}
