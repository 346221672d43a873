import { z } from 'zod';

/** Of the form of backups, which grows when an older program could not read a newer one. */
export const BACKUP_FORMAT = 1;

/** Names of the entries of the tar file, in this order; blobs and tables stand between. */
export const HEAD = 'lectern-backup.json';
export const blobEntry = (sha256: string): string => `blobs/${sha256}`;
/** All of them stand behind all blobs. */
export const ROWS = 'rows/';
export const tableEntry = (table: string): string => `${ROWS}${table}.ndjson.zst`;
export const MANIFEST = 'manifest.json';
/** The hash of the manifest, as `sha256sum` writes it. */
export const MANIFEST_HASH = 'manifest.json.sha256';

/** Comes first, so that a newer backup is known before anything of it is read. */
export const BackupHead = z.object({
  format: z.int(),
  /** Of the database: the number of its last migration. */
  schema: z.int(),
  lectern: z.string(),
  made_at: z.string(),
});

const Part = z.object({ bytes: z.int(), sha256: z.string() });

/** A table; values stand in a row in the order of `columns`. */
export const BackupTable = z.object({
  name: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
});
export type BackupTable = z.infer<typeof BackupTable>;

/** Comes last: what must be there, so that a file that was cut off is known. */
export const BackupManifest = z.object({
  head: BackupHead,
  blobs: z.array(Part),
  /** Files of courses that were deleted for good while the backup was made. */
  missing_blobs: z.array(z.string()),
  /** Each behind those that it refers to. */
  tables: z.array(z.object({ ...BackupTable.shape, ...Part.shape, rows: z.int() })),
  /** The next number of each column that numbers its rows by itself. */
  numbers: z.array(z.object({ table: z.string(), column: z.string(), next: z.int() })),
});
export type BackupManifest = z.infer<typeof BackupManifest>;
