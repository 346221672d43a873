import { stat } from 'node:fs/promises';
import { Failure } from '../base/failure.ts';
import { hashFile } from './blobs.ts';

/**
 * Remembers which files hold what their names say, so that a file is hashed once and not at each use: again only when
 * it was written to since.
 */
export class VerifiedFiles {
  readonly #known = new Map<string, string>();
  readonly #checking = new Map<string, Promise<void>>();

  /** Throws: Failure `blob_damaged`; the system's own error when it is not there. */
  async check(path: string, sha256: string): Promise<void> {
    const signature = await signatureOf(path);
    if (this.#known.get(sha256) === signature) return;
    const key = `${sha256} ${signature}`;
    const checking = this.#checking.get(key) ?? this.#hash(path, sha256, signature);
    this.#checking.set(key, checking);
    await checking.finally(() => this.#checking.delete(key));
  }

  /** In: a file whose bytes were hashed while they were written. */
  async trust(path: string, sha256: string): Promise<void> {
    this.#known.set(sha256, await signatureOf(path));
  }

  async #hash(path: string, sha256: string, signature: string): Promise<void> {
    const found = await hashFile(path);
    if (found !== sha256)
      throw new Failure('blob_damaged', `The stored file ${sha256} holds other bytes, of hash ${found}.`);
    this.#known.set(sha256, signature);
  }
}

async function signatureOf(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(path);
  return `${size} ${mtimeMs} ${ino}`;
}
