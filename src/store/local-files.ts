import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash } from '../base/content-hash.ts';
import { asFailure, errorCode } from '../base/failure.ts';
import { BoundedFolder } from './bounded-folder.ts';

/** What every store of blobs keeps on this machine: uploads under way, and small things that can be made again. */
export class LocalFiles {
  readonly #temporary: string;
  readonly #derived: BoundedFolder;

  constructor({ DATA_DIR, CACHE_MB }: { DATA_DIR: string; CACHE_MB: number }) {
    this.#temporary = join(DATA_DIR, 'blobs', 'temporary');
    this.#derived = new BoundedFolder(join(DATA_DIR, 'derived'), CACHE_MB * 1e6);
  }

  async open(): Promise<this> {
    await mkdir(this.#temporary, { recursive: true });
    await this.#derived.open();
    return this;
  }

  temporaryPath(): string {
    return join(this.#temporary, randomUUID());
  }

  /** Out: how many were removed. */
  async sweepTemporary(olderThanMs = 0): Promise<number> {
    let removed = 0;
    for (const name of await readdir(this.#temporary)) {
      const path = join(this.#temporary, name);
      const found = await stat(path).catch(() => undefined);
      // A file's time has parts of a millisecond, and the clock has none: one made just now would be from the future.
      if (found === undefined || Date.now() - Math.floor(found.mtimeMs) < olderThanMs) continue;
      await rm(path, { force: true, recursive: true });
      removed += 1;
    }
    return removed;
  }

  async findDerived(key: string): Promise<Uint8Array | undefined> {
    const path = await this.#derived.find(contentHash(key));
    try {
      return path === undefined ? undefined : await readFile(path);
    } catch (thrown) {
      if (errorCode(thrown) === 'ENOENT') return undefined;
      throw thrown;
    }
  }

  // Not synced: after a power cut it is made again.
  async saveDerived(key: string, bytes: Uint8Array): Promise<void> {
    const unfinished = this.temporaryPath();
    try {
      await writeFile(unfinished, bytes);
      await this.#derived.take(unfinished, contentHash(key));
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
