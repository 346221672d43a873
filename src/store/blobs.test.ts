import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blobStoreCases } from './blobs.cases.ts';
import { contentHash, hashFile, openBlobs } from './blobs.ts';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-blobs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

blobStoreCases('blobs on the disk', async () => {
  count += 1;
  return openBlobs(join(folder, String(count)));
});

describe('blobs on the disk', () => {
  it('hashes a file as its bytes', async () => {
    const path = join(folder, 'file');
    await writeFile(path, 'x'.repeat(200_000));
    expect(await hashFile(path)).toBe(contentHash('x'.repeat(200_000)));
  });

  const canMount = process.getuid?.() === 0 && spawnSync('mount', ['-V']).status === 0;
  it.skipIf(!canMount)('tells a full disk as disk_full', async () => {
    const small = join(folder, 'small');
    await mkdir(small);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small]);
    if (mounted.status !== 0) return; // mounting is not allowed in this container
    try {
      const store = await openBlobs(small);
      const saving = store.saveDerived('big', new Uint8Array(200_000));
      await expect(saving).rejects.toMatchObject({ code: 'disk_full' });
      expect(await store.sweepTemporary()).toBe(0);
    } finally {
      execFileSync('umount', [small]);
    }
  });
});
