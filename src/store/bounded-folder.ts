import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../base/failure.ts';

// Whoever was given a path a moment ago may not have opened it yet.
const RECENT_MS = 5 * 60_000;
const MARK_EVERY_MS = 60_000;
// Each look at a whole folder makes room for a while.
const FILL = 0.9;

/**
 * Files that can be had again, up to a limit: those that were used longest ago go first, and none that was used in the
 * last five minutes. Processes may share it.
 */
export class BoundedFolder {
  readonly #folder: string;
  readonly #mostBytes: number;
  /** As far as this process knows; it looks again before it removes anything. */
  #bytes: number | undefined;
  #trimming: Promise<void> | undefined;

  constructor(folder: string, mostBytes: number) {
    this.#folder = folder;
    this.#mostBytes = mostBytes;
  }

  async open(): Promise<this> {
    await mkdir(this.#folder, { recursive: true });
    return this;
  }

  /** In: `name` of two letters or more that are none of a path. */
  #pathOf(name: string): string {
    return join(this.#folder, name.slice(0, 2), name);
  }

  /** Its path, if it is there; it counts as used now. */
  async find(name: string): Promise<string | undefined> {
    const path = this.#pathOf(name);
    try {
      const { atimeMs, mtime } = await stat(path);
      if (Date.now() - atimeMs > MARK_EVERY_MS) await utimes(path, new Date(), mtime);
      return path;
    } catch (thrown) {
      if (errorCode(thrown) === 'ENOENT') return undefined;
      throw thrown;
    }
  }

  /** Takes a file of the same disk over, whole or not at all. Out: its new path. */
  async take(from: string, name: string): Promise<string> {
    const path = this.#pathOf(name);
    const { size } = await stat(from);
    await mkdir(dirname(path), { recursive: true });
    await utimes(from, new Date(), new Date());
    await rename(from, path);
    if (this.#bytes !== undefined) this.#bytes += size;
    if (this.#bytes === undefined || this.#bytes > this.#mostBytes) {
      this.#trimming ??= this.#trim().finally(() => {
        this.#trimming = undefined;
      });
      // What could not be removed is tried with the next file.
      this.#trimming.catch(() => undefined);
    }
    return path;
  }

  async remove(name: string): Promise<void> {
    await rm(this.#pathOf(name), { force: true });
  }

  /** Resolves when the room that `take` has asked for is made. */
  async settled(): Promise<void> {
    await this.#trimming;
  }

  async #trim(): Promise<void> {
    const files = await this.#list();
    let bytes = files.reduce((sum, { size }) => sum + size, 0);
    if (bytes > this.#mostBytes) {
      const usedBefore = Date.now() - RECENT_MS;
      for (const { path, size, atimeMs } of files.sort((one, other) => one.atimeMs - other.atimeMs)) {
        if (bytes <= this.#mostBytes * FILL || atimeMs > usedBefore) break;
        await rm(path, { force: true });
        bytes -= size;
      }
    }
    this.#bytes = bytes;
  }

  async #list(): Promise<{ path: string; size: number; atimeMs: number }[]> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true });
    const files = [];
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      // Another process may be removing it.
      const found = await stat(path).catch(() => undefined);
      if (found !== undefined) files.push({ path, size: found.size, atimeMs: found.atimeMs });
    }
    return files;
  }
}
