import { pathToFileURL } from 'node:url';
import { findFixture } from '../../src/pdf/fixture.ts';
import { readOurs } from './read-ours.ts';
import type { Score } from './score.ts';
import { type CellCount, cellF1, countCells, readTableTruth } from './score-tables.ts';

/** How many cells of tables are read into the right row and column: F1 for each table, and over all of them. */
export async function measureTables(): Promise<Score[]> {
  const scores: Score[] = [];
  const total: CellCount = { wanted: 0, read: 0, right: 0 };
  const seen = new Map<string, number>();
  for (const { file, page, rows } of readTableTruth()) {
    const path = findFixture(file);
    if (path === undefined) continue;
    const { pages } = await readOurs(path);
    const blocks = pages.find(({ pageNumber }) => pageNumber === page)?.blocks ?? [];
    const count = countCells(
      rows,
      blocks.flatMap(({ table }) => (table === undefined ? [] : [table.rows])),
    );
    total.wanted += count.wanted;
    total.read += count.read;
    total.right += count.right;
    const place = `${file.replace(/\.pdf$/, '')} page ${page}`;
    const nth = (seen.get(place) ?? 0) + 1;
    seen.set(place, nth);
    scores.push({ key: `tables/${place}${nth === 1 ? '' : ` no. ${nth}`}`, value: cellF1(count) });
  }
  if (scores.length > 0) scores.push({ key: 'tables/all cells', value: cellF1(total) });
  return scores;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const { key, value } of await measureTables()) process.stdout.write(`${value.toFixed(3)}  ${key}\n`);
