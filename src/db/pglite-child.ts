import { openPglite } from './pglite.ts';

// A process for tests to kill: opens the directory and writes one row after another, saying each number once its
// row was answered for.
const [, , directory = '', count = '1000000'] = process.argv;
try {
  const db = await openPglite(directory);
  await db.script('create table if not exists note (id int primary key, text text)');
  process.stdout.write('open\n');
  const start = await db.execute('select 1 from note');
  for (let index = start + 1; index <= start + Number(count); index += 1) {
    await db.transaction(async (tx) => {
      await tx.execute('insert into note values ($1, $2)', [index, 'x'.repeat(200)]);
    });
    process.stdout.write(`${index}\n`);
  }
  await db.close();
} catch (thrown) {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
  process.stdout.write(`failed ${code} ${String(thrown)}\n`);
  process.exitCode = 3;
}
