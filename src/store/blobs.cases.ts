import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type BlobStore, contentHash } from './blobs.ts';

/** What every blob store keeps to. */
export function blobStoreCases(name: string, open: () => Promise<BlobStore>): void {
  const put = async (store: BlobStore, text: string): Promise<string> => {
    const path = store.temporaryPath();
    await writeFile(path, text);
    await store.putFile(path, contentHash(text));
    return contentHash(text);
  };

  describe(name, () => {
    it('takes the temporary file over and gives its bytes back', async () => {
      const store = await open();
      const path = store.temporaryPath();
      await writeFile(path, 'some bytes');
      await store.putFile(path, contentHash('some bytes'));
      expect(existsSync(path)).toBe(false);
      expect(await readFile(await store.getPath(contentHash('some bytes')), 'utf8')).toBe('some bytes');
      expect(await store.find(contentHash('some bytes'))).toMatchObject({ bytes: 10 });
      expect(await store.list()).toEqual([contentHash('some bytes')]);
    });

    it('keeps the same bytes once, also when they come twice at once', async () => {
      const store = await open();
      const names = await Promise.all([put(store, 'same'), put(store, 'same'), put(store, 'same')]);
      expect(new Set(names).size).toBe(1);
      expect((await stat(await store.getPath(contentHash('same')))).size).toBe(4);
    });

    it('says undefined for a name it never gave, and blob_missing when it must be there', async () => {
      const store = await open();
      expect(await store.find('0'.repeat(64))).toBeUndefined();
      await expect(store.getPath('0'.repeat(64))).rejects.toMatchObject({ code: 'blob_missing' });
    });

    it('takes no name that leads elsewhere', async () => {
      const store = await open();
      await expect(store.getPath('../../etc/passwd')).rejects.toThrow('Not a SHA-256');
      await expect(store.remove(`..${'a'.repeat(62)}`)).rejects.toThrow('Not a SHA-256');
    });

    it('removes, and removes again without complaint', async () => {
      const store = await open();
      const sha256 = await put(store, 'going');
      await store.remove(sha256);
      await store.remove(sha256);
      expect(await store.find(sha256)).toBeUndefined();
      await put(store, 'going');
      expect(await store.find(sha256)).toBeDefined();
    });

    it('sweeps what uploads left and nothing else', async () => {
      const store = await open();
      const sha256 = await put(store, 'kept');
      await writeFile(store.temporaryPath(), 'left');
      expect(await store.sweepTemporary()).toBe(1);
      expect(await store.sweepTemporary()).toBe(0);
      expect(await store.find(sha256)).toBeDefined();
    });

    it('keeps derived bytes by any key', async () => {
      const store = await open();
      const key = 'page/../1?width=800\n';
      expect(await store.findDerived(key)).toBeUndefined();
      await store.saveDerived(key, new Uint8Array([1, 2]));
      await store.saveDerived(key, new Uint8Array([3]));
      expect([...((await store.findDerived(key)) ?? [])]).toEqual([3]);
      await store.ping();
    });
  });
}
