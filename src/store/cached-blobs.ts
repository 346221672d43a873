import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { asFailure, Failure } from '../base/failure.ts';
import { type BlobKind, type BlobStore, checkHash, type StoredBlob } from './blobs.ts';
import { BoundedFolder } from './bounded-folder.ts';
import { LocalFiles } from './local-files.ts';
import { VerifiedFiles } from './verified-files.ts';

/** A place for bytes that every machine reaches. Throws, whatever is asked: Failure `blobs_unavailable`. */
export interface RemoteBlobs {
  readonly kind: BlobKind;
  /** Keeps a file of this machine, whole or not at all; what was kept under the name is replaced. */
  put(path: string, sha256: string, bytes: number): Promise<void>;
  /** Throws, also while it is read: Failure `blob_missing`. */
  read(sha256: string): AsyncIterable<Uint8Array>;
  find(sha256: string): Promise<StoredBlob | undefined>;
  list(): Promise<string[]>;
  remove(sha256: string, putBefore: number): Promise<boolean>;
  ping(): Promise<void>;
  close(): void;
}

/**
 * Reads bytes that are kept elsewhere from copies on this machine, as PDFium wants a file; a copy is made at the first
 * use, checked, and goes when the folder is full. Whoever receives an upload has its copy already.
 */
class CachedBlobs extends LocalFiles implements BlobStore {
  readonly #remote: RemoteBlobs;
  readonly #copies: BoundedFolder;
  readonly #verified = new VerifiedFiles();
  readonly #fetching = new Map<string, Promise<string>>();

  constructor(remote: RemoteBlobs, settings: { DATA_DIR: string; CACHE_MB: number }) {
    super(settings);
    this.#remote = remote;
    this.#copies = new BoundedFolder(join(settings.DATA_DIR, 'copies'), settings.CACHE_MB * 1e6);
  }

  get kind(): BlobKind {
    return this.#remote.kind;
  }

  override async open(): Promise<this> {
    await super.open();
    await this.#copies.open();
    return this;
  }

  async putFile(temporaryPath: string, sha256: string): Promise<void> {
    checkHash(sha256);
    try {
      await this.#remote.put(temporaryPath, sha256, (await stat(temporaryPath)).size);
      await this.#verified.trust(await this.#copies.take(temporaryPath, sha256), sha256);
    } catch (thrown) {
      throw asFailure(thrown);
    }
  }

  async getPath(sha256: string): Promise<string> {
    const copy = await this.#copies.find(checkHash(sha256));
    if (copy !== undefined)
      try {
        await this.#verified.check(copy, sha256);
        return copy;
      } catch {
        // Damaged, or removed by another process: where it is kept there is a better one.
      }
    const fetching = this.#fetching.get(sha256) ?? this.#fetch(sha256);
    this.#fetching.set(sha256, fetching);
    return fetching.finally(() => this.#fetching.delete(sha256));
  }

  async #fetch(sha256: string): Promise<string> {
    const path = this.temporaryPath();
    try {
      const hash = createHash('sha256');
      await pipeline(
        this.#remote.read(sha256),
        async function* (chunks: AsyncIterable<Uint8Array>) {
          for await (const chunk of chunks) {
            hash.update(chunk);
            yield chunk;
          }
        },
        createWriteStream(path, { flags: 'wx', mode: 0o600 }),
      );
      const found = hash.digest('hex');
      if (found !== sha256)
        throw new Failure('blob_damaged', `The stored file ${sha256} holds other bytes, of hash ${found}.`);
      const copy = await this.#copies.take(path, sha256);
      await this.#verified.trust(copy, sha256);
      return copy;
    } catch (thrown) {
      await rm(path, { force: true });
      throw asFailure(thrown);
    }
  }

  find(sha256: string): Promise<StoredBlob | undefined> {
    return this.#remote.find(checkHash(sha256));
  }

  list(): Promise<string[]> {
    return this.#remote.list();
  }

  async remove(sha256: string, putBefore = Number.POSITIVE_INFINITY): Promise<boolean> {
    const removed = await this.#remote.remove(checkHash(sha256), putBefore);
    if (removed) await this.#copies.remove(sha256);
    return removed;
  }

  override async ping(): Promise<void> {
    await Promise.all([super.ping(), this.#remote.ping()]);
  }

  close(): void {
    this.#remote.close();
  }
}

/** A store that other machines share, with copies in `copies` and pictures in `derived` of DATA_DIR. */
export const openCachedBlobs = (
  remote: RemoteBlobs,
  settings: { DATA_DIR: string; CACHE_MB: number },
): Promise<BlobStore> => new CachedBlobs(remote, settings).open();
