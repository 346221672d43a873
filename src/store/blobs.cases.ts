import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../base/content-hash.ts';
import type { BlobStore } from './blobs.ts';

/** One place where files are kept, for the cases. */
export interface BlobPlace {
  /** A machine that has the place: the same each time, or where machines have folders of their own a new one. */
  open(): Promise<BlobStore>;
  /** Changes a byte of a kept file behind the store's back. */
  damage(sha256: string): Promise<void>;
}

/** What every blob store keeps to. In: `create` gives an empty place. */
export function blobStoreCases(name: string, create: () => Promise<BlobPlace>): void {
  const put = async (store: BlobStore, bytes: string | Uint8Array): Promise<string> => {
    const path = store.temporaryPath();
    await writeFile(path, bytes);
    await store.putFile(path, contentHash(bytes));
    return contentHash(bytes);
  };

  describe(name, () => {
    it('takes the temporary file over and gives its bytes back', async () => {
      const store = await (await create()).open();
      const path = store.temporaryPath();
      await writeFile(path, 'some bytes');
      await store.putFile(path, contentHash('some bytes'));
      expect(existsSync(path)).toBe(false);
      expect(await readFile(await store.getPath(contentHash('some bytes')), 'utf8')).toBe('some bytes');
      expect(await store.find(contentHash('some bytes'))).toMatchObject({ bytes: 10 });
      expect(await store.list()).toEqual([contentHash('some bytes')]);
      await store.ping();
    });

    it('gives a large file, and an empty one, to another machine as they are, to many who ask at once', async () => {
      const place = await create();
      const store = await place.open();
      const large = randomBytes(20_000_003);
      const sha256 = await put(store, large);
      const other = await place.open();
      const paths = await Promise.all([1, 2, 3].map(() => other.getPath(sha256)));
      expect(new Set(paths).size).toBe(1);
      expect(large.equals(await readFile(paths[0] ?? ''))).toBe(true);
      const empty = await put(store, '');
      expect(await readFile(await other.getPath(empty), 'utf8')).toBe('');
      expect(await other.sweepTemporary()).toBe(0);
    });

    it('keeps the same bytes once, also when they come twice at once', async () => {
      const place = await create();
      const [store, other] = [await place.open(), await place.open()];
      const names = await Promise.all([put(store, 'same'), put(other, 'same'), put(store, 'same')]);
      expect(new Set(names).size).toBe(1);
      expect((await stat(await other.getPath(contentHash('same')))).size).toBe(4);
      expect(await store.list()).toHaveLength(1);
    });

    it('says undefined for a name it never gave, and blob_missing when it must be there', async () => {
      const store = await (await create()).open();
      expect(await store.find('0'.repeat(64))).toBeUndefined();
      await expect(store.getPath('0'.repeat(64))).rejects.toMatchObject({ code: 'blob_missing' });
      expect(await store.sweepTemporary()).toBe(0);
    });

    it('takes no name that leads elsewhere', async () => {
      const store = await (await create()).open();
      await expect(store.getPath('../../etc/passwd')).rejects.toThrow('Not a SHA-256');
      await expect(store.remove(`..${'a'.repeat(62)}`)).rejects.toThrow('Not a SHA-256');
    });

    it('never gives bytes that are not those that were put, and takes the right ones again', async () => {
      const place = await create();
      const store = await place.open();
      const sha256 = await put(store, 'right bytes');
      await place.damage(sha256);
      const other = await place.open();
      await expect(other.getPath(sha256)).rejects.toMatchObject({ code: 'blob_damaged' });
      await expect(other.getPath(sha256)).rejects.toMatchObject({ code: 'blob_damaged' });
      expect(await other.sweepTemporary()).toBe(0);
      await put(store, 'right bytes');
      expect(await readFile(await other.getPath(sha256), 'utf8')).toBe('right bytes');
    });

    it('keeps nothing of what is interrupted', async () => {
      const store = await (await create()).open();
      const gone = store.temporaryPath();
      await expect(store.putFile(gone, 'a'.repeat(64))).rejects.toThrow();
      expect(await store.list()).toEqual([]);
      expect(await store.sweepTemporary()).toBe(0);
    });

    it('removes, and removes again without complaint', async () => {
      const store = await (await create()).open();
      const sha256 = await put(store, 'going');
      expect(await store.remove(sha256)).toBe(true);
      expect(await store.remove(sha256)).toBe(false);
      expect(await store.find(sha256)).toBeUndefined();
      await expect(store.getPath(sha256)).rejects.toMatchObject({ code: 'blob_missing' });
      await put(store, 'going');
      expect(await store.find(sha256)).toBeDefined();
    });

    it('leaves what was put, also again, after the time that is named', async () => {
      const store = await (await create()).open();
      const sha256 = await put(store, 'young');
      // The clock of the place may be a little ahead, and may count whole seconds.
      expect(await store.remove(sha256, Date.now() - 60_000)).toBe(false);
      expect(await store.remove(sha256, Date.now() + 60_000)).toBe(true);
    });

    it('sweeps what uploads left, of an age that is asked for, and nothing else', async () => {
      const store = await (await create()).open();
      const sha256 = await put(store, 'kept');
      await writeFile(store.temporaryPath(), 'left');
      expect(await store.sweepTemporary(60_000)).toBe(0);
      expect(await store.sweepTemporary()).toBe(1);
      expect(await store.sweepTemporary()).toBe(0);
      expect(await store.find(sha256)).toBeDefined();
    });

    it('keeps derived bytes by any key', async () => {
      const store = await (await create()).open();
      const key = 'page/../1?width=800\n';
      expect(await store.findDerived(key)).toBeUndefined();
      await store.saveDerived(key, new Uint8Array([1, 2]));
      await store.saveDerived(key, new Uint8Array([3]));
      expect([...((await store.findDerived(key)) ?? [])]).toEqual([3]);
    });
  });
}
