import type { ModelEstimate } from '../course/model-info.ts';
import type { Sql } from '../db/database.ts';

/** Keeps what asking models for a job will take. */
export async function saveEstimate(tx: Sql, jobId: string, estimate: ModelEstimate | null): Promise<void> {
  if (estimate === null) return;
  await tx.execute('update job set estimate = $2::jsonb where job_id = $1', [
    jobId,
    JSON.stringify(estimate),
  ]);
}
