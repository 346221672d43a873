import { z } from 'zod';

/** The settings of where uploaded files are kept, with their defaults. */
export const BLOB_SETTINGS = {
  /** On the disk, in DATA_DIR; as rows of the PostgreSQL; or as objects of an S3 bucket. */
  BLOB_STORE: z.enum(['disk', 'postgres', 's3']).default('disk'),
  /** The most that copies of files that are kept elsewhere may take in DATA_DIR, and page pictures as much again. */
  CACHE_MB: z.coerce.number().int().positive().default(4000),
  S3_BUCKET: z.string().optional(),
  /** Absent: Amazon's. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_REGION: z.string().optional(),
  /** Before the name of each object, as "lectern/". */
  S3_PREFIX: z.string().default(''),
  /** Absent: as the AWS SDK finds them, from the role of the machine or pod. */
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** The bucket stands in the path and not in the name of the host. */
  S3_FORCE_PATH_STYLE: z.stringbool().default(false),
};

type BlobSettings = z.infer<z.ZodObject<typeof BLOB_SETTINGS>>;

/** What a store of files still needs. Out: one line for each setting at fault. */
export function missingForBlobs(
  { BLOB_STORE, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY }: BlobSettings,
  hasPostgres: boolean,
): { setting: string; message: string }[] {
  const missing = [];
  if (BLOB_STORE === 'postgres' && !hasPostgres)
    missing.push({ setting: 'BLOB_STORE', message: 'needs DATABASE_URL' });
  if (BLOB_STORE === 's3' && S3_BUCKET === undefined)
    missing.push({ setting: 'BLOB_STORE', message: 'needs S3_BUCKET' });
  if ((S3_ACCESS_KEY_ID === undefined) !== (S3_SECRET_ACCESS_KEY === undefined))
    missing.push({
      setting: 'S3_ACCESS_KEY_ID',
      message: 'and S3_SECRET_ACCESS_KEY are set both, or neither',
    });
  return missing;
}
