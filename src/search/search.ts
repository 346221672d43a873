import type { Database } from '../db/database.ts';
import { listPassages, type PassagePlace } from './passages.ts';
import { termsOf } from './terms.ts';
import { WordIndex } from './word-index.ts';

/** A place and how well it answers: higher is better. */
export interface FoundPlace extends PassagePlace {
  score: number;
}

/** Which state of which course is searched, and in which language. */
export interface SearchedCourse {
  courseId: number;
  version: number;
  language: string;
}

interface CourseIndex {
  version: number;
  places: PassagePlace[];
  words: WordIndex;
}

// A book of 1,158 pages takes 5 MB, one of 10,000 passages 15.
const MOST_KEPT_BYTES = 64e6;
const BYTES_A_PLACE = 60;
const ROWS_AT_ONCE = 200;
// What is being built takes memory that is not counted yet.
const MOST_BUILT_AT_ONCE = 4;

/**
 * Full-text search in one course at a time. The index of a course is built in memory at its first question and
 * kept for the next ones.
 *
 * Source: PostgreSQL's own (tsvector with GIN) took 1.1 s of writing for 4,000 passages on the embedded database,
 * without GIN 0.6 s for each question, during which status answers wait; this takes nothing of the writing, 0.3 s
 * for the first question, in slices, and 1 ms for the next.
 */
class CourseIndexes {
  readonly #db: Database;
  readonly #kept = new Map<number, { version: number; index: Promise<CourseIndex>; bytes: number }>();
  readonly #lanes: Promise<unknown>[] = [];
  #begun = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  get(course: SearchedCourse): Promise<CourseIndex> {
    const { courseId, version } = course;
    const known = this.#kept.get(courseId);
    this.#kept.delete(courseId);
    const kept = known?.version === version ? known : { version, index: this.#build(course), bytes: 0 };
    this.#kept.set(courseId, kept); // last in the map: used last
    if (kept !== known)
      kept.index.then(
        ({ words, places }) => {
          kept.bytes = words.bytes + places.length * BYTES_A_PLACE;
          this.#forgetOldest();
        },
        () => this.#kept.get(courseId) === kept && this.#kept.delete(courseId),
      );
    return kept.index;
  }

  #forgetOldest(): void {
    let bytes = this.#kept.values().reduce((sum, kept) => sum + kept.bytes, 0);
    for (const [courseId, kept] of this.#kept) {
      if (bytes <= MOST_KEPT_BYTES || this.#kept.size === 1) return;
      this.#kept.delete(courseId);
      bytes -= kept.bytes;
    }
  }

  #build(course: SearchedCourse): Promise<CourseIndex> {
    const lane = this.#begun % MOST_BUILT_AT_ONCE;
    this.#begun += 1;
    const built = (this.#lanes[lane] ?? Promise.resolve()).then(() => this.#read(course));
    this.#lanes[lane] = built.catch(() => undefined);
    return built;
  }

  async #read({ courseId, version, language }: SearchedCourse): Promise<CourseIndex> {
    const index: CourseIndex = { version, places: [], words: new WordIndex(termsOf(language)) };
    for (;;) {
      const after = index.places.at(-1);
      const some = await listPassages(this.#db, courseId, { after, limit: ROWS_AT_ONCE });
      await index.words.addAll(some.map((passage) => passage.text));
      for (const { documentId, page, position } of some) index.places.push({ documentId, page, position });
      if (some.length < ROWS_AT_ONCE) break;
    }
    await index.words.pack();
    return index;
  }
}

const indexes = new WeakMap<Database, CourseIndexes>();

/**
 * Places of a course that hold words of the query, the best first, and how much each term of the query tells. Accents,
 * case and endings do not count.
 */
export async function searchWords(
  db: Database,
  course: SearchedCourse,
  query: string,
  limit: number,
): Promise<{ places: FoundPlace[]; weights: Map<string, number> }> {
  const known = indexes.get(db) ?? new CourseIndexes(db);
  indexes.set(db, known);
  const { words, places } = await known.get(course);
  const found = words.rank(query, limit).flatMap(({ entry, score }) => {
    const place = places[entry];
    return place === undefined ? [] : [{ ...place, score }];
  });
  return { places: found, weights: words.weigh(query) };
}
