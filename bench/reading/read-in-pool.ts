import { readFileSync } from 'node:fs';
import { toJson } from '../../src/course/json.ts';
import { decodePages } from '../../src/course/page-codec.ts';
import { inParallel } from '../../src/flows/in-parallel.ts';
import { newBudget, type ReadPart, readRange } from '../../src/flows/read-range.ts';
import { openThreads } from '../../src/flows/threads.ts';

// A process of its own: `read-in-pool.ts FILE THREADS ROUNDS` reads a file as a job does, in worker threads, and
// prints as JSON how long each round took and how much memory the process had at its peak.

const [path = '', threadCount = '', rounds = ''] = process.argv.slice(2);
const RANGE_PAGES = 32;

const threads = openThreads(Number(threadCount));
const { pageCount } = await threads.run('openPdf', { path });

async function readPages(): Promise<ReadPart[]> {
  const parts: ReadPart[] = [];
  const input = {
    threads,
    path,
    timeoutMs: 8000,
    signal: new AbortController().signal,
    budget: newBudget(),
  };
  const ranges = Array.from({ length: Math.ceil(pageCount / RANGE_PAGES) }, (_, at) => at * RANGE_PAGES + 1);
  await inParallel(ranges, threads.window, async (from) => {
    const read = await readRange(input, from, Math.min(pageCount, from + RANGE_PAGES - 1));
    parts.push(...read.parts);
  });
  return parts.sort((one, other) => one.from - other.from);
}

// A thread reads at its full speed only after some hundred pages, when V8 has compiled what is hot: each thread reads
// as much as the whole book twice before anything is measured, however many threads share the book.
const WARM_UP_BOOKS = 2;
for (let book = 0; book < WARM_UP_BOOKS * threads.size; book += 1) await readPages();
const timesMs: number[] = [];
let parts: ReadPart[] = [];
for (let round = 0; round < Number(rounds); round += 1) {
  const startedMs = performance.now();
  parts = await readPages();
  timesMs.push(performance.now() - startedMs);
}
const info = await threads.run('openPdf', { path });
const ranges = parts.map((part) => part.pages);
await threads.run('findStructure', { info: toJson(info), filename: path, ranges });
const pages = parts.reduce((sum, part) => sum + decodePages(part.pages).length, 0);
const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
process.stdout.write(JSON.stringify({ timesMs, pages, peakBytes: Number(kilobytes) * 1024 }));
await threads.close();
