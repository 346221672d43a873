import { mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BoundedFolder } from './bounded-folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-bounded-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const HOUR_MS = 3600_000;

describe('a folder with a limit', () => {
  it('lets go of what was used longest ago, and of nothing that was used just now', async () => {
    const kept = await new BoundedFolder(join(folder, 'kept'), 2500).open();
    const take = async (name: string, usedAgoMs: number): Promise<void> => {
      const path = join(folder, name);
      await writeFile(path, 'x'.repeat(1000));
      const taken = await kept.take(path, name);
      const used = new Date(Date.now() - usedAgoMs);
      await utimes(taken, used, (await stat(taken)).mtime);
      await kept.settled();
    };
    const listKept = async (names: readonly string[]): Promise<string[]> => {
      const found = await Promise.all(names.map(async (name) => [name, await kept.find(name)] as const));
      return found.filter(([, path]) => path !== undefined).map(([name]) => name);
    };
    await take('older', 2 * HOUR_MS);
    await take('oldest', 3 * HOUR_MS);
    await take('new', 0);
    expect(await listKept(['older', 'oldest', 'new'])).toEqual(['older', 'new']);
    // Asked for a moment ago: whoever has its path may be about to open it.
    await take('newer', 0);
    await take('newest', 0);
    expect(await listKept(['older', 'new', 'newer', 'newest'])).toEqual(['older', 'new', 'newer', 'newest']);
  });
});
