import pg from 'pg';
import type { z } from 'zod';
import { errorCode, Failure } from '../base/failure.ts';
import { isSharedText, plainTextOf } from '../base/shared-text.ts';
import type { Database, Sql } from './database.ts';
import { isoTime } from './iso-time.ts';
import { connectionOf, type PostgresConnection } from './postgres-connection.ts';

const INT8 = 20;
const TIMESTAMPTZ = 1184;

const readInt8 = (text: string): number => Number(text);

/** Types as `Sql` promises them; the driver's own would give int8 as text and times as Date. */
const MODEL_TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return readInt8;
    if (oid === TIMESTAMPTZ) return isoTime;
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
};

/** A list that may hold shared texts, as the driver takes it. */
const unshared = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((item) => (isSharedText(item) ? plainTextOf(item) : item)) : value;

interface Queryable {
  query(config: pg.QueryConfig): Promise<pg.QueryResult>;
}

/** One statement after another, in the order of the calls: the driver wants no second one before the first has ended. */
function inTurn(client: pg.ClientBase): Queryable {
  let last: Promise<unknown> = Promise.resolve();
  return {
    query: (config) => {
      const next = last.then(() => client.query(config));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

const isWithoutTls = (thrown: unknown): boolean =>
  thrown instanceof Error && /does not support SSL connections/.test(thrown.message);

// What TLS says of a certificate that is not trusted, and OpenSSL of an answer that is none of TLS.
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|^ERR_TLS_|^ERR_SSL_/;

// Classes 08 and 57P and the errors of sockets: the server is away, the statement was not at fault.
const AWAY = /^(08|57P0|53300|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/;

function asDatabaseFailure(thrown: unknown): unknown {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const lost = /Connection terminated|timeout exceeded when trying to connect|Client has encountered/.test(
    message,
  );
  const code = errorCode(thrown) ?? '';
  if (isWithoutTls(thrown) || UNTRUSTED.test(code))
    return new Failure('database_unavailable', `No TLS with the database as sslmode wants it: ${message}`, {
      cause: thrown,
    });
  if (lost || AWAY.test(code))
    return new Failure('database_unavailable', `The database does not answer: ${message || code}`, {
      cause: thrown,
    });
  if (code === '53100') return new Failure('disk_full', message, { cause: thrown });
  return thrown;
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw asDatabaseFailure(thrown);
  }
}

// Unnamed parameters only: named prepared statements break behind a pooler in transaction mode.
function sqlOn(client: Queryable): Sql {
  return {
    query: <Row>(row: z.ZodType<Row>, text: string, values: readonly unknown[] = []) =>
      translated(async () => {
        const result = await client.query({ text, values: values.map(unshared), types: MODEL_TYPES });
        return result.rows.map((found: unknown) => row.parse(found));
      }),
    execute: (text, values = []) =>
      translated(async () => (await client.query({ text, values: values.map(unshared) })).rowCount ?? 0),
    raw: (text, values) =>
      translated(async () => {
        const result: unknown = await client.query(
          values === undefined || values.length === 0 ? { text } : { text, values: values.map(unshared) },
        );
        return { rows: rowsOf(result) };
      }),
  };
}

/** node-postgres gives a list of results for several statements. */
function rowsOf(result: unknown): unknown[] {
  if (Array.isArray(result)) return result.flatMap(rowsOf);
  if (typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows))
    return result.rows;
  return [];
}

async function runTransaction<T>(pool: pg.Pool, work: (tx: Sql) => Promise<T>): Promise<T> {
  const client = await translated(() => pool.connect());
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await translated(() => client.query('begin'));
    const result = await work(sqlOn(inTurn(client)));
    const { command } = await translated(() => client.query('commit'));
    if (command === 'ROLLBACK')
      throw Object.assign(new Error('A statement of the transaction had failed'), { code: '25P02' });
    return result;
  } catch (thrown) {
    await client.query('rollback').catch((error: Error) => {
      broken = error;
    });
    throw thrown;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** Out: a pool that has answered. */
async function openPool(
  { connectionString, ssl, mayBePlain }: PostgresConnection,
  max: number,
): Promise<pg.Pool> {
  const pool = new pg.Pool({
    connectionString,
    ssl,
    max,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
  // An idle connection that dies is replaced by the pool at the next use.
  pool.on('error', () => undefined);
  try {
    await pool.query('select 1');
    return pool;
  } catch (thrown) {
    await pool.end();
    if (mayBePlain && isWithoutTls(thrown))
      return openPool({ connectionString, ssl: false, mayBePlain: false }, max);
    throw asDatabaseFailure(thrown);
  }
}

/**
 * PostgreSQL, also behind a pooler in transaction mode: no prepared names, no session state.
 *
 * Throws: Failure `database_unavailable` when nothing answers within 10 s, or not as `sslmode` wants it.
 */
export async function openPostgres(url: string, options: { connections?: number } = {}): Promise<Database> {
  const pool = await openPool(connectionOf(url), options.connections ?? 16);
  const sql = sqlOn(pool);
  const ping = async (): Promise<void> => {
    await sql.execute('select 1');
  };
  let closing: Promise<void> | undefined;
  return {
    ...sql,
    kind: 'postgres',
    connections: () => ({
      most: pool.options.max,
      open: pool.totalCount,
      busy: pool.totalCount - pool.idleCount,
      waiting: pool.waitingCount,
    }),
    transaction: (work) => runTransaction(pool, work),
    script: async (text) => {
      await sql.raw(text);
    },
    ping,
    close: () => {
      closing ??= pool.end();
      return closing;
    },
  };
}
