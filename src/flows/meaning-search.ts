import { contentHash } from '../base/content-hash.ts';
import { asFailure, FAILURES } from '../base/failure.ts';
import type { Logger } from '../base/log.ts';
import type { PassagePlace } from '../search/passages.ts';
import { findVectorPlace, forgetVectors } from '../search/vector-debts.ts';
import { findQueryVector, saveQueryVector } from '../search/vector-rows.ts';
import type { VectorStore } from '../search/vector-store.ts';
import { saveCall } from '../store/model-answers.ts';
import type { Store } from '../store/store.ts';
import type { Embeddings } from './embeddings.ts';

interface Parts {
  log: Logger;
  store: Store;
  embeddings: Embeddings;
  vectors: VectorStore;
}

/** Whose course is searched by whom. */
interface Searched {
  courseId: number;
  /** Of its passages. */
  version: number;
  owner: string;
}

// People wait: an answer by words alone is better than one that comes later.
const MOST_MS = 2500;
// What does not answer is left alone for so long.
const PAUSE_MS = 5_000;
const MOST_REMEMBERED = 500;

/** Finds passages whose meaning is near to that of a query, in courses whose vectors are all there. */
export class MeaningSearch {
  readonly #parts: Parts;
  readonly #remembered = new Map<string, Promise<Float32Array>>();
  #pausedUntilMs = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What vectors are of and where: the model and the store. */
  get target(): string {
    return `${this.#parts.embeddings.model} ${this.#parts.vectors.name}`;
  }

  /**
   * The nearest places, the nearest first; undefined where the course has no vectors yet, or the model or the store does
   * not answer soon.
   */
  async find(
    searched: Searched,
    query: string,
    { limit, signal }: { limit: number; signal: AbortSignal },
  ): Promise<PassagePlace[] | undefined> {
    const { log, store, vectors } = this.#parts;
    if (performance.now() < this.#pausedUntilMs) return undefined;
    try {
      const { courseId, version } = searched;
      const place = await findVectorPlace(store.db, this.target, courseId, version);
      if (place === undefined) return undefined;
      const late = AbortSignal.any([signal, AbortSignal.timeout(MOST_MS)]);
      const found = await vectors.nearest(place, await this.#vectorOf(query, searched), limit, late);
      if (found === undefined) {
        await forgetVectors(store.db, place);
        log.warn({ event: 'vectors_lost', courseId, store: vectors.name });
      }
      return found;
    } catch (error) {
      if (signal.aborted) return undefined;
      const failure = asFailure(error);
      // One person's limit of cost, or a query that the model refuses, is nothing that others have to wait for.
      if (FAILURES[failure.code].retry) this.#pausedUntilMs = performance.now() + PAUSE_MS;
      log.warn({ event: 'search_by_words_alone', code: failure.code, err: failure });
      return undefined;
    }
  }

  /** Several may wait for it, so it does not end when one of them goes. */
  async #vectorOf(query: string, searched: Searched): Promise<Float32Array> {
    const text = query.toLowerCase().replace(/\s+/g, ' ').trim();
    const known = this.#remembered.get(text);
    this.#remembered.delete(text);
    const made = known ?? this.#findOrMake(text, searched);
    this.#remembered.set(text, made); // last in the map: asked last
    for (const [oldest] of this.#remembered) {
      if (this.#remembered.size <= MOST_REMEMBERED) break;
      this.#remembered.delete(oldest);
    }
    return made.catch((error: unknown) => {
      if (this.#remembered.get(text) === made) this.#remembered.delete(text);
      throw error;
    });
  }

  async #findOrMake(text: string, { courseId, owner }: Searched): Promise<Float32Array> {
    const { embeddings, store } = this.#parts;
    const hash = contentHash(text);
    const paid = await findQueryVector(store.db, embeddings.model, hash);
    if (paid !== undefined) return paid;
    const asker = { owner, courseId, signal: AbortSignal.timeout(MOST_MS) };
    const { vectors, call } = await embeddings.make([text], asker);
    const [vector = new Float32Array()] = vectors;
    await store.db.transaction(async (tx) => {
      await saveQueryVector(tx, embeddings.model, hash, vector);
      await saveCall(tx, call, asker);
    });
    return vector;
  }
}
