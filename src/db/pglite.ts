import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { asFailure, Failure, isFailureCode } from '../base/failure.ts';
import type { Database, Sql } from './database.ts';
import { type DirectoryLock, lockDirectory } from './directory-lock.ts';
import type { Reply, Request, ThreadError, ThreadOptions } from './pglite-messages.ts';

interface Waiting {
  resolve: (reply: { rows: unknown[]; affected: number }) => void;
  reject: (error: unknown) => void;
}

const OPEN_MS = 60_000;

function asDatabaseFailure(error: ThreadError): Error {
  if (error.fatal)
    return new Failure('database_unavailable', `The embedded database stopped: ${error.message}`);
  if (error.code === 'ENOSPC' || error.code === '53100')
    return new Failure('disk_full', `The disk is full: ${error.message}`);
  if (isFailureCode(error.code)) return new Failure(error.code, error.message);
  return Object.assign(new Error(error.message), { code: error.code, detail: error.detail });
}

/** One database thread and the calls that wait for it. It dies as a whole; the next one recovers from the log. */
class Connection {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly opened: Promise<void>;
  #gone: Error | undefined;
  #lastId = 0;

  constructor(options: ThreadOptions) {
    this.#worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), {
      workerData: options,
      name: 'database',
    });
    this.opened = this.#listen();
    this.opened.catch(() => undefined);
  }

  get isGone(): boolean {
    return this.#gone !== undefined;
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
          reject(asDatabaseFailure({ ...reply.error, fatal: true }));
        else this.#settle(reply);
      });
      this.#worker.on('error', (error) => this.#end(error));
      this.#worker.on('exit', (code) => {
        clearTimeout(late);
        this.#end(new Error(`its thread ended with ${code}`));
        reject(this.#gone);
      });
    });
  }

  #settle(reply: Exclude<Reply, { kind: 'opened' }>): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if (reply.kind === 'done') waiting?.resolve(reply);
    else waiting?.reject(asDatabaseFailure(reply.error));
  }

  #end(cause: Error): void {
    this.#gone ??= new Failure('database_unavailable', `The embedded database stopped: ${cause.message}`, {
      cause,
    });
    for (const waiting of this.#waiting.values()) waiting.reject(this.#gone);
    this.#waiting.clear();
  }

  ask(request: Omit<Request, 'id'>): Promise<{ rows: unknown[]; affected: number }> {
    return new Promise((resolve, reject) => {
      if (this.#gone !== undefined) {
        reject(this.#gone);
        return;
      }
      this.#lastId += 1;
      this.#worker.ref();
      this.#waiting.set(this.#lastId, { resolve, reject });
      this.#worker.postMessage({ ...request, id: this.#lastId });
    });
  }
}

type Ask = (
  kind: Request['kind'],
  text: string,
  values?: readonly unknown[],
) => ReturnType<Connection['ask']>;

function sqlOver(ask: Ask): Sql {
  return {
    query: async <Row>(row: z.ZodType<Row>, text: string, values?: readonly unknown[]) => {
      const { rows } = await ask('query', text, values);
      return rows.map((found) => row.parse(found));
    },
    execute: async (text, values) => (await ask('execute', text, values)).affected,
    raw: async (text, values) => ({ rows: (await ask('raw', text, values)).rows }),
  };
}

class EmbeddedDatabase implements Database {
  readonly kind = 'pglite';
  readonly query: Sql['query'];
  readonly execute: Sql['execute'];
  readonly raw: Sql['raw'];
  readonly #options: ThreadOptions;
  readonly #lock: DirectoryLock;
  #connection: Connection;
  #lastTransaction = 0;
  #closing: Promise<void> | undefined;

  constructor(options: ThreadOptions, lock: DirectoryLock) {
    this.#options = options;
    this.#lock = lock;
    this.#connection = new Connection(options);
    const { query, execute, raw } = sqlOver((kind, text, values = []) =>
      this.#live().ask({ tx: 0, kind, text, values }),
    );
    this.query = query;
    this.execute = execute;
    this.raw = raw;
  }

  get opened(): Promise<void> {
    return this.#connection.opened;
  }

  /** The thread, or a new one in place of one that died: what it had answered is on the disk. */
  #live(): Connection {
    if (this.#connection.isGone && this.#closing === undefined)
      this.#connection = new Connection(this.#options);
    return this.#connection;
  }

  async transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
    this.#lastTransaction += 1;
    const tx = this.#lastTransaction;
    const connection = this.#live();
    const ask: Ask = (kind, text, values = []) => connection.ask({ tx, kind, text, values });
    await ask('begin', '');
    try {
      const result = await work(sqlOver(ask));
      await ask('commit', '');
      return result;
    } catch (thrown) {
      await ask('rollback', '').catch(() => undefined);
      throw thrown;
    }
  }

  async script(text: string): Promise<void> {
    await this.raw(text);
  }

  async ping(): Promise<void> {
    await this.query(z.unknown(), 'select 1');
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (!this.#connection.isGone)
      await this.#connection.ask({ tx: 0, kind: 'close', text: '', values: [] }).catch(() => undefined);
    await this.#lock.release();
  }
}

/**
 * PostgreSQL inside this process, in a thread of its own.
 *
 * In: a directory that is made when absent; `idleMs` and `transactionMs` are for tests.
 * Throws: Failure `database_locked` when another process has the directory, `disk_full`, `database_newer`.
 */
export async function openPglite(
  directory: string,
  options: { idleMs?: number; transactionMs?: number } = {},
): Promise<Database> {
  const lock = await lockDirectory(directory);
  try {
    const { idleMs = 2000, transactionMs = 30_000 } = options;
    const database = new EmbeddedDatabase({ directory, idleMs, transactionMs }, lock);
    await database.opened;
    return database;
  } catch (thrown) {
    await lock.release();
    throw asFailure(thrown);
  }
}
