import { randomUUID } from 'node:crypto';
import { contentHash } from '../base/content-hash.ts';
import { asFailure, type Failure } from '../base/failure.ts';
import type { Logger } from '../base/log.ts';
import { ModelFailure } from '../model/model-failure.ts';
import type { PassagePlace } from '../search/passages.ts';
import {
  type ClaimedCourse,
  claimCourse,
  dropClaims,
  finishCourse,
  finishRemoval,
  keepClaim,
  listRemovals,
  postponeCourse,
  postponeRemoval,
} from '../search/vector-debts.ts';
import {
  dropOldQueries,
  type EmbeddedPassage,
  findPaid,
  listEmbedded,
  listVectors,
  saveVectors,
} from '../search/vector-rows.ts';
import type { VectorStore } from '../search/vector-store.ts';
import { saveCall } from '../store/model-answers.ts';
import type { Store } from '../store/store.ts';
import type { Embeddings } from './embeddings.ts';

interface Parts {
  log: Logger;
  store: Store;
  embeddings: Embeddings;
  vectors: VectorStore;
  /** What the vectors are of and where. */
  target: string;
}

// Providers take 100 texts at once or more; of 200 words each these stay below their limits of tokens.
const TEXTS_A_CALL = 64;
const VECTORS_A_CALL = 100;
const EVERY_MS = 5000;
// After an event of a job, of which there are many: it may be the one that its course is published.
const PUBLISHED_MS = 1000;
const FIRST_PAUSE_MS = 1000;
const MOST_PAUSE_MS = 5 * 60_000;
/** A limit of cost is not raised in a minute. */
const COST_PAUSE_MS = 60 * 60_000;

/**
 * Sees to it, in the background, that the vectors of every published course are made and where they are searched, and
 * that those of deleted courses go. What does not work is tried again, after longer and longer pauses; what was paid is
 * kept before it is sent anywhere.
 */
