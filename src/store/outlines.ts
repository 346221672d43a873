import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { Coverage } from '../course/course.ts';
import { JobStatus } from '../course/job.ts';
import { CoursePlan } from '../course/plan.ts';
import type { Sql } from '../db/database.ts';
import { editConflict } from './edit-conflict.ts';
import { appendEvents } from './events.ts';
import { listPlanned, saveCoverage, savePlan, savePlannedLessons } from './lessons.ts';
import type { Store } from './store.ts';

const Row = z.object({
  course_id: z.int(),
  status: JobStatus,
  version: z.int(),
  plan: CoursePlan.nullable(),
  first_plan: CoursePlan.nullable(),
  first_coverage: Coverage.nullable(),
  outline_seconds: z.number().nullable(),
});

/** The outline that a job has made, as it is now and as it was first. */
export interface StoredOutline {
  courseId: number;
  status: JobStatus;
  version: number;
  plan: CoursePlan;
  first: CoursePlan;
  /** Undefined while the first one is the present one. */
  firstCoverage: Coverage | undefined;
  /** How long it took to make; null when that is not known. */
  seconds: number | null;
}

/** Throws: Failure `not_found`, also before the outline was made. */
export async function getOutline(db: Sql, jobId: string): Promise<StoredOutline> {
  const rows = z.uuid().safeParse(jobId).success
    ? await db.query(
        Row,
        `select job.course_id, job.status, course.version, course.plan, course.first_plan, course.first_coverage, (
           select extract(epoch from completed_at - started_at)::float8 from job_step step
           where step.job_id = job.job_id and step.name = 'outline'
         ) as outline_seconds
         from job join course using (course_id)
         where job_id = $1 and not exists (
           select 1 from course_deletion deleted where deleted.course_id = job.course_id)`,
        [jobId],
      )
    : [];
  const [row] = rows;
  if (row === undefined) throw new Failure('not_found', `No job ${jobId}`);
  if (row.plan === null) throw new Failure('not_found', `Job ${jobId} has no outline yet.`);
  return {
    courseId: row.course_id,
    status: row.status,
    version: row.version,
    plan: row.plan,
    first: row.first_plan ?? row.plan,
    firstCoverage: row.first_coverage ?? undefined,
    seconds: row.outline_seconds,
  };
}

/** Throws: Failure `job_not_reviewable`. */
export function requireReview(jobId: string, status: JobStatus): void {
  if (status !== 'waiting_for_review')
    throw new Failure('job_not_reviewable', `Job ${jobId} is ${status}, not waiting for a review`);
}

export interface NewOutline {
  /** The version that was changed; any one when undefined. */
  version?: number;
  plan: CoursePlan;
  coverage: Coverage;
  /** Of the course, where the reviewer has given it one. */
  title?: string | undefined;
}

/**
 * Puts another outline in the place of the one that waits for its review; the first one is kept.
 *
 * Throws: Failure `job_not_reviewable`, `edit_conflict`, `not_found`.
 */
export async function saveOutline(store: Store, jobId: string, outline: NewOutline): Promise<void> {
  const { version, plan, coverage, title } = outline;
  await store.db.transaction(async (tx) => {
    await tx.execute('select 1 from job where job_id = $1 for update', [jobId]);
    const now = await getOutline(tx, jobId);
    requireReview(jobId, now.status);
    const changed = await tx.execute(
      `update course set version = version + 1, title = coalesce($3, title),
         first_plan = coalesce(first_plan, plan), first_coverage = coalesce(first_coverage, coverage)
       where course_id = $1 and ($2::bigint is null or version = $2::bigint)`,
      [now.courseId, version ?? null, title ?? null],
    );
    if (changed === 0) throw editConflict('The outline', now.version, version ?? now.version);
    await savePlannedLessons(tx, now.courseId, listPlanned(plan));
    await savePlan(tx, now.courseId, plan);
    await saveCoverage(tx, now.courseId, coverage);
    const data = { status: now.status, message: 'The outline was changed' };
    await appendEvents(tx, jobId, [{ type: 'status', data }]);
  });
  store.hints.tell(jobId);
}
