import { Piscina } from 'piscina';
import { errorCode, Failure } from '../base/failure.ts';
import type * as tasks from './thread.ts';
import type * as editingTasks from './thread-editing.ts';
import type * as modelTasks from './thread-model.ts';

type Exports = typeof tasks & typeof editingTasks & typeof modelTasks;
type TaskName = keyof Exports;
type Input<Name extends TaskName> = Parameters<Exports[Name]>[0];
type Reply<Name extends TaskName> = Awaited<ReturnType<Exports[Name]>>;
type Output<Name extends TaskName> = Extract<Reply<Name>, { output: unknown }>['output'];

const fileOf = (name: string): string => new URL(name, import.meta.url).href;
const EDITING = fileOf('./thread-editing.ts');
const MODEL = fileOf('./thread-model.ts');
/**
 * Where the tasks stand that a course without a model does not need. A thread loads such a file with its first task: it
 * brings the schemas of replies and edits, 10 MB in each thread.
 */
const OTHER_FILES: Readonly<Record<Exclude<TaskName, keyof typeof tasks>, string>> = {
  changeOutline: EDITING,
  checkEdited: EDITING,
  measureOutline: EDITING,
  otherQuestions: EDITING,
  askGuess: MODEL,
  askModelAnswer: MODEL,
  askModelLesson: MODEL,
  askModelOutline: MODEL,
  askModelQuestions: MODEL,
  askSolve: MODEL,
  mergeQuestions: MODEL,
  readGuess: MODEL,
  readModelAnswer: MODEL,
  readModelLesson: MODEL,
  readModelOutline: MODEL,
  readModelQuestions: MODEL,
  readSolve: MODEL,
  writeFallbackLesson: MODEL,
};
const otherFiles = new Map<string, string>(Object.entries(OTHER_FILES));

/** Runs the CPU work of Lectern in worker threads, so that the server's own thread never blocks. */
export interface Threads {
  readonly size: number;
  /** How many units of a job may be under way at once: while some are saved, others keep the threads busy. */
  readonly window: number;
  /**
   * Runs one task. A signal that fires ends the thread at once, even inside a WASM loop.
   *
   * Throws: the task's Failure; `worker_crashed` when the thread died; the signal's reason.
   */
  run<Name extends TaskName>(name: Name, input: Input<Name>, signal?: AbortSignal): Promise<Output<Name>>;
  close(): Promise<void>;
}

// A thread's JavaScript heap; a book of 4,000 pages decoded for its structure takes about 300 MB.
const MAX_HEAP_MB = 1024;

// The default lets each thread keep 96 MB of young objects: 130 MB more in all, for little time gained.
const YOUNG_HEAP_MB = 32;

export function openThreads(size: number): Threads {
  const pool = new Piscina({
    filename: fileOf('./thread.ts'),
    minThreads: size,
    maxThreads: size,
    concurrentTasksPerWorker: 1,
    atomics: 'disabled',
    recordTiming: false,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
  });
  // A thread that dies between tasks is replaced by the pool; its last task was told already.
  pool.on('error', () => undefined);
  return {
    size,
    window: size * 2,
    async run(name, input, signal) {
      signal?.throwIfAborted();
      const reply: Reply<typeof name> = await pool
        .run(input, { name, filename: otherFiles.get(name) ?? null, signal: signal ?? null })
        .catch((error: unknown) => {
          signal?.throwIfAborted();
          throw asCrash(error);
        });
      if ('output' in reply) return reply.output;
      throw new Failure(reply.code, reply.message);
    },
    close: () => pool.destroy(),
  };
}

function asCrash(error: unknown): Failure {
  const outOfMemory = errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY';
  const why = outOfMemory ? `needed more than ${MAX_HEAP_MB} MB` : 'ended unexpectedly';
  return new Failure(outOfMemory ? 'pdf_memory' : 'worker_crashed', `A worker thread ${why}.`, {
    cause: error,
  });
}
