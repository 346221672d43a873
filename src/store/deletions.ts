import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { isEnded, JobStatus } from '../course/job.ts';
import type { Sql } from '../db/database.ts';
import { endCancelled } from './jobs.ts';
import type { Store } from './store.ts';

/** For so long a deleted course can be brought back. */
export const RESTORABLE_MS = 15 * 60_000;

const OwnJob = z.object({ job_id: z.string(), entry_id: z.string().nullable(), status: JobStatus });

/** Locked first, as every write of a worker does: the other order could meet it in a deadlock. */
const lockJobs = (tx: Sql, courseId: number): Promise<z.infer<typeof OwnJob>[]> =>
  tx.query(OwnJob, 'select job_id, entry_id, status from job where course_id = $1 for update', [courseId]);

/**
 * Hides a course, published or not, with everything that belongs to it; a job under way is cancelled. Nothing is
 * lost before `removeDeletedCourses`.
 *
 * Throws: Failure `not_found`, also for one that is deleted already.
 */
export async function deleteCourse(store: Store, courseId: number, now: Date): Promise<void> {
  const jobs = await store.db.transaction(async (tx) => {
    const locked = await lockJobs(tx, courseId);
    const marked = await tx.execute(
      `insert into course_deletion (course_id, published_at, deleted_at)
       select course_id, published_at, $2 from course where course_id = $1 on conflict do nothing`,
      [courseId, now.toISOString()],
    );
    if (marked === 0) throw new Failure('not_found', `No course ${courseId}`);
    await tx.execute('update course set published_at = null where course_id = $1', [courseId]);
    // The same upload may come again, and gets a course of its own.
    await tx.execute('update job set idempotency_key = null where course_id = $1', [courseId]);
    for (const { job_id, entry_id, status } of locked)
      if (!isEnded(status)) await endCancelled(store, tx, job_id, entry_id);
    return locked;
  });
  for (const { job_id } of jobs) store.hints.tell(job_id, 'lost');
}

/**
 * Brings a deleted course back, with all that learners have done in it. A job that was under way stays cancelled and
 * can be tried again. A course that was not deleted stays as it is.
 *
 * Throws: Failure `not_found` for a course that is gone, or was deleted too long ago.
 */
export async function restoreCourse(store: Store, courseId: number, now: Date): Promise<{ title: string }> {
  const Title = z.object({ title: z.string() });
  const [restored] = await store.db.query(
    Title,
    `with mark as (
       delete from course_deletion where course_id = $1 and deleted_at > $2 returning course_id, published_at
     )
     update course set published_at = mark.published_at from mark where course.course_id = mark.course_id
     returning course.title`,
    [courseId, oldestRestorable(now)],
  );
  if (restored !== undefined) return restored;
  const [untouched] = await store.db.query(
    Title,
    `select title from course where course_id = $1 and not exists (
       select 1 from course_deletion deleted where deleted.course_id = course.course_id)`,
    [courseId],
  );
  if (untouched === undefined)
    throw new Failure('not_found', `No course ${courseId} that can be brought back`);
  return untouched;
}

const oldestRestorable = (now: Date): string => new Date(now.getTime() - RESTORABLE_MS).toISOString();

/**
 * Removes the courses that were deleted too long ago to be brought back, for good. Safe in several processes at once.
 *
 * Out: how many there were. Their files that no other course has are noted for `removeOrphans`.
 */
export async function removeDeletedCourses(store: Store, now: Date): Promise<number> {
  const marks = await store.db.query(
    z.object({ course_id: z.int() }),
    'select course_id from course_deletion where deleted_at <= $1 order by course_id',
    [oldestRestorable(now)],
  );
  let courses = 0;
  for (const { course_id } of marks) if (await removeCourse(store, course_id)) courses += 1;
  return courses;
}

/** Out: false when another process was faster. */
const removeCourse = (store: Store, courseId: number): Promise<boolean> =>
  store.db.transaction(async (tx) => {
    await lockJobs(tx, courseId);
    await tx.execute(
      `insert into unused_blob (sha256)
       select distinct sha256 from document mine join course_deletion using (course_id)
       where course_id = $1 and not exists (
         select 1 from document other where other.sha256 = mine.sha256 and other.course_id <> $1)
       on conflict do nothing`,
      [courseId],
    );
    await tx.execute(
      `delete from model_answer answer using model_answer_use mine, course_deletion deleted
       where deleted.course_id = $1 and mine.course_id = $1 and mine.call_key = answer.call_key and not exists (
         select 1 from model_answer_use other where other.call_key = answer.call_key and other.course_id <> $1)`,
      [courseId],
    );
    // What is outside of the database does not go with its rows; who is at work on it now is let finish.
    await tx.execute(
      `insert into vector_removal (place, target, not_before)
       select place, target, coalesce(claimed_until, clock_timestamp()) from course_vectors
       where course_id = $1 and target like '% chroma %' and exists (
         select 1 from course_deletion deleted where deleted.course_id = $1)
       on conflict do nothing`,
      [courseId],
    );
    const removed = await tx.execute(
      `delete from course where course_id = $1 and exists (
         select 1 from course_deletion deleted where deleted.course_id = $1)`,
      [courseId],
    );
    return removed > 0;
  });
