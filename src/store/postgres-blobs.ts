import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import type { Database, Sql } from '../db/database.ts';
import type { StoredBlob } from './blobs.ts';
import type { RemoteBlobs } from './cached-blobs.ts';

// 20 MB took 291 ms each way in chunks of this size.
const CHUNK_BYTES = 1024 * 1024;

const Found = z.object({ bytes: z.int(), stored_at: z.string() });

/** Files as rows of the database, for who has no store of files that all machines reach. */
export class PostgresBlobs implements RemoteBlobs {
  readonly kind = 'postgres';
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  // One transaction: what is interrupted leaves nothing, and a second one of the same bytes waits for the first.
  async put(path: string, sha256: string, bytes: number): Promise<void> {
    const file = await open(path);
    try {
      await this.#db.transaction(async (tx) => {
        await tx.execute(
          `insert into blob (sha256, bytes) values ($1, $2)
           on conflict (sha256) do update set bytes = excluded.bytes, stored_at = clock_timestamp()`,
          [sha256, bytes],
        );
        await tx.execute('delete from blob_chunk where sha256 = $1', [sha256]);
        await writeChunks(tx, file, sha256);
      });
    } finally {
      await file.close();
    }
  }

  async *read(sha256: string): AsyncGenerator<Uint8Array> {
    const found = await this.find(sha256);
    if (found === undefined) throw new Failure('blob_missing', `No stored file ${sha256}`);
    for (let position = 0; position * CHUNK_BYTES < found.bytes; position += 1) {
      const [chunk] = await this.#db.query(
        z.object({ bytes: z.instanceof(Uint8Array) }),
        'select bytes from blob_chunk where sha256 = $1 and position = $2',
        [sha256, position],
      );
      if (chunk === undefined)
        throw new Failure('blob_damaged', `The stored file ${sha256} has no part ${position}.`);
      yield chunk.bytes;
    }
  }

  async find(sha256: string): Promise<StoredBlob | undefined> {
    const [row] = await this.#db.query(Found, 'select bytes, stored_at from blob where sha256 = $1', [
      sha256,
    ]);
    return row === undefined ? undefined : { bytes: row.bytes, storedAtMs: Date.parse(row.stored_at) };
  }

  async list(): Promise<string[]> {
    const rows = await this.#db.query(z.object({ sha256: z.string() }), 'select sha256 from blob');
    return rows.map((row) => row.sha256);
  }

  async remove(sha256: string, putBefore: number): Promise<boolean> {
    const before = Number.isFinite(putBefore) ? new Date(putBefore).toISOString() : 'infinity';
    const text = 'delete from blob where sha256 = $1 and stored_at < $2::timestamptz';
    return (await this.#db.execute(text, [sha256, before])) > 0;
  }

  ping(): Promise<void> {
    return this.#db.ping();
  }

  close(): void {}
}

async function writeChunks(tx: Sql, file: FileHandle, sha256: string): Promise<void> {
  for (let position = 0; ; position += 1) {
    const { buffer, bytesRead } = await file.read(
      Buffer.allocUnsafe(CHUNK_BYTES),
      0,
      CHUNK_BYTES,
      position * CHUNK_BYTES,
    );
    if (bytesRead === 0) return;
    await tx.execute('insert into blob_chunk (sha256, position, bytes) values ($1, $2, $3)', [
      sha256,
      position,
      buffer.subarray(0, bytesRead),
    ]);
  }
}
