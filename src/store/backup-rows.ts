import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { z } from 'zod';
import type { Sql } from '../db/database.ts';
import type { BackupManifest, BackupTable } from './backup-manifest.ts';
import { quoteName } from './backup-tables.ts';

const BYTES = 'bytea';
const TIME = 'timestamp with time zone';

// As many as stay below some megabytes: lessons have 50 KB, ranges of pages 100.
const ROWS_AT_ONCE = 100;
const MOST_WAITING_CHARS = 4_000_000;

const Row = z.record(z.string(), z.union([z.string(), z.null(), z.instanceof(Uint8Array)]));
const Line = z.array(z.string().nullable());

/** A column as text that gives the same value on any server, whatever its time zone. */
function asText({ name, type }: BackupTable['columns'][number]): string {
  const column = quoteName(name);
  if (type === BYTES) return column;
  if (type !== TIME) return `${column}::text as ${column}`;
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as ${column}`;
}

async function* readLines(tx: Sql, { name, columns }: BackupTable): AsyncGenerator<string> {
  const cursor = quoteName(`backup_${name}`);
  const selected = columns.map(asText).join(', ');
  await tx.execute(`declare ${cursor} no scroll cursor for select ${selected} from ${quoteName(name)}`);
  for (;;) {
    const rows = await tx.query(Row, `fetch ${ROWS_AT_ONCE} from ${cursor}`);
    if (rows.length === 0) break;
    const lines = rows.map((row) =>
      JSON.stringify(
        columns.map((column) => {
          const value = row[column.name] ?? null;
          return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
        }),
      ),
    );
    yield `${lines.join('\n')}\n`;
  }
  await tx.execute(`close ${cursor}`);
}

/** Writes a table into a file: a JSON array for each row, compressed by zstd. */
export async function dumpRows(
  tx: Sql,
  table: BackupTable,
  path: string,
): Promise<BackupManifest['tables'][number]> {
  const hash = createHash('sha256');
  let bytes = 0;
  let rows = 0;
  await pipeline(
    async function* () {
      for await (const lines of readLines(tx, table)) {
        rows += lines.split('\n').length - 1;
        yield lines;
      }
    },
    createZstdCompress(),
    async function* (compressed: AsyncIterable<Uint8Array>) {
      for await (const chunk of compressed) {
        hash.update(chunk);
        bytes += chunk.byteLength;
        yield chunk;
      }
    },
    createWriteStream(path),
  );
  return { ...table, rows, bytes, sha256: hash.digest('hex') };
}

/** Reads what `dumpRows` has written into the empty table. Out: the number of rows. */
export async function loadRows(
  tx: Sql,
  table: BackupTable,
  compressed: AsyncIterable<Uint8Array>,
): Promise<number> {
  let rows = 0;
  await pipeline(compressed, createZstdDecompress(), async (text: AsyncIterable<Uint8Array>) => {
    for await (const lines of inBatches(text)) {
      await insertRows(tx, table, lines);
      rows += lines.length;
    }
  });
  return rows;
}

async function* inBatches(text: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  let lines: string[] = [];
  let waiting = 0;
  for await (const chunk of text) {
    const pieces = decoder.decode(chunk, { stream: true }).split('\n');
    // A long line comes in many chunks, and is joined once.
    for (const piece of pieces.slice(0, -1)) {
      const line = [...rest, piece].join('');
      rest = [];
      waiting += line.length;
      lines.push(line);
      if (lines.length < ROWS_AT_ONCE && waiting < MOST_WAITING_CHARS) continue;
      yield lines;
      lines = [];
      waiting = 0;
    }
    rest.push(pieces.at(-1) ?? '');
  }
  if (lines.length > 0) yield lines;
}

async function insertRows(tx: Sql, { name, columns }: BackupTable, lines: readonly string[]): Promise<void> {
  const rows = lines.map((line) => Line.parse(JSON.parse(line)));
  const values = columns.map(({ type }, index) =>
    rows.map((row) => {
      const value = row[index] ?? null;
      return type === BYTES && value !== null ? new Uint8Array(Buffer.from(value, 'base64')) : value;
    }),
  );
  const given = columns.map((_, index) => `given_${index}`);
  await tx.execute(
    `insert into ${quoteName(name)} (${columns.map((column) => quoteName(column.name)).join(', ')})
     overriding system value
     select ${columns.map(({ type }, index) => `given_${index}::${type}`).join(', ')}
     from unnest(${columns.map(({ type }, index) => `$${index + 1}::${type === BYTES ? BYTES : 'text'}[]`).join(', ')})
       as given (${given.join(', ')})`,
    values,
  );
}
