import { createHash } from 'node:crypto';
import type { Problem } from '../course/document.ts';
import type { GeneratorName } from '../course/job.ts';
import { createJob, findUnfinishedJob } from '../store/jobs.ts';
import type { Store } from '../store/store.ts';
import type { ReceivedFile } from './receive-file.ts';

/** An upload as it was received; its files are still temporary. */
export interface Upload {
  owner: string;
  idempotencyKey: string | undefined;
  options: {
    course_title?: string | undefined;
    generator: GeneratorName;
    language?: string | undefined;
    review_outline: boolean;
    max_cost_usd?: number | undefined;
  };
  files: (ReceivedFile & { filename: string })[];
  problems: Problem[];
}

/**
 * Makes a job of an upload. On return the bytes and the job are on disk, and the job will be done whatever
 * happens to this process. The same owner and idempotency key give the first job again.
 *
 * Out: the job's id. Throws: `idempotency_conflict`, `disk_full`, `database_unavailable`.
 */
export async function acceptUpload(store: Store, upload: Upload): Promise<string> {
  for (const file of upload.files) await store.blobs.putFile(file.path, file.sha256);
  const { course_title, generator, language, review_outline, max_cost_usd } = upload.options;
  const { jobId } = await createJob(store, {
    owner: upload.owner,
    ...(upload.idempotencyKey === undefined ? {} : { idempotencyKey: upload.idempotencyKey }),
    requestHash: hashRequest(upload),
    title: course_title ?? '',
    generator,
    ...(language === undefined ? {} : { language }),
    reviewOutline: review_outline,
    maxCostUsd: max_cost_usd ?? null,
    documents: upload.files.map(({ filename, bytes, sha256 }) => ({ filename, bytes, sha256 })),
    problems: upload.problems,
  });
  return jobId;
}

/** The job of an equal upload of the same owner that has not ended, if there is one. */
export const findUnfinished = (store: Store, upload: Upload): Promise<string | undefined> =>
  findUnfinishedJob(store.db, upload.owner, hashRequest(upload));

const hashRequest = (upload: Upload): string =>
  createHash('sha256')
    .update(JSON.stringify([upload.options, upload.files.map((file) => [file.filename, file.sha256])]))
    .digest('hex');
