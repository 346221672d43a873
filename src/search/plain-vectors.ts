import { setImmediate as breathe } from 'node:timers/promises';
import type { Database } from '../db/database.ts';
import type { FoundPlace } from './search.ts';
import { listVectors } from './vector-rows.ts';
import type { PlacedVector, VectorPlace, VectorStore } from './vector-store.ts';

const ROWS_AT_ONCE = 200;
const MOST_KEPT_BYTES = 64e6;
// A thousand vectors of 1,536 numbers take 2 ms.
const SLICE = 1000;

interface Kept {
  version: number;
  place: string;
  vectors: Promise<PlacedVector[]>;
  bytes: number;
}

/**
 * Compares a query with every vector of its course in this process, where the database has no vectors of its own.
 * Exact, and fit for courses of some thousand passages: they are read from the database at the first question.
 */
export function openPlainVectors(db: Database, model: string): VectorStore {
  const kept = new Map<number, Kept>();
  const load = async ({ courseId }: VectorPlace): Promise<PlacedVector[]> => {
    const vectors: PlacedVector[] = [];
    for (;;) {
      const some = await listVectors(db, courseId, model, { after: vectors.at(-1), limit: ROWS_AT_ONCE });
      for (const placed of some) vectors.push({ ...placed, vector: normalise(placed.vector) });
      if (some.length < ROWS_AT_ONCE) return vectors;
    }
  };
  const get = async (place: VectorPlace): Promise<PlacedVector[]> => {
    const known = kept.get(place.courseId);
    kept.delete(place.courseId);
    const isNew = known?.version !== place.version || known.place !== place.place;
    const entry = isNew ? { ...place, vectors: load(place), bytes: 0 } : known;
    kept.set(place.courseId, entry);
    const vectors = await entry.vectors.catch((error: unknown) => {
      if (kept.get(place.courseId) === entry) kept.delete(place.courseId);
      throw error;
    });
    entry.bytes = vectors.reduce((sum, { vector }) => sum + vector.byteLength, 0);
    forgetOldest(kept);
    return vectors;
  };
  return {
    name: 'plain',
    isTable: true,
    isOutside: false,
    save: async () => undefined,
    remove: async () => undefined,
    nearest: async (place, vector, limit) => nearest(await get(place), normalise(vector), limit),
  };
}

function forgetOldest(kept: Map<number, Kept>): void {
  let bytes = kept.values().reduce((sum, entry) => sum + entry.bytes, 0);
  for (const [courseId, entry] of kept) {
    if (bytes <= MOST_KEPT_BYTES || kept.size === 1) return;
    kept.delete(courseId);
    bytes -= entry.bytes;
  }
}

const normalise = (vector: Float32Array): Float32Array => {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((value) => value / length);
};

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
}

async function nearest(
  vectors: readonly PlacedVector[],
  query: Float32Array,
  limit: number,
): Promise<FoundPlace[]> {
  const found: FoundPlace[] = [];
  for (const [index, { vector, ...place }] of vectors.entries()) {
    if (vector.length === query.length) found.push({ ...place, score: dot(vector, query) });
    if (index % SLICE === SLICE - 1) await breathe();
  }
  return found.sort((one, other) => other.score - one.score).slice(0, limit);
}
