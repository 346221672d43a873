import { z } from 'zod';
import { queryOne } from '../../src/db/database.ts';
import { type Passage, savePassages } from '../../src/search/passages.ts';
import { closeStore, openStore } from '../../src/store/store.ts';

const WORDS_A_PASSAGE = 150;
const VOCABULARY = 40_000;
const PAGES_AT_ONCE = 200;

/** Numbers 0 to 1, always the same. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** The nth commonest word of a language that nobody speaks. */
const wordOf = (rank: number): string => `${(rank * 2_654_435_761).toString(36)}a`;

/** Ranks as in running text: the commonest word is every tenth, half of all words are rare. */
const drawRank = (draw: () => number): number => Math.floor(VOCABULARY ** draw());

/** Some words as a person searches: of middling frequency, and one rare. */
export function listQueries(count: number, seed: number): string[] {
  const draw = random(seed);
  return Array.from({ length: count }, () =>
    [0.2, 0.45, 0.6, 0.8, 0.95]
      .map((depth) => wordOf(Math.floor(VOCABULARY ** (depth + draw() * 0.05))))
      .join(' '),
  );
}

/** Courses of made-up passages in a new database. Out: their ids, the big one first. */
export async function fillCourses(
  place: { DATA_DIR: string; DATABASE_URL?: string },
  sizes: readonly number[],
): Promise<number[]> {
  const store = await openStore(place);
  const draw = random(1);
  const courses: number[] = [];
  for (const size of sizes) {
    const { course, document } = await queryOne(
      store.db,
      z.object({ course: z.int(), document: z.int() }),
      `with made as (
         insert into course (title, generator, language, published_at) values ('bench', 'extractive', 'en', now())
         returning course_id
       )
       insert into document (course_id, position, filename, bytes, sha256, pages)
       select course_id, 0, 'bench.pdf', 1, '', $1 from made returning course_id as course, document_id as document`,
      [size],
    );
    for (let from = 1; from <= size; from += PAGES_AT_ONCE) {
      const count = Math.min(PAGES_AT_ONCE, size - from + 1);
      const passages = Array.from({ length: count }, (_, index) => passage(document, from + index, draw));
      await savePassages(store.db, course, passages);
    }
    courses.push(course);
  }
  await closeStore(store);
  return courses;
}

function passage(documentId: number, page: number, draw: () => number): Passage {
  const text = Array.from({ length: WORDS_A_PASSAGE }, () => wordOf(drawRank(draw))).join(' ');
  const lines = Array.from({ length: 12 }, (_, index): Passage['lines'][number] => [
    Math.floor((index * text.length) / 12),
    0.1,
    0.1 + index / 20,
    0.8,
    0.02,
  ]);
  return { documentId, page, position: 0, lessonKey: null, text, lines };
}
