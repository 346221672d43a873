import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { findFixture } from '../../src/pdf/fixture.ts';
import { dropFolder, newFolder } from '../folder.ts';
import { OCTAVE } from '../machine.ts';
import { type Figure, median, megabytes, spread } from '../table.ts';
import { BOOKS } from './measure-headings.ts';
import { readOurs } from './read-ours.ts';

const run = promisify(execFile);
const ROUNDS = 7;
const Times = z.array(z.number());
const PoolRun = z.object({ timesMs: Times, pages: z.int(), peakBytes: z.number() });

// Held to one core, helper threads of the runtime too; without taskset the figure is a little too good.
const PIN = spawnSync('taskset', ['-c', '0', 'true']).status === 0 ? ['taskset', '-c', '0'] : [];

async function runPinned(command: readonly string[]): Promise<string> {
  const [program = '', ...args] = [...PIN, ...command];
  return (await run(program, args)).stdout;
}

const readAlone = async (
  who: 'ours' | 'pdfjs',
  rounds: number,
  files: readonly string[],
): Promise<number[]> =>
  Times.parse(
    JSON.parse(
      await runPinned([process.execPath, 'bench/reading/read-alone.ts', who, String(rounds), ...files]),
    ),
  );

async function timePdftotext(files: readonly string[]): Promise<number> {
  const startedMs = performance.now();
  for (const file of files) await runPinned(['pdftotext', file, '/dev/null']);
  return performance.now() - startedMs;
}

async function readInPool(file: string, threads: number, rounds: number): Promise<z.infer<typeof PoolRun>> {
  const { stdout } = await run(process.execPath, [
    // The flags of `npm start`.
    '--v8-pool-size=1',
    '--single-threaded-gc',
    '--max-semi-space-size=8',
    '--wasm-num-compilation-tasks=2',
    '--invocation-count-for-turbofan=40000',
    '--heap-growing-percent=150',
    'bench/reading/read-in-pool.ts',
    file,
    String(threads),
    String(rounds),
  ]);
  return PoolRun.parse(JSON.parse(stdout));
}

/** Pages a second on one core, on two, and memory of a very long manual. */
export async function measureReadingSpeed(): Promise<Figure[]> {
  return [...(await measureOneCore()), ...(await measureTwoCores()), ...(await measureMemory())];
}

const ratesOf = (pages: number, timesMs: readonly number[]): number[] =>
  timesMs.map((ms) => (pages * 1000) / ms);
const perSecond = (rate: number): string => `${Math.round(rate)} pages/s`;

async function measureOneCore(): Promise<Figure[]> {
  const files = BOOKS.flatMap((name) => findFixture(`${name}.pdf`) ?? []);
  let pages = 0;
  for (const file of files) pages += (await readOurs(file)).info.pageCount;
  const [cold = 0, ...warm] = await readAlone('ours', ROUNDS + 1, files);
  const [, ...pdfjs] = await readAlone('pdfjs', 3, files);
  const pdftotext: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) pdftotext.push(await timePdftotext(files));
  const rates = ratesOf(pages, warm);
  return [
    {
      what: `fixtures/books (${pages} pages) on one core: words with fonts, boxes and blocks; first round of a new process ${perSecond((pages * 1000) / cold)}`,
      lectern: spread(rates, perSecond),
      wanted: 'at least 250 pages/s',
      met: median(rates) >= 250,
      peer: `text alone: pdftotext ${spread(ratesOf(pages, pdftotext), perSecond)}, pdf.js ${spread(ratesOf(pages, pdfjs), perSecond)}`,
    },
  ];
}

const OCTAVE_PAGES = 1158;

async function measureTwoCores(): Promise<Figure[]> {
  const one: number[] = [];
  const two: number[] = [];
  // In turn, so that a slow minute of the machine falls on both.
  for (let round = 0; round < 3; round += 1) {
    one.push(...(await readInPool(OCTAVE, 1, 2)).timesMs);
    two.push(...(await readInPool(OCTAVE, 2, 2)).timesMs);
  }
  const ratio = median(one) / median(two);
  return [
    {
      what: `Octave manual (1,158 pages) in the pool of warm worker threads: one thread ${spread(ratesOf(OCTAVE_PAGES, one), perSecond)}, two ${spread(ratesOf(OCTAVE_PAGES, two), perSecond)}`,
      lectern: `${ratio.toFixed(2)} x`,
      wanted: 'at least 1.8 x',
      met: ratio >= 1.8,
    },
  ];
}

const MANUAL_PAGES = 2400;

async function measureMemory(): Promise<Figure[]> {
  const folder = await newFolder();
  const file = join(folder, 'manual.pdf');
  await run('qpdf', ['--empty', '--pages', OCTAVE, OCTAVE, OCTAVE, '1-84', '--', file]);
  const { pages, peakBytes } = await readInPool(file, 2, 1);
  await dropFolder(folder);
  if (pages !== MANUAL_PAGES) throw new Error(`The manual has ${pages} pages.`);
  return [
    {
      what: `a manual of ${MANUAL_PAGES} pages, read by two threads and its structure found: memory of the process at its peak`,
      lectern: megabytes(peakBytes),
      wanted: 'under 600 MB',
      met: peakBytes < 600e6,
    },
  ];
}