export class VectorSync {
  readonly #parts: Parts;
  readonly #claim = randomUUID();
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #dueMs = Number.POSITIVE_INFINITY;
  #working: Promise<void> = Promise.resolve();
  #unlisten: (() => void) | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    const { store, target, log } = this.#parts;
    if (store.db.kind === 'pglite') await dropClaims(store.db);
    log.info({ event: 'vectors_kept_in', target });
    this.#unlisten = store.hints.listen((_job, kind) => {
      if (kind === 'event') this.#wakeAfter(PUBLISHED_MS);
    });
    this.#wakeAfter(0);
  }

  /** Removes what is kept of queries that nobody makes any more. */
  async keepHouse(): Promise<void> {
    await dropOldQueries(this.#parts.store.db);
  }

  async stop(): Promise<void> {
    this.#unlisten?.();
    this.#stopping.abort(new Error('The process is shutting down.'));
    clearTimeout(this.#timer);
    await this.#working;
  }

  /** A time that is sooner stays: whoever wakes it again and again must not put it off. */
  #wakeAfter(ms: number): void {
    const dueMs = performance.now() + ms;
    if (this.#stopping.signal.aborted || this.#dueMs <= dueMs) return;
    clearTimeout(this.#timer);
    this.#dueMs = dueMs;
    this.#timer = setTimeout(() => {
      this.#dueMs = Number.POSITIVE_INFINITY;
      this.#working = this.#working.then(() => this.#work()).then(() => this.#wakeAfter(EVERY_MS));
    }, ms).unref();
  }

  async #work(): Promise<void> {
    const { store, target, log } = this.#parts;
    try {
      await this.#removeGone();
      while (!this.#stopping.signal.aborted) {
        const course = await claimCourse(store.db, target, this.#claim);
        if (course === undefined) return;
        await this.#bringUp(course);
      }
    } catch (error) {
      log.warn({ event: 'vectors_failed', err: asFailure(error) });
    }
  }

  async #bringUp(course: ClaimedCourse): Promise<void> {
    const { store, log } = this.#parts;
    const { courseId } = course;
    const startedMs = performance.now();
    try {
      const made = await this.#embed(course);
      await this.#send(course);
      await finishCourse(store.db, course);
      log.info({
        event: 'vectors_ready',
        courseId,
        made,
        durationMs: Math.round(performance.now() - startedMs),
      });
    } catch (error) {
      if (error === LOST) return;
      const isStopping = this.#stopping.signal.aborted;
      const failure = asFailure(error);
      const afterMs = isStopping ? 0 : pauseAfter(failure, course.failures);
      if (!isStopping)
        log.warn({ event: 'vectors_wait', courseId, code: failure.code, afterMs, err: failure });
      await postponeCourse(store.db, course, { afterMs, failed: !isStopping });
    }
  }

  /** Out: how many vectors were paid. */
  async #embed(course: ClaimedCourse): Promise<number> {
    const { store, embeddings } = this.#parts;
    let after: PassagePlace | undefined;
    let made = 0;
    for (;;) {
      this.#stopping.signal.throwIfAborted();
      const options = { after, limit: TEXTS_A_CALL };
      const passages = await listEmbedded(store.db, course.courseId, embeddings.model, options);
      after = passages.at(-1);
      made += await this.#embedSome(course, passages);
      if (passages.length < TEXTS_A_CALL) return made;
    }
  }

  async #embedSome(course: ClaimedCourse, passages: readonly EmbeddedPassage[]): Promise<number> {
    const { store, embeddings } = this.#parts;
    const { courseId, jobId, owner } = course;
    const wanted = passages
      .map((passage) => ({ ...passage, made: passage.hash, hash: contentHash(passage.text) }))
      .filter(({ made, hash }) => made !== hash);
    if (wanted.length === 0) return 0;
    const vectors = await findPaid(
      store.db,
      embeddings.model,
      wanted.map(({ hash }) => hash),
    );
    const unpaid = new Map(
      wanted.filter(({ hash }) => !vectors.has(hash)).map(({ hash, text }) => [hash, text]),
    );
    const asker = { owner, courseId, jobId, signal: this.#stopping.signal };
    const paid = unpaid.size === 0 ? undefined : await embeddings.make([...unpaid.values()], asker);
    [...unpaid.keys()].forEach((hash, index) => {
      const vector = paid?.vectors[index];
      if (vector !== undefined) vectors.set(hash, vector);
    });
    const found = wanted.flatMap((passage) => {
      const vector = vectors.get(passage.hash);
      return vector === undefined ? [] : [{ ...passage, vector }];
    });
    const isMine = await store.db.transaction(async (tx) => {
      // What was paid is kept, whoever has the course now.
      await saveVectors(tx, courseId, embeddings.model, found);
      if (paid !== undefined) await saveCall(tx, paid.call, asker);
      return keepClaim(tx, course);
    });
    if (!isMine) throw LOST;
    return unpaid.size;
  }

  async #send(course: ClaimedCourse): Promise<void> {
    const { store, embeddings, vectors } = this.#parts;
    if (vectors.isTable) return;
    let after: PassagePlace | undefined;
    for (;;) {
      const options = { after, limit: VECTORS_A_CALL };
      const some = await listVectors(store.db, course.courseId, embeddings.model, options);
      after = some.at(-1);
      // Before each write: a process that was frozen must not bring back what others have removed.
      if (!(await keepClaim(store.db, course))) throw LOST;
      if (some.length > 0) await vectors.save(course, some, this.#stopping.signal);
      if (some.length < VECTORS_A_CALL) return;
    }
  }

  async #removeGone(): Promise<void> {
    const { store, vectors, log } = this.#parts;
    if (!vectors.isOutside) return;
    for (const { place, failures } of await listRemovals(store.db, vectors.name)) {
      try {
        await vectors.remove(place, this.#stopping.signal);
        await finishRemoval(store.db, place);
        log.info({ event: 'vectors_removed', place });
      } catch (error) {
        if (this.#stopping.signal.aborted) return;
        await postponeRemoval(store.db, place, pauseAfter(asFailure(error), failures));
      }
    }
  }
}

const LOST = new Error('Another process has the course, or it is gone.');

function pauseAfter(failure: Failure, failures: number): number {
  if (failure.code === 'cost_limit' || failure.code === 'price_unknown') return COST_PAUSE_MS;
  const asked = failure instanceof ModelFailure ? (failure.retryAfterMs ?? 0) : 0;
  return Math.max(asked, Math.min(MOST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 20)));
}
