import type { Database } from '../db/database.ts';
import { findPassagesVersion, listPassages, type Passage } from './passages.ts';
import { WordIndex } from './word-index.ts';

/** A passage and how well it answers: higher is better. */
export interface FoundPassage extends Passage {
  rank: number;
}

interface CourseIndex {
  version: number;
  passages: Passage[];
  words: WordIndex;
}

// A big book's index holds some 20 MB.
const MOST_KEPT = 4;
const ROWS_AT_ONCE = 500;

/**
 * Full-text search in one course at a time. The index of a course is built in memory at its first question and
 * kept for the next ones.
 *
 * Source: PostgreSQL's own (tsvector with GIN) took 1.1 s of writing for 4,000 passages on the embedded database,
 * without GIN 0.6 s for each question, during which status answers wait; this takes nothing of the writing, 0.3 s
 * for the first question, in slices, and 1 ms for the next.
 */
class PassageSearch {
  readonly #db: Database;
  readonly #kept = new Map<number, Promise<CourseIndex>>();

  constructor(db: Database) {
    this.#db = db;
  }

  async find(courseId: number, query: string, limit: number): Promise<FoundPassage[]> {
    const version = await findPassagesVersion(this.#db, courseId);
    if (version === undefined) return [];
    const { passages, words } = await this.#getIndex(courseId, version);
    return words.rank(query, limit).flatMap(({ entry, score }) => {
      const passage = passages[entry];
      return passage === undefined ? [] : [{ ...passage, rank: score }];
    });
  }

  async #getIndex(courseId: number, version: number): Promise<CourseIndex> {
    const kept = this.#kept.get(courseId);
    this.#kept.delete(courseId);
    const index =
      kept !== undefined && (await kept.catch(() => undefined))?.version === version
        ? kept
        : this.#buildIndex(courseId, version);
    this.#kept.set(courseId, index); // last in the map: used last
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    return index;
  }

  async #buildIndex(courseId: number, version: number): Promise<CourseIndex> {
    const index: CourseIndex = { version, passages: [], words: new WordIndex() };
    for (;;) {
      const after = index.passages.at(-1);
      const some = await listPassages(this.#db, courseId, { after, limit: ROWS_AT_ONCE });
      await index.words.addAll(some.map((passage) => passage.text));
      index.passages.push(...some);
      if (some.length < ROWS_AT_ONCE) return index;
    }
  }
}

const searches = new WeakMap<Database, PassageSearch>();

/** Passages of a course that hold words of the query, the best first. Accents and case do not count. */
export function searchPassages(
  db: Database,
  courseId: number,
  query: string,
  limit: number,
): Promise<FoundPassage[]> {
  const search = searches.get(db) ?? new PassageSearch(db);
  searches.set(db, search);
  return search.find(courseId, query, limit);
}
