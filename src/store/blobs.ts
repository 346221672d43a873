import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Config } from '../base/config.ts';
import { Failure } from '../base/failure.ts';
import type { Database } from '../db/database.ts';

/**
 * Uploaded files, named by what is in them, wherever they are kept; and pictures made from them, which stay on this
 * machine and may go at any time.
 *
 * Throws, whatever is asked: Failure `blobs_unavailable` while the place where files are kept is away, `disk_full`.
 */
export interface BlobStore {
  readonly kind: BlobKind;
  /** Where an upload may be written before `putFile`; on the same disk, so that it can be renamed. */
  temporaryPath(): string;
  /**
   * Takes a finished temporary file over; on return it is kept for good under its hash, once for the same bytes.
   * What was kept under it before is written anew.
   */
  putFile(temporaryPath: string, sha256: string): Promise<void>;
  /**
   * A file of this machine with the bytes, which are those that were put; for a minute or more it stays there.
   *
   * Throws: Failure `blob_missing`, `blob_damaged`.
   */
  getPath(sha256: string): Promise<string>;
  find(sha256: string): Promise<StoredBlob | undefined>;
  /** The names of all that is kept. */
  list(): Promise<string[]>;
  /** Out: false when there is no such file, or it was put after `putBefore`, in milliseconds since 1970. */
  remove(sha256: string, putBefore?: number): Promise<boolean>;
  /**
   * Removes what uploads left behind. At the start, before the first upload; where other processes have the same
   * folder, only what is older than the longest upload takes.
   */
  sweepTemporary(olderThanMs?: number): Promise<number>;
  /** Small things that can be made again, as pictures of pages. `key` names all that they depend on. */
  findDerived(key: string): Promise<Uint8Array | undefined>;
  saveDerived(key: string, bytes: Uint8Array): Promise<void>;
  /** Whether it can be read and written. */
  ping(): Promise<void>;
  close(): void;
}

export type BlobKind = Config['BLOB_STORE'];

export interface StoredBlob {
  bytes: number;
  storedAtMs: number;
}

/** The SHA-256 of a file of any size, in hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Keeps names from leading anywhere else. Throws: Failure `internal`. */
export function checkHash(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Failure('internal', `Not a SHA-256: ${sha256}`);
  return sha256;
}

export type BlobSettings = Pick<
  Config,
  | 'DATA_DIR'
  | 'BLOB_STORE'
  | 'CACHE_MB'
  | 'S3_BUCKET'
  | 'S3_ENDPOINT'
  | 'S3_REGION'
  | 'S3_PREFIX'
  | 'S3_ACCESS_KEY_ID'
  | 'S3_SECRET_ACCESS_KEY'
  | 'S3_FORCE_PATH_STYLE'
>;

/** Opens the store that BLOB_STORE names; only that is loaded, for the packages of S3 are large. */
export async function openBlobs(settings: BlobSettings, db: Database): Promise<BlobStore> {
  switch (settings.BLOB_STORE) {
    case 'disk':
      return (await import('./disk-blobs.ts')).openDiskBlobs(settings);
    case 'postgres': {
      const { PostgresBlobs } = await import('./postgres-blobs.ts');
      return (await import('./cached-blobs.ts')).openCachedBlobs(new PostgresBlobs(db), settings);
    }
    case 's3': {
      const { S3Blobs } = await import('./s3-blobs.ts');
      return (await import('./cached-blobs.ts')).openCachedBlobs(new S3Blobs(settings), settings);
    }
    default:
      return settings.BLOB_STORE satisfies never;
  }
}
