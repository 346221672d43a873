import { z } from 'zod';
import { asFailure } from '../base/failure.ts';
import type { Database, Sql } from './database.ts';
import { type DirectoryLock, lockDirectory } from './directory-lock.ts';
import { Connection } from './pglite-connection.ts';
import type { Request, ThreadOptions } from './pglite-messages.ts';

// A thread that cannot open, as on a full disk, is not started for every call.
const RESTART_MS = 1000;

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
    const { isGone, startedMs } = this.#connection;
    if (isGone && this.#closing === undefined && performance.now() - startedMs > RESTART_MS)
      this.#connection = new Connection(this.#options);
    return this.#connection;
  }

  connections(): ReturnType<Database['connections']> {
    const { asked } = this.#connection;
    return { most: 1, open: 1, busy: Math.min(1, asked), waiting: Math.max(0, asked - 1) };
  }

  async transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
    this.#lastTransaction += 1;
    const tx = this.#lastTransaction;
    const connection = this.#live();
    const ask: Ask = (kind, text, values = []) => connection.ask({ tx, kind, text, values });
    // Not awaited: the thread takes statements in order, and each wait for it holds everybody up.
    const begun = ask('begin', '');
    begun.catch(() => undefined);
    try {
      const result = await work(sqlOver(ask));
      await ask('commit', '');
      return result;
    } catch (thrown) {
      // Without a beginning there is nothing to roll back, and its own error says why.
      await begun;
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
 * In: a directory that is made when absent; with `vectors` it has pgvector; `idleMs` and `transactionMs` are for tests.
 * Throws: Failure `database_locked` when another process has the directory, `disk_full`, `database_newer`.
 */
export async function openPglite(
  directory: string,
  options: { idleMs?: number; transactionMs?: number; vectors?: boolean } = {},
): Promise<Database> {
  const lock = await lockDirectory(directory);
  try {
    const { idleMs = 2000, transactionMs = 30_000, vectors = false } = options;
    const database = new EmbeddedDatabase({ directory, idleMs, transactionMs, vectors }, lock);
    await database.opened;
    return database;
  } catch (thrown) {
    await lock.release();
    throw asFailure(thrown);
  }
}
