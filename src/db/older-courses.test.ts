import { cp, mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { describeEachDatabase, type TestDatabases } from './test-databases.ts';

const FOLDER = join(import.meta.dirname, 'migrations');

/** A copy of the migrations before one of them. */
async function migrationsBefore(folder: string, number: string): Promise<string> {
  const older = await mkdtemp(join(folder, 'migrations-'));
  for (const file of await readdir(FOLDER))
    if (file < number) await cp(join(FOLDER, file), join(older, file));
  return older;
}

/** A database with a course, as it was before a migration. */
async function databaseBefore(databases: TestDatabases, number: string): Promise<Database> {
  const place = await databases.create();
  const db = await openDatabase(place);
  await migrate(db, { folder: await migrationsBefore(place.DATA_DIR, number) });
  await db.execute(`insert into course (title, generator) values ('Course', 'extractive')`);
  return db;
}

describeEachDatabase('questions of courses that are there already', (databases) => {
  it('get a key that is the same however their options stand', async () => {
    const db = await databaseBefore(databases, '004');
    await db.execute(
      `insert into quiz (course_id, week, title, quiz_type)
       select course_id, week, 'Quiz', 'module' from course, unnest($1::int[]) week`,
      [[1, 2, 3]],
    );
    const bodies = [
      ['b', 'a', 'ä'],
      ['ä', 'b', 'a'],
      ['a', 'b', 'c'],
    ].map((options) => JSON.stringify({ kind: 'choice', lesson: 'm1-l1', question_text: 'Which?', options }));
    await db.execute(
      `insert into question (quiz_id, position, body)
       select quiz_id, 0, ($1::text[])[week]::json from quiz`,
      [bodies],
    );
    await migrate(db);
    const rows = await db.query(
      z.object({ key: z.string(), status: z.string(), version: z.int() }),
      'select key, question.status, question.version from question join quiz using (quiz_id) order by week',
    );
    const [one, same, other] = rows;
    expect(one).toEqual({ key: expect.stringMatching(/^[0-9a-f]{32}$/), status: 'published', version: 1 });
    expect(same).toEqual(one);
    expect(other?.key).not.toBe(one?.key);
    await db.close();
  });
});

describeEachDatabase('lessons of courses that are there already', (databases) => {
  it('keep how long they are and on which pages', async () => {
    const db = await databaseBefore(databases, '010');
    const pages = [{ document_id: 1, from: 2, to: 3 }];
    await db.execute(
      `insert into lesson (course_id, key, week, position, title, draft)
       select course_id, key, 1, 0, 'Lesson', draft::json
       from course, unnest(array['written', 'planned'], $1::text[]) given (key, draft)`,
      [[JSON.stringify({ minutes: 7, pages }), null]],
    );
    await migrate(db);
    const rows = await db.query(
      z.object({ minutes: z.int().nullable(), pages: z.unknown() }),
      'select minutes, pages from lesson order by key desc',
    );
    expect(rows).toEqual([
      { minutes: 7, pages },
      { minutes: null, pages: null },
    ]);
    await db.close();
  });
});
