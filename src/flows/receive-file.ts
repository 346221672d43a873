import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { Failure } from '../base/failure.ts';

/** A file that was received into a temporary place, on disk and flushed. */
export interface ReceivedFile {
  path: string;
  bytes: number;
  sha256: string;
}

/**
 * Writes a stream to `path` as it comes, hashing it on the way; nothing is held in memory.
 *
 * Throws: `upload_too_large` past `maxBytes`, `disk_full`, or the stream's own error. The file is gone then.
 */
export async function receiveFile(
  stream: AsyncIterable<Uint8Array>,
  path: string,
  options: { maxBytes: number; filename: string },
): Promise<ReceivedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of stream) {
      bytes += chunk.byteLength;
      if (bytes > options.maxBytes) throw tooLarge(options);
      hash.update(chunk);
      await file.write(chunk);
    }
    await file.sync();
    return { path, bytes, sha256: hash.digest('hex') };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

const tooLarge = (options: { maxBytes: number; filename: string }): Failure =>
  new Failure(
    'upload_too_large',
    `${options.filename} is larger than the limit of ${Math.round(options.maxBytes / 1e6)} MB a file.`,
  );

/** Removes what was received and is not wanted, or was kept elsewhere already. */
export async function dropFiles(files: readonly Pick<ReceivedFile, 'path'>[]): Promise<void> {
  await Promise.all(files.map((file) => rm(file.path, { force: true })));
}
