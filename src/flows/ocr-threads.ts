import { Piscina } from 'piscina';
import { errorCode, Failure } from '../base/failure.ts';
import { MAX_SCAN_BYTES } from '../pdf/ocr-render.ts';
import type { readScannedPage, Scan, ScannedPage } from './ocr-thread.ts';
import { Slots } from './slots.ts';

/** Reads pictures of pages in threads of their own, so that no page of text ever waits for one. */
export interface OcrThreads {
  readonly size: number;
  /**
   * Reads one page, as soon as a thread is free. Ending it, by the signal or the limit, ends the thread at once.
   *
   * In: `timeoutMs` counts from when a thread begins.
   * Throws: the signal's reason; `ocr_timeout`, `ocr_language_missing`, `page_unreadable`, `pdf_memory`.
   */
  read(scan: Scan, timeoutMs: number, signal: AbortSignal): Promise<ScannedPage>;
  /**
   * Runs `work` with memory for one picture, which is used again for the next one: what is new for each page would
   * stay until all threads have collected their garbage, 8 MB a page.
   */
  withMemory<Result>(work: (memory: SharedArrayBuffer) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

// A thread holds 150 to 300 MB of WebAssembly memory; when nobody needs it, it goes. To begin again takes a second.
const IDLE_MS = 10_000;

const MAX_HEAP_MB = 512;
const YOUNG_HEAP_MB = 32;

type Reply = Awaited<ReturnType<typeof readScannedPage>>;

/** Starts nothing: a thread is made when a page needs it. */
export function openOcrThreads(size: number): OcrThreads {
  let pool: Piscina<Scan, Reply> | undefined;
  // The pool has a queue too, but it would count the time limit from there.
  const slots = new Slots(size);
  const spare: SharedArrayBuffer[] = [];
  let inUse = 0;
  return {
    size,
    async read(scan, timeoutMs, signal) {
      await slots.take(signal);
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(), timeoutMs);
      try {
        pool ??= openPool(size);
        const reply = await pool.run(scan, {
          name: 'readScannedPage',
          signal: AbortSignal.any([signal, limit.signal]),
        });
        if ('output' in reply) return reply.output;
        throw new Failure(reply.code, reply.message);
      } catch (error) {
        signal.throwIfAborted();
        if (limit.signal.aborted)
          throw new Failure('ocr_timeout', `OCR took over ${Math.round(timeoutMs / 1000)} seconds.`);
        throw error instanceof Failure ? error : asCrash(error);
      } finally {
        clearTimeout(timer);
        slots.give();
      }
    },
    async withMemory(work) {
      const memory = spare.pop() ?? new SharedArrayBuffer(MAX_SCAN_BYTES);
      inUse += 1;
      try {
        const result = await work(memory);
        // After a failure a thread that is being ended may still write into it: that one is not used again.
        spare.push(memory);
        return result;
      } finally {
        inUse -= 1;
        if (inUse === 0) spare.length = 0;
      }
    },
    async close() {
      await pool?.destroy();
    },
  };
}

function openPool(size: number): Piscina<Scan, Reply> {
  const pool = new Piscina<Scan, Reply>({
    filename: new URL('./ocr-thread.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: size,
    idleTimeout: IDLE_MS,
    concurrentTasksPerWorker: 1,
    atomics: 'disabled',
    recordTiming: false,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
  });
  // A thread that dies between tasks is replaced by the pool; its last task was told already.
  pool.on('error', () => undefined);
  return pool;
}

function asCrash(error: unknown): Failure {
  const outOfMemory = errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY';
  return new Failure(outOfMemory ? 'pdf_memory' : 'page_unreadable', 'The thread that read the page ended.', {
    cause: error,
  });
}
