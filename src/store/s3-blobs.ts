import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { errorCode, Failure } from '../base/failure.ts';
import type { BlobSettings, StoredBlob } from './blobs.ts';
import type { RemoteBlobs } from './cached-blobs.ts';

// Two parts of an upload are in memory at once.
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_AT_ONCE = 2;
const CONNECT_MS = 3000;
const SILENCE_MS = 30_000;
// Kubernetes gives /ready 4 s.
const PING_MS = 3000;

/** Files as objects of a bucket, at Amazon or at any server that speaks S3. */
export class S3Blobs implements RemoteBlobs {
  readonly kind = 's3';
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  constructor(settings: Omit<BlobSettings, 'DATA_DIR' | 'BLOB_STORE' | 'CACHE_MB'>) {
    this.#client = openClient(settings);
    this.#bucket = settings.S3_BUCKET ?? '';
    this.#prefix = settings.S3_PREFIX;
  }

  #nameOf(sha256: string): { Bucket: string; Key: string } {
    return { Bucket: this.#bucket, Key: `${this.#prefix}${sha256}` };
  }

  // An upload in parts that fails is aborted, which removes the parts.
  async put(path: string, sha256: string): Promise<void> {
    const body = createReadStream(path, { highWaterMark: 256 * 1024 });
    const upload = new Upload({
      client: this.#client,
      params: { ...this.#nameOf(sha256), Body: body, ContentType: 'application/pdf' },
      partSize: PART_BYTES,
      queueSize: PARTS_AT_ONCE,
      leavePartsOnError: false,
    });
    await translated(() => upload.done()).finally(() => body.destroy());
  }

  async *read(sha256: string): AsyncGenerator<Uint8Array> {
    try {
      const { Body } = await this.#client.send(new GetObjectCommand(this.#nameOf(sha256)));
      if (!(Body instanceof Readable)) throw new Error('The answer has no body.');
      for await (const chunk of Body) if (chunk instanceof Uint8Array) yield chunk;
    } catch (thrown) {
      if (isMissing(thrown)) throw new Failure('blob_missing', `No stored file ${sha256}`, { cause: thrown });
      throw asBlobFailure(thrown);
    }
  }

  async find(sha256: string): Promise<StoredBlob | undefined> {
    try {
      const head = await this.#client.send(new HeadObjectCommand(this.#nameOf(sha256)));
      return { bytes: head.ContentLength ?? 0, storedAtMs: head.LastModified?.getTime() ?? 0 };
    } catch (thrown) {
      if (isMissing(thrown)) return undefined;
      throw asBlobFailure(thrown);
    }
  }

  async list(): Promise<string[]> {
    return translated(async () => {
      const names: string[] = [];
      const pages = paginateListObjectsV2(
        { client: this.#client },
        { Bucket: this.#bucket, Prefix: this.#prefix },
      );
      for await (const { Contents = [] } of pages)
        for (const { Key = '' } of Contents) {
          const name = Key.slice(this.#prefix.length);
          if (/^[0-9a-f]{64}$/.test(name)) names.push(name);
        }
      return names;
    });
  }

  // S3 has no delete on a condition that all servers know: between the look and the removal lie milliseconds.
  async remove(sha256: string, putBefore: number): Promise<boolean> {
    const found = await this.find(sha256);
    if (found === undefined || found.storedAtMs >= putBefore) return false;
    await translated(() => this.#client.send(new DeleteObjectCommand(this.#nameOf(sha256))));
    return true;
  }

  async ping(): Promise<void> {
    const abortSignal = AbortSignal.timeout(PING_MS);
    try {
      await this.#client.send(new HeadBucketCommand({ Bucket: this.#bucket }), { abortSignal });
    } catch (thrown) {
      if (!isMissing(thrown)) throw asBlobFailure(thrown);
      throw new Failure('blobs_unavailable', `There is no bucket ${this.#bucket}.`, { cause: thrown });
    }
  }

  close(): void {
    this.#client.destroy();
  }
}

function openClient(settings: Omit<BlobSettings, 'DATA_DIR' | 'BLOB_STORE' | 'CACHE_MB'>): S3Client {
  const { S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_FORCE_PATH_STYLE } = settings;
  // Servers other than Amazon's take any region; without either, the SDK asks the environment of Amazon's machines.
  const region = S3_REGION ?? (S3_ENDPOINT === undefined ? undefined : 'us-east-1');
  return new S3Client({
    ...(region === undefined ? {} : { region }),
    ...(S3_ENDPOINT === undefined ? {} : { endpoint: S3_ENDPOINT }),
    ...(S3_ACCESS_KEY_ID === undefined || S3_SECRET_ACCESS_KEY === undefined
      ? {}
      : { credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY } }),
    forcePathStyle: S3_FORCE_PATH_STYLE,
    // The checksums that Amazon added in 2024 are refused elsewhere; what is read is held against its SHA-256 here.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
  });
}

const isMissing = (thrown: unknown): boolean =>
  thrown instanceof Error && (thrown.name === 'NoSuchKey' || thrown.name === 'NotFound');

/** Whatever S3 complains of, a wrong key too, is for the operator to mend; jobs wait until it is. */
function asBlobFailure(thrown: unknown): unknown {
  if (thrown instanceof Failure || errorCode(thrown) === 'ENOENT') return thrown;
  const what = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return new Failure('blobs_unavailable', `The store of files does not answer: ${what}`, { cause: thrown });
}

async function translated<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    throw asBlobFailure(thrown);
  }
}
