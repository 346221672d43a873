import { fork } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openOcrThreads } from '../src/flows/ocr-threads.ts';
import { type JudgedMutant, judgeMutants } from './mutations/judge-mutants.ts';
import { buildMutant } from './mutations/mutant.ts';
import { listSources } from './mutations/sources.ts';

// Broken files must end in a result or a clear failure: no crash, no hang, no memory past the limit. The files
// are read in a child process, so that a crash of the whole process is seen and told with its number.

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    /** One number, told in full. */
    only: { type: 'string' },
    /** With `only`: where to keep the broken file. */
    keep: { type: 'string' },
    threads: { type: 'string', default: '2' },
    /** The first scan of each file is read by OCR too. */
    ocr: { type: 'boolean', default: false },
    /** Set in the child: the first number. */
    from: { type: 'string' },
  },
});
const count = Number(options.count);
const seed = Number(options.seed);
const only = options.only === undefined ? undefined : Number(options.only);
const sources = listSources();
const threads = Number(options.threads);

// Two threads with an engine of 512 MB each at their limit, and their own heaps.
const MAX_GROWTH_BYTES = 1.3e9;
const LIMITS = { timeoutMs: 4000, maxPages: 4000 };

const Message = z.union([
  z.object({ started: z.int() }),
  z.object({
    number: z.int(),
    description: z.string(),
    end: z.string(),
    pages: z.int(),
    tookMs: z.number(),
    peakBytes: z.number(),
    fault: z.string().optional(),
  }),
]);
type Told = Extract<z.infer<typeof Message>, { number: number }>;

const repeat = (number: number): string => `npm run mutate -- --seed ${seed} --only ${number}`;

async function runHere(numbers: readonly number[], onEnd: (judged: JudgedMutant) => void): Promise<void> {
  const ocr = options.ocr ? openOcrThreads(1) : undefined;
  const limits = ocr === undefined ? LIMITS : { ...LIMITS, ocr };
  const run = { sources, seed, numbers, limits, maxGrowthBytes: MAX_GROWTH_BYTES, threads };
  await judgeMutants(run, onEnd, (number) => process.send?.({ started: number }));
  await ocr?.close();
}

/** Runs numbers from `from` on in a child. Out: the number after which to go on, when the child has died. */
async function runChild(from: number, onEnd: (judged: Told) => void): Promise<number | undefined> {
  const underWay = new Set<number>();
  let last = from - 1;
  const child = fork(import.meta.filename, [
    `--from=${from}`,
    `--count=${count}`,
    `--seed=${seed}`,
    `--threads=${threads}`,
    ...(options.ocr ? ['--ocr'] : []),
  ]);
  child.on('message', (raw) => {
    const message = Message.parse(raw);
    if ('started' in message) {
      underWay.add(message.started);
      last = Math.max(last, message.started);
      return;
    }
    underWay.delete(message.number);
    onEnd(message);
  });
  const ended = await new Promise<string | undefined>((resolve) =>
    child.once('exit', (code, signal) => resolve(code === 0 ? undefined : `${signal ?? code}`)),
  );
  if (ended === undefined) return undefined;
  for (const number of underWay)
    onEnd({
      number,
      description: buildMutant(sources, seed, number).description,
      end: 'crash',
      pages: 0,
      tookMs: 0,
      peakBytes: 0,
      fault: `the process ended with ${ended} while this was read`,
    });
  return last + 1;
}

async function runAll(): Promise<void> {
  const judged: Told[] = [];
  const onEnd = (told: Told): void => {
    judged.push(told);
    if (told.fault !== undefined)
      process.stdout.write(`${told.number} ${told.description}: ${told.fault}\n    ${repeat(told.number)}\n`);
    if (judged.length % 100 === 0) process.stderr.write(`${judged.length} of ${count}\n`);
  };
  let next: number | undefined = 1;
  while (next !== undefined && next <= count) next = await runChild(next, onEnd);
  const ends = new Map<string, number>();
  for (const { end } of judged) ends.set(end, (ends.get(end) ?? 0) + 1);
  const slowest = Math.max(...judged.map(({ tookMs }) => tookMs));
  const largest = Math.max(...judged.map(({ peakBytes }) => peakBytes));
  const faults = judged.filter(({ fault }) => fault !== undefined);
  process.stdout.write(
    `${judged.length} mutants of ${sources.length} files, seed ${seed}: ${faults.length} faults, ${[...ends].map(([end, times]) => `${end} ${times}`).join(', ')}; slowest ${slowest} ms, memory of the process at most ${Math.round(largest / 1e6)} MB\n`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
}

if (only !== undefined) {
  if (options.keep !== undefined) await writeFile(options.keep, buildMutant(sources, seed, only).bytes);
  await runHere([only], (judged) => process.stdout.write(`${JSON.stringify(judged, null, 2)}\n`));
} else if (options.from === undefined) await runAll();
else {
  const from = Number(options.from);
  const numbers = Array.from({ length: count - from + 1 }, (_, index) => from + index);
  await runHere(numbers, (judged) => process.send?.(judged));
}
