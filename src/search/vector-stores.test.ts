import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contentHash } from '../base/content-hash.ts';
import { type Database, openDatabase, queryOne } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { describeEachDatabase } from '../db/test-databases.ts';
import { openChroma } from './chroma.ts';
import { startFakeChroma } from './fake-chroma.ts';
import { type Passage, type PassagePlace, savePassages } from './passages.ts';
import { openPgvector } from './pgvector.ts';
import { openPlainVectors } from './plain-vectors.ts';
import { installChroma, startChroma } from './test-chroma.ts';
import { saveVectors } from './vector-rows.ts';
import type { PlacedVector, VectorPlace, VectorStore } from './vector-store.ts';

const MODEL = 'compatible:fake-1';
const never = new AbortController().signal;

interface TwoCourses {
  db: Database;
  courses: { course: number; document: number }[];
}

/** Two courses with the same ten passages each. */
async function fill(db: Database): Promise<TwoCourses> {
  await migrate(db);
  const courses: TwoCourses['courses'] = [];
  for (const name of ['one', 'two']) {
    const made = await queryOne(
      db,
      z.object({ course: z.int(), document: z.int() }),
      `with made as (insert into course (title, generator) values ($1, 'extractive') returning course_id)
       insert into document (course_id, position, filename, bytes, sha256)
       select course_id, 0, $1, 1, '' from made returning course_id as course, document_id as document`,
      [name],
    );
    courses.push(made);
    const passages = vectorsOf(made.document).map(
      (place): Passage => ({ ...place, lessonKey: null, text: `passage ${place.page}`, lines: [] }),
    );
    await savePassages(db, made.course, passages);
    const hashed = vectorsOf(made.document).map((placed) => ({
      ...placed,
      hash: contentHash(`${placed.page}`),
    }));
    await saveVectors(db, made.course, MODEL, hashed);
  }
  return { db, courses };
}

/** Ten directions in three dimensions, each of another length. */
const vectorsOf = (documentId: number): PlacedVector[] =>
  Array.from({ length: 10 }, (_, index) => ({
    documentId,
    page: index + 1,
    position: 0,
    vector: Float32Array.from(
      [Math.cos(index / 4), Math.sin(index / 4), 0.1].map((value) => value * (index + 1)),
    ),
  }));

const pagesOf = (places: readonly PassagePlace[] | undefined): number[] | undefined =>
  places?.map(({ page }) => page);

/** What every store of vectors does. */
function storeCases(open: () => Promise<{ store: VectorStore; two: TwoCourses }>): void {
  let store: VectorStore;
  let two: TwoCourses;
  const placeOf = (index: number): VectorPlace => ({
    courseId: two.courses[index]?.course ?? 0,
    place: `lectern-test-${two.courses[index]?.course}`,
    version: 1,
  });
  const documentOf = (index: number): number => two.courses[index]?.document ?? 0;
  const near = (index: number, limit = 3) =>
    store.nearest(placeOf(index), Float32Array.from([Math.cos(1), Math.sin(1), 0.1]), limit, never);

  beforeAll(async () => {
    ({ store, two } = await open());
  });

  it('does not know what it was never sent', async () => {
    if (!store.isTable) expect(pagesOf(await near(0)) ?? []).toEqual([]);
  });

  it('finds the nearest by angle, whatever their length, and takes the same twice', async () => {
    for (const index of [0, 1, 0]) await store.save(placeOf(index), vectorsOf(documentOf(index)), never);
    expect(pagesOf(await near(0))).toEqual([5, expect.any(Number), expect.any(Number)]);
    expect(
      pagesOf(await near(0))
        ?.slice(1)
        .toSorted(),
    ).toEqual([4, 6]);
    expect(pagesOf(await near(0, 50))).toHaveLength(10);
  });

  it('finds the same passages of another course in that course alone', async () => {
    for (const index of [0, 1])
      expect((await near(index, 50))?.map(({ documentId }) => documentId)).toEqual(
        Array(10).fill(documentOf(index)),
      );
  });

  it('replaces a vector, and keeps those of one course when another one goes', async () => {
    const [first] = vectorsOf(documentOf(1));
    if (first === undefined) throw new Error('no vector');
    const turned = { ...first, vector: Float32Array.from([Math.cos(1), Math.sin(1), 0.1]), hash: 'other' };
    await saveVectors(two.db, placeOf(1).courseId, MODEL, [turned]);
    await store.save(placeOf(1), [turned], never);
    const changed = { ...placeOf(1), version: 2 };
    const found = await store.nearest(changed, turned.vector, 2, never);
    expect(pagesOf(found)?.toSorted()).toEqual([1, 5]);
    await store.remove(placeOf(0).place, never);
    await store.remove(placeOf(0).place, never);
    await two.db.execute('delete from course where course_id = $1', [placeOf(0).courseId]);
    expect(
      pagesOf(await store.nearest({ ...placeOf(0), version: 2 }, turned.vector, 5, never)) ?? [],
    ).toEqual([]);
    expect(await store.nearest(changed, turned.vector, 50, never)).toHaveLength(10);
  });
}

