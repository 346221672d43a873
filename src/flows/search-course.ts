import { Failure } from '../base/failure.ts';
import type { CourseHits } from '../course/course-hits.ts';
import { type FusedPlace, fuse } from '../search/fuse.ts';
import { findSearchedCourse, getPassages } from '../search/passages.ts';
import { searchWords } from '../search/search.ts';
import { buildSnippet } from '../search/snippet.ts';
import type { Store } from '../store/store.ts';
import type { MeaningSearch } from './meaning-search.ts';

/** What courses are searched with. */
export interface SearchParts {
  store: Store;
  /** Undefined where no model for vectors is configured. */
  meaning?: MeaningSearch | undefined;
}

/** What is looked for in a course, and by whom. */
export interface CourseSearch {
  courseId: number;
  query: string;
  limit: number;
  owner: string;
  /** Fires when nobody waits for the answer any more. */
  signal: AbortSignal;
}

/** Each way of searching gives so many for the other to agree with. */
const LEAST_RANKED = 50;

interface FoundPlaces {
  places: FusedPlace[];
  byMeaning: boolean;
  language: string;
  weights: ReadonlyMap<string, number>;
}

/**
 * The places of a course that answer a query best, by words and, where the vectors of the course are there, by meaning.
 *
 * Throws: Failure `not_found`; the reason of `signal`.
 */
export async function findPlaces(
  { store, meaning }: SearchParts,
  { courseId, query, limit, owner, signal }: CourseSearch,
): Promise<FoundPlaces> {
  const course = await findSearchedCourse(store.db, courseId);
  if (course === undefined) throw new Failure('not_found', `No course ${courseId}`);
  const most = Math.max(limit, LEAST_RANKED);
  const [words, near] = await Promise.all([
    searchWords(store.db, { courseId, ...course }, query, most),
    meaning?.find({ courseId, owner, version: course.version }, query, { limit: most, signal }),
  ]);
  signal.throwIfAborted();
  const found = { byMeaning: near !== undefined, language: course.language, weights: words.weights };
  if (near !== undefined) return { ...found, places: fuse([words.places, near], limit) };
  return { ...found, places: words.places.slice(0, limit).map((place) => ({ ...place, lists: [WORDS] })) };
}

const WORDS = 0;

/**
 * Passages of a course that answer a query, with what is shown of them.
 *
 * Throws: as `findPlaces`.
 */
export async function searchCourse(parts: SearchParts, search: CourseSearch): Promise<CourseHits> {
  const { places, byMeaning, language, weights } = await findPlaces(parts, search);
  const passages = await getPassages(parts.store.db, search.courseId, places);
  const byKey = new Map(passages.map((passage) => [keyOf(passage), passage]));
  const hits = places.flatMap((place) => {
    const passage = byKey.get(keyOf(place));
    if (passage === undefined) return [];
    const { documentId, filename, page, lesson, text } = passage;
    return {
      document_id: documentId,
      filename,
      page,
      lesson,
      text,
      ...buildSnippet(passage, language, weights),
      score: Number(place.score.toFixed(4)),
      found_by: place.lists.map((list) => (list === WORDS ? ('words' as const) : ('meaning' as const))),
    };
  });
  return { hits, by_meaning: byMeaning };
}

const keyOf = ({
  documentId,
  page,
  position,
}: {
  documentId: number;
  page: number;
  position: number;
}): string => `${documentId} ${page} ${position}`;
