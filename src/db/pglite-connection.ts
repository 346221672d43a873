import { Worker } from 'node:worker_threads';
import { Failure, isFailureCode } from '../base/failure.ts';
import type { Reply, Request, ThreadError, ThreadOptions } from './pglite-messages.ts';

interface Waiting {
  resolve: (reply: { rows: unknown[]; affected: number }) => void;
  reject: (error: unknown) => void;
}

const OPEN_MS = 60_000;
// No statement takes this long, and a forgotten transaction is ended sooner: the engine is caught in itself.
const SILENT_MS = 120_000;

const NO_SPACE = /No space left on device|Disk quota exceeded/;

function asDatabaseFailure(error: ThreadError): Error {
  if (error.code === 'ENOSPC' || error.code === '53100' || NO_SPACE.test(error.message))
    return new Failure('disk_full', `The disk is full: ${error.message}`);
  if (isFailureCode(error.code)) return new Failure(error.code, error.message);
  if (error.fatal) return stopped(error.message);
  return Object.assign(new Error(error.message), { code: error.code, detail: error.detail });
}

const stopped = (why: string): Failure =>
  new Failure('database_unavailable', `The embedded database stopped: ${why}`);

/** One database thread and the calls that wait for it. It dies as a whole; the next one recovers from the log. */
export class Connection {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly opened: Promise<void>;
  readonly startedMs = performance.now();
  #gone: Error | undefined;
  #lastId = 0;
  #silence: NodeJS.Timeout | undefined;

  constructor(options: ThreadOptions) {
    this.#worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), {
      workerData: options,
      name: 'database',
      // Statements and rows are short-lived: little is gained by the default of 96 MB.
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
    });
    this.opened = this.#listen();
    this.opened.catch(() => undefined);
  }

  get isGone(): boolean {
    return this.#gone !== undefined;
  }

  /** Statements that were not answered yet. */
  get asked(): number {
    return this.#waiting.size;
  }

  #listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new Failure('database_unavailable', `The embedded database did not open in ${OPEN_MS} ms.`));
        void this.#worker.terminate();
      }, OPEN_MS);
      this.#worker.on('message', (reply: Reply) => {
        if (reply.kind === 'opened') {
          clearTimeout(late);
          resolve();
        } else if (reply.kind === 'failed' && reply.id === 0)
          reject(this.#end(asDatabaseFailure({ ...reply.error, fatal: true })));
        else this.#settle(reply);
      });
      this.#worker.on('error', ({ message }) => this.#end(asDatabaseFailure({ message, fatal: true })));
      this.#worker.on('exit', (code) => {
        clearTimeout(late);
        reject(this.#end(stopped(`its thread ended with ${code}`)));
      });
    });
  }

  #settle(reply: Exclude<Reply, { kind: 'opened' }>): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    this.#expectReply();
    if (reply.kind === 'done') waiting?.resolve(reply);
    else waiting?.reject(asDatabaseFailure(reply.error));
  }

  /** Keeps the process alive while somebody waits, and ends a thread that says nothing any more. */
  #expectReply(): void {
    clearTimeout(this.#silence);
    if (this.#waiting.size === 0) {
      this.#worker.unref();
      return;
    }
    this.#worker.ref();
    this.#silence = setTimeout(() => {
      this.#end(stopped(`it said nothing for ${SILENT_MS} ms`));
      void this.#worker.terminate();
    }, SILENT_MS);
  }

  /** The first reason stays. */
  #end(reason: Error): Error {
    this.#gone ??= reason;
    clearTimeout(this.#silence);
    for (const waiting of this.#waiting.values()) waiting.reject(this.#gone);
    this.#waiting.clear();
    return this.#gone;
  }

  ask(request: Omit<Request, 'id'>): Promise<{ rows: unknown[]; affected: number }> {
    return new Promise((resolve, reject) => {
      if (this.#gone !== undefined) {
        reject(this.#gone);
        return;
      }
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, { resolve, reject });
      if (this.#waiting.size === 1) this.#expectReply();
      this.#worker.postMessage({ ...request, id: this.#lastId });
    });
  }
}
