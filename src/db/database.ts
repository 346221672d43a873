import { join } from 'node:path';
import type { z } from 'zod';
import type { Config } from '../base/config.ts';

/**
 * Statements on one of the two databases, alone or inside a transaction.
 *
 * Values: numbers, strings, booleans, null, Uint8Array for bytea, arrays of these for `any($1)` and `unnest`; in
 * arrays of text also texts that threads share.
 * jsonb is passed as text (`JSON.stringify`). Rows: int8 as number, jsonb parsed, bytea as Uint8Array,
 * timestamptz as ISO 8601 text in UTC with milliseconds, on both.
 */
export interface Sql {
  /** Rows of one statement, each checked by `row`. */
  query<Row>(row: z.ZodType<Row>, text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The number of rows that one statement changed. */
  execute(text: string, values?: readonly unknown[]): Promise<number>;
  /**
   * For pg-boss: the driver's own types (timestamps as Date). Without values several statements may stand in
   * `text`, and their rows come as one list; a transaction that they leave broken is rolled back.
   */
  raw(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
}

/** How much of a database's connections is in use by this process. The embedded database has one. */
interface ConnectionUse {
  most: number;
  open: number;
  /** Of the open ones: how many are lent out now. */
  busy: number;
  /** Statements and transactions that wait for one. */
  waiting: number;
}

export interface Database extends Sql {
  readonly kind: 'pglite' | 'postgres';
  connections(): ConnectionUse;
  /**
   * Commits when `work` resolves, rolls back when it rejects. Inside, use `tx` alone: on the embedded database
   * everybody else waits until it ends, the outer `Database` too.
   */
  transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T>;
  /** Several statements at once, without values and without rows. */
  script(text: string): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The only row that is known. Throws: Error when there is none. */
export async function queryOne<Row>(
  sql: Sql,
  row: z.ZodType<Row>,
  text: string,
  values?: readonly unknown[],
): Promise<Row> {
  const [first] = await sql.query(row, text, values);
  if (first === undefined) throw new Error(`No row from: ${text.slice(0, 80)}`);
  return first;
}

/**
 * Opens PostgreSQL where DATABASE_URL names one, else the embedded database in DATA_DIR.
 *
 * Throws: Failure `database_locked`, `database_unavailable`, `disk_full`.
 */
export async function openDatabase(
  config: Pick<Config, 'DATA_DIR' | 'DATABASE_URL'> & Partial<Pick<Config, 'EMBEDDING_MODEL'>>,
): Promise<Database> {
  // Only the driver that is used is loaded: the other one costs start-up time and memory.
  if (config.DATABASE_URL !== undefined) {
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(config.DATABASE_URL);
  }
  const { openPglite } = await import('./pglite.ts');
  return openPglite(join(config.DATA_DIR, 'database'), { vectors: config.EMBEDDING_MODEL !== undefined });
}
