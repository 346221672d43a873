import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder that only this run uses. */
export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'lectern-bench-'));
export const dropFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
