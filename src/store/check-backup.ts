import { createHash } from 'node:crypto';
import { contentHash } from '../base/content-hash.ts';
import { asFailure, errorCode, Failure } from '../base/failure.ts';
import { newestVersion } from '../db/migrate.ts';
import { readEntries } from './backup-entries.ts';
import {
  BACKUP_FORMAT,
  BackupHead,
  BackupManifest,
  blobEntry,
  HEAD,
  MANIFEST,
  MANIFEST_HASH,
  tableEntry,
} from './backup-manifest.ts';

const MOST_TEXT_BYTES = 200_000_000;

/**
 * Reads a whole backup and compares every part with its hash, before anything is made of it.
 *
 * Throws: Failure `backup_damaged` for one that is cut off or changed or no backup, `backup_newer`, `file_not_found`.
 */
export async function checkBackup(path: string): Promise<BackupManifest> {
  const found = new Map<string, string>();
  const texts = new Map<string, string>();
  try {
    for await (const { name, bytes, body } of readEntries(path)) {
      if (found.size === 0 && name !== HEAD) throw damaged(path, `it does not begin with ${HEAD}`);
      if (found.has(name)) throw damaged(path, `${name} is there twice`);
      const isText = name === HEAD || name === MANIFEST || name === MANIFEST_HASH;
      if (isText && bytes > MOST_TEXT_BYTES) throw damaged(path, `${name} is too large`);
      const hash = createHash('sha256');
      const chunks: Uint8Array[] = [];
      for await (const chunk of body) {
        hash.update(chunk);
        if (isText) chunks.push(chunk);
      }
      found.set(name, hash.digest('hex'));
      if (isText) texts.set(name, Buffer.concat(chunks).toString());
      if (name === HEAD) await refuseNewer(path, parse(path, BackupHead, texts.get(HEAD)));
    }
  } catch (error) {
    throw asBackupFailure(path, error);
  }
  const text = texts.get(MANIFEST);
  if (texts.get(MANIFEST_HASH) !== `${contentHash(text ?? '')}  ${MANIFEST}\n`)
    throw damaged(path, text === undefined ? 'its end is missing' : `${MANIFEST} was changed`);
  const manifest = parse(path, BackupManifest, text);
  comparePart(path, found, manifest);
  return manifest;
}

function comparePart(path: string, found: ReadonlyMap<string, string>, manifest: BackupManifest): void {
  const wanted = new Map([
    ...manifest.blobs.map(({ sha256 }) => [blobEntry(sha256), sha256] as const),
    ...manifest.tables.map(({ name, sha256 }) => [tableEntry(name), sha256] as const),
  ]);
  for (const [name, sha256] of wanted) {
    const is = found.get(name);
    if (is === undefined) throw damaged(path, `${name} is missing`);
    if (is !== sha256) throw damaged(path, `${name} was changed`);
  }
  if (found.size !== wanted.size + 3) throw damaged(path, 'it holds more than it tells of');
}

/** Throws: Failure `backup_newer`. */
async function refuseNewer(
  path: string,
  { format, schema, lectern }: { format: number; schema: number; lectern: string },
): Promise<void> {
  if (format <= BACKUP_FORMAT && schema <= (await newestVersion())) return;
  throw new Failure(
    'backup_newer',
    `${path} was made by Lectern ${lectern}, with form ${format} and schema ${schema}; this program knows ${BACKUP_FORMAT} and ${await newestVersion()}.`,
  );
}

function parse<Parsed>(
  path: string,
  schema: { safeParse: (value: unknown) => { data?: Parsed | undefined } },
  text = '',
): Parsed {
  try {
    const { data } = schema.safeParse(JSON.parse(text));
    if (data !== undefined) return data;
  } catch {
    // Not JSON either.
  }
  throw damaged(path, 'what it tells of itself cannot be read');
}

const damaged = (path: string, why: string): Failure =>
  new Failure('backup_damaged', `${path} is not a whole backup: ${why.replace(/\.$/, '')}.`);

function asBackupFailure(path: string, thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const code = errorCode(thrown);
  if (code === 'ENOENT') return new Failure('file_not_found', `There is no ${path}.`);
  // Errors of the system have a code; the others are about what stands in the file.
  if (code?.startsWith('E') === true) return asFailure(thrown);
  return damaged(path, thrown instanceof Error ? thrown.message : String(thrown));
}
