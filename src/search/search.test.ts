import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Database, openDatabase, queryOne } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { describeEachDatabase } from '../db/test-databases.ts';
import { fuse } from './fuse.ts';
import { findSearchedCourse, getPassages, savePassages } from './passages.ts';
import { searchWords } from './search.ts';
import { termsOf } from './terms.ts';
import { WordIndex } from './word-index.ts';

const words = (count: number, word = 'word'): string =>
  Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ');

describe('an index of words', () => {
  const indexOf = async (...texts: string[]): Promise<WordIndex> => {
    const index = new WordIndex(termsOf('en'));
    await index.addAll(texts);
    await index.pack();
    return index;
  };

  it('ranks rare words above common ones', async () => {
    const index = await indexOf('the cell the cell', 'the mitochondrion', 'the the the the');
    expect(index.rank('the mitochondria mitochondrion', 3).map((found) => found.entry)).toEqual([1, 2, 0]);
    expect(index.rank('nowhere', 3)).toEqual([]);
    expect((await indexOf()).rank('a', 3)).toEqual([]);
  });

  it('gives the scores of BM25', async () => {
    const index = await indexOf('light light wave', 'light', 'sound and much more than that');
    const rarity = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5));
    const score = (count: number, length: number): number =>
      (rarity * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / (10 / 3)));
    const [first, second] = index.rank('light', 10);
    expect(first?.entry).toBe(0);
    expect(first?.score).toBeCloseTo(score(2, 3), 9);
    expect(second?.score).toBeCloseTo(score(1, 1), 9);
  });

  it('gives the best of many as a whole sort would', async () => {
    const texts = Array.from(
      { length: 500 },
      (_, index) => `${'light '.repeat((index * 7) % 13)}${words(index % 40)}`,
    );
    const index = await indexOf(...texts);
    const all = index.rank('light', 500);
    expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).toSorted((a, b) => b - a));
    expect(index.rank('light', 7)).toEqual(all.slice(0, 7));
  });
});

describe('lists of places', () => {
  it('are joined by reciprocal rank: what is high in both comes first', () => {
    const place = (page: number) => ({ documentId: 1, page, position: 0 });
    const joined = fuse(
      [
        [place(1), place(2), place(3)],
        [place(3), place(4)],
      ],
      3,
    );
    expect(joined.map(({ page, lists }) => [page, lists])).toEqual([
      [3, [0, 1]],
      [1, [0]],
      [2, [0]],
    ]);
    expect(joined[0]?.score).toBeCloseTo(1 / 63 + 1 / 61, 9);
  });
});

describeEachDatabase('search', (databases) => {
  let db: Database;
  const courses: { course: number; document: number }[] = [];
  beforeAll(async () => {
    db = await openDatabase(await databases.create());
    await migrate(db);
    for (const name of ['one', 'two'])
      courses.push(
        await queryOne(
          db,
          z.object({ course: z.int(), document: z.int() }),
          `with made as (insert into course (title, generator, language, published_at) values ($1, 'extractive', 'en', now()) returning course_id)
           insert into document (course_id, position, filename, bytes, sha256)
           select course_id, 0, $1, 1, '' from made returning course_id as course, document_id as document`,
          [name],
        ),
      );
  });
  afterAll(() => db.close());
  const passage = (documentId: number, pageNumber: number, text: string) => ({
    documentId,
    page: pageNumber,
    position: 0,
    lessonKey: 'k',
    text,
    lines: [],
  });
  const find = async (courseId: number, query: string) => {
    const course = await findSearchedCourse(db, courseId);
    if (course === undefined) throw new Error('no course');
    return (await searchWords(db, { courseId, ...course }, query, 10)).places;
  };

  it('finds what is in the course and nothing of another', async () => {
    const [one, two] = courses;
    if (one === undefined || two === undefined) throw new Error('no courses');
    await savePassages(db, one.course, [
      passage(one.document, 1, 'Photosynthesis turns light into sugar.'),
      passage(one.document, 2, 'Light is a wave.'),
    ]);
    await savePassages(db, two.course, [passage(two.document, 1, 'Photosynthesis in another course.')]);
    const found = await find(one.course, 'Photosynthesis of light?');
    expect(found.map((hit) => [hit.documentId, hit.page])).toEqual([
      [one.document, 1],
      [one.document, 2],
    ]);
    expect(await findSearchedCourse(db, 999)).toBeUndefined();
  });

  it('sees what was saved after the first question, and saves a place once', async () => {
    const [, two] = courses;
    if (two === undefined) throw new Error('no courses');
    expect(await find(two.course, 'volcano')).toEqual([]);
    await savePassages(db, two.course, [passage(two.document, 7, 'A volcano.')]);
    await savePassages(db, two.course, [passage(two.document, 7, 'A quiet volcano.')]);
    const places = await find(two.course, 'volcanoes');
    expect(await getPassages(db, two.course, places)).toMatchObject([{ page: 7, text: 'A quiet volcano.' }]);
    const [one] = courses;
    expect(await getPassages(db, one?.course ?? 0, places)).toEqual([]);
  });

  it('finds the one page of a big book that holds two rare words', async () => {
    const [one] = courses;
    if (one === undefined) throw new Error('no courses');
    const vocabulary = Array.from({ length: 12_000 }, (_, index) => (index * 2654435761).toString(36));
    const text = (): string =>
      Array.from({ length: 150 }, () => vocabulary[Math.floor(Math.random() ** 2 * 12_000)]).join(' ');
    for (let batch = 0; batch < 40; batch += 1)
      await savePassages(
        db,
        one.course,
        Array.from({ length: 100 }, (_, index) => passage(one.document, 10 + batch * 100 + index, text())),
      );
    await savePassages(db, one.course, [passage(one.document, 5000, `${text()} quokka wombat ${text()}`)]);
    const hits = await find(one.course, `wombat ${vocabulary[9000]} quokka`);
    expect(hits).toHaveLength(10);
    expect(hits[0]).toMatchObject({ documentId: one.document, page: 5000 });
  });
});
