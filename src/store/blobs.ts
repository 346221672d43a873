import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { asFailure, errorCode, Failure } from '../base/failure.ts';
import { syncPath } from '../base/sync-path.ts';

/** Uploaded files, named by what is in them, and pictures made from them, which may go at any time. */
export interface BlobStore {
  /** Where an upload may be written before `putFile`; on the same disk, so that it can be renamed. */
  temporaryPath(): string;
  /**
   * Takes a finished temporary file over; on return it is on the disk under its hash. The same bytes are kept
   * once. Throws: Failure `disk_full`.
   */
  putFile(temporaryPath: string, sha256: string): Promise<void>;
  /** Throws: Failure `blob_missing`. */
  getPath(sha256: string): Promise<string>;
  find(sha256: string): Promise<{ path: string; bytes: number; storedAtMs: number } | undefined>;
  /** The names of all that is kept. */
  list(): Promise<string[]>;
  remove(sha256: string): Promise<void>;
  /** Removes what uploads left behind. Only at the start, before the first upload. */
  sweepTemporary(): Promise<number>;
  /** Small things that can be made again, as pictures of pages. `key` names all that they depend on. */
  findDerived(key: string): Promise<Uint8Array | undefined>;
  saveDerived(key: string, bytes: Uint8Array): Promise<void>;
  /** Whether it can be written to. Throws: Failure. */
  ping(): Promise<void>;
}

/** The SHA-256 of bytes, in hexadecimal. */
export const contentHash = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** The SHA-256 of a file of any size, in hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

class DiskBlobs implements BlobStore {
  readonly #blobs: string;
  readonly #temporary: string;
  readonly #derived: string;

  constructor(dataDir: string) {
    this.#blobs = join(dataDir, 'blobs');
    this.#temporary = join(dataDir, 'blobs', 'temporary');
    this.#derived = join(dataDir, 'derived');
  }

  async open(): Promise<this> {
    await mkdir(this.#temporary, { recursive: true });
    await mkdir(this.#derived, { recursive: true });
    return this;
  }

  temporaryPath(): string {
    return join(this.#temporary, randomUUID());
  }

  #pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Failure('internal', `Not a SHA-256: ${sha256}`);
    return join(this.#blobs, sha256.slice(0, 2), sha256);
  }

  async putFile(temporaryPath: string, sha256: string): Promise<void> {
    const path = this.#pathOf(sha256);
    try {
      await syncPath(temporaryPath);
      const folder = dirname(path);
      const isNew = (await mkdir(folder, { recursive: true })) !== undefined;
      await moveFile(temporaryPath, path);
      await syncPath(folder);
      if (isNew) await syncPath(this.#blobs);
    } catch (thrown) {
      throw asFailure(thrown);
    }
  }

  async getPath(sha256: string): Promise<string> {
    const path = this.#pathOf(sha256);
    if (await isFile(path)) return path;
    throw new Failure('blob_missing', `No stored file ${sha256}`);
  }

  async find(sha256: string): Promise<{ path: string; bytes: number; storedAtMs: number } | undefined> {
    const path = this.#pathOf(sha256);
    try {
      const { size, mtimeMs } = await stat(path);
      return { path, bytes: size, storedAtMs: mtimeMs };
    } catch (thrown) {
      if (errorCode(thrown) === 'ENOENT') return undefined;
      throw thrown;
    }
  }

  async list(): Promise<string[]> {
    const entries = await readdir(this.#blobs, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
      .map((entry) => entry.name);
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.#pathOf(sha256), { force: true });
  }

  async sweepTemporary(): Promise<number> {
    const left = await readdir(this.#temporary);
    for (const name of left) await rm(join(this.#temporary, name), { force: true, recursive: true });
    return left.length;
  }

  #derivedPath(key: string): string {
    const name = contentHash(key);
    return join(this.#derived, name.slice(0, 2), name);
  }

  async findDerived(key: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(this.#derivedPath(key));
    } catch (thrown) {
      if (errorCode(thrown) === 'ENOENT') return undefined;
      throw thrown;
    }
  }

  // Not synced: after a power cut it is made again. The rename keeps readers from half a picture.
  async saveDerived(key: string, bytes: Uint8Array): Promise<void> {
    const path = this.#derivedPath(key);
    const unfinished = this.temporaryPath();
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(unfinished, bytes);
      await rename(unfinished, path);
    } catch (thrown) {
      await rm(unfinished, { force: true });
      throw asFailure(thrown);
    }
  }

  async ping(): Promise<void> {
    const path = this.temporaryPath();
    try {
      await writeFile(path, 'ping');
    } catch (thrown) {
      throw asFailure(thrown);
    } finally {
      await rm(path, { force: true });
    }
  }
}

/** A file of another disk is copied beside its place first, so that no half of it is ever seen. */
async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (thrown) {
    if (errorCode(thrown) !== 'EXDEV') throw thrown;
    const beside = `${to}.${randomUUID()}`;
    await copyFile(from, beside);
    await syncPath(beside);
    await rename(beside, to);
    await rm(from, { force: true });
  }
}

/** The store on the disk, in `blobs` and `derived` of a data directory. */
export const openBlobs = (dataDir: string): Promise<BlobStore> => new DiskBlobs(dataDir).open();
