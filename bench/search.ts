import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CourseHits } from '../src/course/course-hits.ts';
import { startServer } from '../tests/server-process.ts';
import { dropFolder, newFolder } from './folder.ts';
import { withLectern } from './machine.ts';
import { openPostgresServer } from './rehearse/postgres-server.ts';
import { uploadBook } from './search/books.ts';
import { fillCourses, listQueries } from './search/fill.ts';
import { BOOKS, PAIRS, Pair } from './search/pairs.ts';
import { type Figure, milliseconds } from './table.ts';

const BIG = 10_000;
const OTHERS = Array.from({ length: 60 }, () => 500);
const QUERIES = 1500;
const FIRST = 5;

/** Search over HTTP: how long it takes in a big course among others, and how often the right page is among the first. */
export async function measureSearch(): Promise<Figure[]> {
  return [...(await measureTimes()), ...(await measureFinds())];
}

async function measureTimes(): Promise<Figure[]> {
  const figures: Figure[] = [];
  const folder = await newFolder();
  figures.push(...(await timeOn('embedded', { DATA_DIR: folder }, 60)));
  await dropFolder(folder);
  const postgres = await openPostgresServer();
  const other = await newFolder();
  try {
    const place = { DATA_DIR: other, DATABASE_URL: postgres.urlOf('postgres') };
    figures.push(...(await timeOn('PostgreSQL', place, 30)));
  } finally {
    await postgres.stop();
    await dropFolder(other);
  }
  return figures;
}

async function timeOn(
  name: string,
  place: { DATA_DIR: string; DATABASE_URL?: string },
  mostMs: number,
): Promise<Figure[]> {
  const [big = 0, ...others] = await fillCourses(place, [BIG, ...OTHERS]);
  const server = await startServer({ ...place, LOG_LEVEL: 'warn' });
  try {
    const first = await timeSearch(server.url, big, 'first query');
    const times: number[] = [];
    const aside: number[] = [];
    for (const [index, query] of listQueries(QUERIES, 2).entries()) {
      times.push(await timeSearch(server.url, big, query));
      // The other courses are asked too, and want room in memory.
      const other = others[index % others.length] ?? 0;
      if (index % 10 === 0) aside.push(await timeSearch(server.url, other, query));
    }
    return [
      {
        what: `search in a course of ${BIG.toLocaleString('en')} passages beside ${OTHERS.length} others, ${name} (${QUERIES} queries, median ${milliseconds(quantile(times, 0.5))}), p99`,
        lectern: milliseconds(quantile(times, 0.99)),
        wanted: `under ${mostMs} ms`,
        met: quantile(times, 0.99) < mostMs,
      },
      { what: `the same, first query after the start, ${name}`, lectern: milliseconds(first), wanted: '' },
      {
        what: `the same in one of the others (500 passages), first queries among them, ${name}, median and slowest`,
        lectern: `${milliseconds(quantile(aside, 0.5))}, ${milliseconds(quantile(aside, 1))}`,
        wanted: '',
      },
    ];
  } finally {
    await server.kill('SIGTERM');
  }
}

async function timeSearch(url: string, courseId: number, query: string): Promise<number> {
  const startedMs = performance.now();
  const answer = await fetch(`${url}/api/courses/${courseId}/search?q=${encodeURIComponent(query)}`);
  await answer.text();
  if (!answer.ok) throw new Error(`Search answered ${answer.status}`);
  return performance.now() - startedMs;
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

async function measureFinds(): Promise<Figure[]> {
  const pairs = z.array(Pair).parse(JSON.parse(await readFile(PAIRS, 'utf8')));
  return withLectern(async ({ url }) => {
    const figures: Figure[] = [];
    let all = 0;
    let firsts = 0;
    for (const { file } of BOOKS) {
      const { result } = await uploadBook(url, file);
      const mine = pairs.filter((pair) => pair.file === file);
      let found = 0;
      for (const { question, page } of mine) {
        const query = `q=${encodeURIComponent(question)}&limit=${FIRST}`;
        const answer = await fetch(`${url}/api/courses/${result?.course_id}/search?${query}`);
        const { hits } = CourseHits.parse(await answer.json());
        if (hits.some((hit) => hit.page === page)) found += 1;
        if (hits[0]?.page === page) firsts += 1;
      }
      all += found;
      figures.push({
        what: `the same, ${file} alone`,
        lectern: (found / mine.length).toFixed(3),
        wanted: '',
      });
    }
    const share = all / pairs.length;
    return [
      {
        what: `the right page is among the first ${FIRST} hits, without vectors (${pairs.length} questions; first of all in ${(firsts / pairs.length).toFixed(3)})`,
        lectern: share.toFixed(3),
        wanted: 'at least 0.90',
        met: share >= 0.9,
      },
      ...figures,
    ];
  });
}
