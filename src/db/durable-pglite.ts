import { closeSync, fsyncSync, openSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { isoTime } from './iso-time.ts';

// -F would turn fsync off. The default 128 MB of buffers cost 130 MB of memory and gain nothing on books.
// A page of zeros for each new log segment would double its writing, and with wal_sync_method=fsync it gains
// nothing. Sessions are one, so nothing is gained by compiling expressions either.
const START = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['fsync=on', 'wal_sync_method=fsync', 'shared_buffers=16MB', 'wal_init_zero=off', 'jit=off'].flatMap(
    (setting) => ['-c', setting],
  ),
];

// With 16 MB segments a first create took 3.2 s, with 4 MB segments 1.2 s.
const INITDB = ['--wal-segsize=4', '--no-sync'];

/** An open file, or an open directory: then without a descriptor of the system. */
interface FileStream {
  nfd?: number;
  node: unknown;
}

/** The part of Emscripten's file system that is mended here. */
interface MountedFs {
  stream_ops: Record<string, unknown>;
  realPath(node: unknown): string;
}

type ErrnoError = new (errno: number) => Error;

const EIO = 29; // as WebAssembly's libc numbers it

/**
 * PGlite's file system has no fsync, so PostgreSQL's calls do nothing. Here they are answered, for files and for
 * directories (new log segments, renamed files), and before the start, as recovery writes too.
 *
 * Source: strace counts one fsync a commit with this and none without.
 */
class DurableFs extends NodeFS {
  override async init(
    ...[pg, options]: Parameters<NodeFS['init']>
  ): Promise<Awaited<ReturnType<NodeFS['init']>>> {
    const { emscriptenOpts } = await super.init(pg, options);
    const mend = (module: { NODEFS?: MountedFs; FS?: { ErrnoError: ErrnoError } }): void => {
      if (module.NODEFS === undefined || module.FS === undefined)
        throw new Error('PGlite has no file system to make durable');
      answerFsync(module.NODEFS, module.FS.ErrnoError);
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), mend] } };
  }
}

function answerFsync(files: MountedFs, Failed: ErrnoError): void {
  files.stream_ops.fsync = (stream: FileStream): number => {
    try {
      const descriptor = stream.nfd ?? openSync(files.realPath(stream.node), 'r');
      try {
        fsyncSync(descriptor);
      } finally {
        if (stream.nfd === undefined) closeSync(descriptor);
      }
    } catch {
      // PostgreSQL must see it as its own error and stop: what the disk holds is not known any more.
      throw new Failed(EIO);
    }
    return 0;
  };
}

/**
 * Opens or creates the directory so that a commit that was answered is on the disk. With `vectors` it has pgvector.
 *
 * No WebAssembly of this process may be compiled meanwhile by others: see `withoutOptimising`.
 */
export const openDurable = (directory: string, options: { vectors?: boolean } = {}): Promise<PGlite> =>
  withoutOptimising(() => openPlain(directory, options));

/**
 * Functions that are called for the first time in `work` stay as V8's baseline compiler made them. One function of
 * PostgreSQL, the interpreter of expressions, is so large that optimising it takes 0.5 s and 600 MB, the most that
 * the whole server ever needs; and the database is hardly faster for it (1.2 instead of 1.3 s for a book of 1,158
 * pages). Source: --trace-wasm-compilation-times.
 */
async function withoutOptimising<Result>(work: () => Promise<Result>): Promise<Result> {
  const flags = ['wasm-tier-up', 'wasm-dynamic-tiering'];
  for (const flag of flags) setFlagsFromString(`--no-${flag}`);
  try {
    return await work();
  } finally {
    for (const flag of flags) setFlagsFromString(`--${flag}`);
  }
}

async function openPlain(directory: string, { vectors = false }: { vectors?: boolean }): Promise<PGlite> {
  // Loaded here, as nobody without a model for vectors needs it.
  const extensions = vectors ? { vector: (await import('@electric-sql/pglite-pgvector')).vector } : {};
  const pg = new PGlite({
    extensions,
    dataDir: directory,
    fs: new DurableFs(directory),
    startParams: START,
    initDbStartParams: INITDB,
    serializers: { [BYTEA]: writeBytes },
    parsers: { [BYTEA]: readBytes },
  });
  await pg.waitReady;
  return pg;
}

const INT8 = 20;
const BYTEA = 17;
const TIMESTAMPTZ = 1184;

// PGlite's own bytea functions make an array element of every byte: 40 times slower.
const writeBytes = (bytes: Uint8Array): string =>
  `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
const readBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.slice(2), 'hex'));

/** What `Sql` promises and the driver does not do by itself. */
export const MODEL_PARSERS = { [INT8]: Number, [TIMESTAMPTZ]: isoTime };
