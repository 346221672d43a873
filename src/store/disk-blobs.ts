import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asFailure, errorCode, Failure } from '../base/failure.ts';
import { syncPath } from '../base/sync-path.ts';
import { type BlobStore, checkHash, type StoredBlob } from './blobs.ts';
import { LocalFiles } from './local-files.ts';
import { VerifiedFiles } from './verified-files.ts';

class DiskBlobs extends LocalFiles implements BlobStore {
  readonly kind = 'disk';
  readonly #blobs: string;
  readonly #verified = new VerifiedFiles();

  constructor(settings: { DATA_DIR: string; CACHE_MB: number }) {
    super(settings);
    this.#blobs = join(settings.DATA_DIR, 'blobs');
  }

  #pathOf(sha256: string): string {
    return join(this.#blobs, checkHash(sha256).slice(0, 2), sha256);
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
      await this.#verified.trust(path, sha256);
    } catch (thrown) {
      throw asFailure(thrown);
    }
  }

  async getPath(sha256: string): Promise<string> {
    const path = this.#pathOf(sha256);
    try {
      await this.#verified.check(path, sha256);
      return path;
    } catch (thrown) {
      if (errorCode(thrown) !== 'ENOENT') throw thrown;
      throw new Failure('blob_missing', `No stored file ${sha256}`);
    }
  }

  async find(sha256: string): Promise<StoredBlob | undefined> {
    try {
      const { size, mtimeMs } = await stat(this.#pathOf(sha256));
      return { bytes: size, storedAtMs: mtimeMs };
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

  async remove(sha256: string, putBefore = Number.POSITIVE_INFINITY): Promise<boolean> {
    const found = await this.find(sha256);
    if (found === undefined || found.storedAtMs >= putBefore) return false;
    await rm(this.#pathOf(sha256), { force: true });
    return true;
  }

  close(): void {}
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

/** The store on the disk, in `blobs` and `derived` of DATA_DIR, which all processes must have in common. */
export const openDiskBlobs = (settings: { DATA_DIR: string; CACHE_MB: number }): Promise<BlobStore> =>
  new DiskBlobs(settings).open();