describeEachDatabase('vectors in their table', (databases) => {
  let db: Database;
  afterAll(() => db.close());
  storeCases(async () => {
    db = await openDatabase(await databases.create());
    return { store: openPlainVectors(db, MODEL), two: await fill(db) };
  });
});

describeEachDatabase('vectors in pgvector', (databases) => {
  let db: Database;
  let store: VectorStore | undefined;
  beforeAll(async () => {
    db = await openDatabase({ ...(await databases.create()), EMBEDDING_MODEL: MODEL });
    await migrate(db);
    store = await openPgvector(db);
  });
  afterAll(() => db.close());

  it('are there on the embedded database, and elsewhere where the extension is', async () => {
    const extensions = await db.query(
      z.unknown(),
      `select 1 from pg_available_extensions where name = 'vector'`,
    );
    expect(store !== undefined).toBe(extensions.length > 0);
    if (db.kind === 'pglite') expect(store).toBeDefined();
    else if (store === undefined)
      console.warn('pgvector is tested on the embedded database alone: no extension');
  });
});

describe('vectors in pgvector on the embedded database', () => {
  describeEachDatabase(
    'stores',
    (databases) => {
      let db: Database;
      afterAll(() => db.close());
      storeCases(async () => {
        db = await openDatabase({ ...(await databases.create()), EMBEDDING_MODEL: MODEL });
        const two = await fill(db);
        const store = await openPgvector(db);
        if (store === undefined) throw new Error('no pgvector');
        return { store, two };
      });

      it('leave the database usable for a Lectern that has no extension', async () => {
        const place = await databases.create();
        const first = await openDatabase({ ...place, EMBEDDING_MODEL: MODEL });
        const { courses } = await fill(first);
        const store = await openPgvector(first);
        const [one] = courses;
        if (one === undefined || store === undefined) throw new Error('no store');
        const vectors = vectorsOf(one.document);
        await store.save({ courseId: one.course, place: 'p', version: 1 }, vectors, never);
        await first.close();
        const plain = await openDatabase(place);
        await plain.script('vacuum analyze');
        expect(await plain.execute('delete from course where course_id = $1', [one.course])).toBe(1);
        expect(await openPgvector(plain).catch(() => undefined)).toBeUndefined();
        await plain.close();
      });
    },
    undefined,
    'pglite',
  );
});

const missing = await installChroma();
if (missing !== undefined) console.warn(`Tests of a real Chroma are skipped: ${missing}`);

describe.each([
  { name: 'Chroma', start: startChroma, skip: missing !== undefined },
  {
    name: 'what stands for Chroma in tests',
    start: async () => {
      const fake = await startFakeChroma();
      return { url: fake.url, stop: fake.close };
    },
    skip: false,
  },
])('vectors in $name', ({ start, skip }) => {
  describe.skipIf(skip)("as a server of one's own", () => {
    describeEachDatabase(
      'beside a database',
      (databases) => {
        const closing: (() => Promise<void>)[] = [];
        afterAll(async () => {
          for (const close of closing) await close();
        });
        storeCases(async () => {
          const server = await start();
          const db = await openDatabase(await databases.create());
          closing.push(server.stop, () => db.close());
          const store = openChroma({
            url: server.url,
            tenant: 'default_tenant',
            database: 'default_database',
          });
          return { store, two: await fill(db) };
        });
      },
      undefined,
      'pglite',
    );
  });
});

describe('vectors in Chroma Cloud', () => {
  it('are in the tenant and database of the key, and a wrong key is told without it', async () => {
    const cloud = { tenant: 'tenant-1', database: 'courses', apiKey: 'ck-secret' };
    const server = await startFakeChroma({ cloud });
    const place = { courseId: 1, place: 'lectern-1', version: 1 };
    try {
      const store = openChroma({ url: server.url, ...cloud });
      await store.save(place, vectorsOf(1), never);
      expect(server.vectors()).toBe(10);
      const foreign = openChroma({ url: server.url, ...cloud, database: 'others' });
      await expect(foreign.save(place, vectorsOf(1), never)).rejects.toThrow(/CHROMA_DATABASE/);
      const wrong = openChroma({ url: server.url, ...cloud, apiKey: 'ck-wrong' });
      const refused = wrong.save(place, vectorsOf(1), never);
      await expect(refused).rejects.toMatchObject({ code: 'vectors_unavailable' });
      await expect(refused).rejects.not.toThrow(/ck-wrong/);
    } finally {
      await server.close();
    }
  });
});
