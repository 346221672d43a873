import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Server, startS3Server } from '../../tests/s3-server.ts';
import { parseConfig } from '../base/config.ts';
import { contentHash } from '../base/content-hash.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { describeEachDatabase } from '../db/test-databases.ts';
import { type BlobPlace, blobStoreCases } from './blobs.cases.ts';
import { type BlobStore, hashFile, openBlobs } from './blobs.ts';

const NO_POSTGRES = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' };

let folder: string;
let count = 0;
const newFolder = (): string => {
  count += 1;
  return join(folder, String(count));
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-blobs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

/** In: `db` is asked by the store in PostgreSQL alone. */
function open(settings: Record<string, string>, db?: Database): Promise<BlobStore> {
  const unused: Database = Object.create(null);
  return openBlobs(parseConfig({ ...NO_POSTGRES, ...settings }), db ?? unused);
}

const pathOn = (dataDir: string, sha256: string): string =>
  join(dataDir, 'blobs', sha256.slice(0, 2), sha256);

async function put(store: BlobStore, text: string): Promise<string> {
  const path = store.temporaryPath();
  await writeFile(path, text);
  await store.putFile(path, contentHash(text));
  return contentHash(text);
}

blobStoreCases('blobs on the disk', async () => {
  const DATA_DIR = newFolder();
  return {
    open: () => open({ DATA_DIR }),
    damage: (sha256) => appendFile(pathOn(DATA_DIR, sha256), 'x'),
  };
});

describeEachDatabase('blobs', (databases) => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase(await databases.create());
    await migrate(db);
  });
  afterAll(() => db.close());
  blobStoreCases('as rows', async () => {
    await db.execute('delete from blob');
    return {
      open: () => open({ BLOB_STORE: 'postgres', DATA_DIR: newFolder() }, db),
      damage: async (sha256) => {
        await db.execute(`update blob_chunk set bytes = '\\x00' where sha256 = $1 and position = 0`, [
          sha256,
        ]);
      },
    };
  });
});

describe('blobs in S3', () => {
  let s3: S3Server;
  let client: S3Client;
  beforeAll(async () => {
    s3 = await startS3Server(join(folder, 's3'));
    client = new S3Client({
      endpoint: s3.settings.S3_ENDPOINT ?? '',
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    });
  });
  afterAll(async () => {
    client.destroy();
    await s3.stop();
  });

  const create = async (): Promise<BlobPlace & { prefix: string }> => {
    const prefix = `school-${contentHash(newFolder()).slice(0, 8)}/`;
    return {
      prefix,
      open: () => open({ ...s3.settings, S3_PREFIX: prefix, DATA_DIR: newFolder() }),
      damage: async (sha256) => {
        const where = { Bucket: s3.settings.S3_BUCKET, Key: `${prefix}${sha256}` };
        await client.send(new PutObjectCommand({ ...where, Body: 'wrong bytes' }));
      },
    };
  };
  blobStoreCases('as objects', create);

  it('are told as blobs_unavailable while S3 is away, but for the copies that are here', async () => {
    const place = await create();
    const [store, other] = [await place.open(), await place.open()];
    const sha256 = await put(store, 'kept');
    await s3.stop();
    const away = { code: 'blobs_unavailable', status: 503, retry: true };
    await expect(put(store, 'more')).rejects.toMatchObject(away);
    await expect(other.getPath(sha256)).rejects.toMatchObject(away);
    await expect(other.find(sha256)).rejects.toMatchObject(away);
    await expect(other.ping()).rejects.toMatchObject(away);
    expect(await readFile(await store.getPath(sha256), 'utf8')).toBe('kept');
    await s3.start();
    await other.ping();
    expect(await readFile(await other.getPath(sha256), 'utf8')).toBe('kept');
    expect(await store.list()).toEqual([sha256]);
  });

  it('are told as blobs_unavailable, with what S3 says, where the bucket or the key is wrong', async () => {
    const wrong = await open({ ...s3.settings, S3_BUCKET: 'nobodys', DATA_DIR: newFolder() });
    await expect(wrong.ping()).rejects.toMatchObject({ code: 'blobs_unavailable' });
    await expect(put(wrong, 'x')).rejects.toMatchObject({ message: expect.stringContaining('NoSuchBucket') });
  });

  it('keep nothing of a large upload in whose middle S3 goes away', async () => {
    const place = await create();
    const store = await place.open();
    const path = store.temporaryPath();
    await writeFile(path, randomBytes(60_000_000));
    const putting = store.putFile(path, await hashFile(path));
    const outcome = expect(putting).rejects.toMatchObject({ code: 'blobs_unavailable' });
    const countFiles = async (): Promise<number> =>
      (await readdir(join(folder, 's3'), { recursive: true })).length;
    const before = await countFiles();
    await expect.poll(countFiles, { interval: 5 }).toBeGreaterThan(before);
    await s3.stop();
    await outcome;
    await s3.start();
    expect(await store.list()).toEqual([]);
    expect(await store.find(await hashFile(path))).toBeUndefined();
  });
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
      const store = await open({ DATA_DIR: small });
      const saving = store.saveDerived('big', new Uint8Array(200_000));
      await expect(saving).rejects.toMatchObject({ code: 'disk_full' });
      expect(await store.sweepTemporary()).toBe(0);
    } finally {
      execFileSync('umount', [small]);
    }
  });
});
