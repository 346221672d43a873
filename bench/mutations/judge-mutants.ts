import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inParallel } from '../../src/flows/in-parallel.ts';
import { openThreads } from '../../src/flows/threads.ts';
import { judgeFile, type Limits, type Verdict } from './judge-file.ts';
import { buildMutant } from './mutant.ts';

export interface MutantRun {
  sources: readonly string[];
  seed: number;
  numbers: readonly number[];
  limits: Limits;
  /** How far the process's resident memory may grow past what it is with idle threads. */
  maxGrowthBytes: number;
  threads: number;
}

export interface JudgedMutant extends Verdict {
  number: number;
  description: string;
  /** Resident memory of the process at its most, while this one was read. */
  peakBytes: number;
}

const WATCH_EVERY_MS = 50;

/** Reads mutants one after the other in each thread. `onStart` and `onEnd` hear of each, for who watches the process. */
export async function judgeMutants(
  run: MutantRun,
  onEnd: (judged: JudgedMutant) => void,
  onStart: (number: number) => void = () => undefined,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-mutants-'));
  const threads = openThreads(run.threads);
  // An engine in each thread, as in a server that has read before.
  await Promise.all(
    Array.from({ length: run.threads }, () => threads.run('openPdf', { path: '' }).catch(() => undefined)),
  );
  const idleBytes = process.memoryUsage.rss();
  const peaks = new Map<number, number>();
  const watch = setInterval(() => {
    const bytes = process.memoryUsage.rss();
    for (const [number, peak] of peaks) peaks.set(number, Math.max(peak, bytes));
  }, WATCH_EVERY_MS);
  try {
    await inParallel(run.numbers, run.threads, async (number) => {
      onStart(number);
      peaks.set(number, process.memoryUsage.rss());
      const { bytes, description } = buildMutant(run.sources, run.seed, number);
      const path = join(folder, `${number}.pdf`);
      await writeFile(path, bytes);
      const verdict = await judgeFile(threads, path, run.limits);
      await rm(path);
      const peakBytes = peaks.get(number) ?? 0;
      peaks.delete(number);
      const large = peakBytes - idleBytes > run.maxGrowthBytes;
      const fault = verdict.fault ?? (large ? `memory grew to ${Math.round(peakBytes / 1e6)} MB` : undefined);
      onEnd({ ...verdict, number, description, peakBytes, ...(fault === undefined ? {} : { fault }) });
    });
  } finally {
    clearInterval(watch);
    await threads.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
