import { open } from 'node:fs/promises';

/** Returns when a file, or the entries of a folder, survive a power cut. Throws: the system's own error. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
