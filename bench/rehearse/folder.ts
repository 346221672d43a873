import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './cleanup.ts';

/** A folder that goes when the process ends. */
export function openFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `lectern-rehearse-${name}-`));
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return folder;
}
