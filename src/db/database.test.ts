import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { shareText } from '../base/shared-text.ts';
import { type Database, openDatabase, queryOne } from './database.ts';
import { migrate } from './migrate.ts';
import { describeEachDatabase } from './test-databases.ts';

const Count = z.object({ count: z.number() });

describeEachDatabase('the database', (databases) => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase(await databases.create());
    await db.script('create table note (id int primary key, text text); create table other (id int)');
  });
  afterAll(() => db.close());

  it('gives the same types on both engines', async () => {
    const Row = z.object({
      big: z.number(),
      bytes: z.instanceof(Uint8Array),
      json: z.object({ a: z.number() }),
      time: z.string(),
      flag: z.boolean(),
      list: z.array(z.string()),
      nothing: z.null(),
    });
    const bytes = new Uint8Array([0, 1, 127, 128, 255]);
    const row = await queryOne(
      db,
      Row,
      `select 9007199254740991::int8 as big, $1::bytea as bytes, $2::jsonb as json,
         '2026-01-02 03:04:05.678901+02'::timestamptz as time, $3::boolean as flag, $4::text[] as list, null as nothing`,
      [bytes, JSON.stringify({ a: 1 }), true, ['a', 'b "quoted" \\ {x}', 'é漢']],
    );
    expect(row.big).toBe(Number.MAX_SAFE_INTEGER);
    expect([...row.bytes]).toEqual([...bytes]);
    expect(row.json).toEqual({ a: 1 });
    expect(row.time).toBe('2026-01-02T01:04:05.678Z');
    expect(row.flag).toBe(true);
    expect(row.list).toEqual(['a', 'b "quoted" \\ {x}', 'é漢']);
  });

  it('takes lists of every type, with nulls and bytes in them', async () => {
    const rows = await db.query(
      z.object({ a: z.number(), b: z.string().nullable(), c: z.instanceof(Uint8Array) }),
      'select * from unnest($1::bigint[], $2::text[], $3::bytea[]) as given (a, b, c)',
      [
        [1, 2],
        [null, 'NULL'],
        [new Uint8Array([1]), new Uint8Array([92, 34])],
      ],
    );
    expect(rows.map((row) => [row.a, row.b, [...row.c]])).toEqual([
      [1, null, [1]],
      [2, 'NULL', [92, 34]],
    ]);
  });

  it('takes texts that threads share where it takes a list of texts', async () => {
    const texts = ['plain', 'b "quoted" \\ {x}, é漢🙂', '', 'x'.repeat(100_000)];
    const row = await queryOne(
      db,
      z.object({ list: z.array(z.string().nullable()), none: z.array(z.string()) }),
      'select $1::text[] as list, $2::text[] as none',
      [[...texts.map(shareText), null, 'a string'], []],
    );
    expect(row).toEqual({ list: [...texts, null, 'a string'], none: [] });
  });

  it('refuses a text that PostgreSQL cannot hold, and goes on', async () => {
    for (const value of ['a\0b', shareText('a\0b')])
      await expect(db.query(z.object({}), 'select $1::text[]', [[value]])).rejects.toThrow(/encoding|0x00/);
    expect(await db.query(z.object({ one: z.int() }), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('counts the rows that a statement changed', async () => {
    expect(await db.execute('insert into other select generate_series(1, 7)')).toBe(7);
    expect(await db.execute('update other set id = 0 where id > 5')).toBe(2);
    expect(await db.execute('delete from other')).toBe(7);
  });

  it('rolls a transaction back when its work throws, and goes on', async () => {
    const failed = db.transaction(async (tx) => {
      await tx.execute(`insert into note values (1, 'lost')`);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await db.query(Count, 'select count(*) from note')).toEqual([{ count: 0 }]);
  });

  it('rolls back a transaction that a statement broke', async () => {
    const failed = db.transaction(async (tx) => {
      await tx.execute(`insert into note values (1, 'lost')`);
      await tx.execute('select * from nowhere');
    });
    await expect(failed).rejects.toMatchObject({ code: '42P01' });
    expect(await db.query(Count, 'select count(*) from note')).toEqual([{ count: 0 }]);
  });

  it('does not pretend to commit what a swallowed error has broken', async () => {
    const failed = db.transaction(async (tx) => {
      await tx.execute(`insert into note values (1, 'lost')`);
      await tx.execute('select * from nowhere').catch(() => undefined);
    });
    await expect(failed).rejects.toMatchObject({ code: '25P02' });
    expect(await db.query(Count, 'select count(*) from note')).toEqual([{ count: 0 }]);
  });

  it('keeps the statements of others out of a transaction', async () => {
    await db.execute('delete from note');
    let outside: Promise<number> | undefined;
    const failed = db.transaction(async (tx) => {
      await tx.execute(`insert into note values (1, 'inside')`);
      outside = db.execute(`insert into note values (2, 'outside')`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await outside).toBe(1);
    expect(await db.query(z.object({ text: z.string() }), 'select text from note')).toEqual([
      { text: 'outside' },
    ]);
  });

  it('runs transactions that were begun at once one after another', async () => {
    await db.execute(`delete from note`);
    await db.execute(`insert into note values (1, '0')`);
    await Promise.all(
      Array.from({ length: 20 }, () =>
        db.transaction(async (tx) => {
          const { text } = await queryOne(
            tx,
            z.object({ text: z.string() }),
            'select text from note where id = 1 for update',
          );
          await tx.execute('update note set text = $1 where id = 1', [String(Number(text) + 1)]);
        }),
      ),
    );
    expect(await queryOne(db, z.object({ text: z.string() }), 'select text from note')).toEqual({
      text: '20',
    });
  });

  it('mends a script that breaks in its own transaction', async () => {
    await expect(
      db.raw('begin; insert into other values (1); select * from nowhere; commit'),
    ).rejects.toThrow();
    expect(await db.query(Count, 'select count(*) from other')).toEqual([{ count: 0 }]);
    await db.ping();
  });

  it('gives the rows of all statements of a script', async () => {
    const { rows } = await db.raw('select 1 as a; select 2 as a');
    expect(rows).toEqual([{ a: 1 }, { a: 2 }]);
  });

  // The embedded database has no connection to lose; its thread is killed in pglite.test.ts.
  it.skipIf(databases.kind === 'pglite')(
    'tells a lost connection as database_unavailable and takes another',
    async () => {
      const cut = db.execute('select pg_terminate_backend(pg_backend_pid())');
      await expect(cut).rejects.toMatchObject({ code: 'database_unavailable' });
      const during = db.transaction((tx) => tx.execute('select pg_terminate_backend(pg_backend_pid())'));
      await expect(during).rejects.toMatchObject({ code: 'database_unavailable' });
      await db.ping();
    },
  );

  it('closes twice without complaint', async () => {
    const other = await openDatabase(await databases.create());
    await other.close();
    await other.close();
  });
});

describeEachDatabase('migrations', (databases) => {
  it('are applied once, also when several processes start at once', async () => {
    const place = await databases.create();
    const first = await openDatabase(place);
    const all = [first];
    if (databases.kind === 'postgres')
      for (let count = 0; count < 7; count += 1) all.push(await openDatabase(place));
    const applied = await Promise.all([...all, first].map((db) => migrate(db)));
    const files = readdirSync(join(import.meta.dirname, 'migrations'));
    // Each process may get some of them, in any order of processes.
    expect(applied.flat().toSorted((one, other) => one - other)).toEqual(files.map((_, index) => index + 1));
    expect(await migrate(first)).toEqual([]);
    for (const db of all) await db.close();
  });

  it('refuse a schema that a newer program made', async () => {
    const db = await openDatabase(await databases.create());
    await migrate(db);
    await db.execute('insert into schema_version (version) values (999)');
    await expect(migrate(db)).rejects.toMatchObject({ code: 'database_newer' });
    await db.close();
  });
});

describe('a PostgreSQL that is not there', () => {
  it('is told as database_unavailable', async () => {
    const opening = openDatabase({
      DATA_DIR: '/nowhere',
      DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
    });
    await expect(opening).rejects.toMatchObject({ code: 'database_unavailable' });
  });
});
