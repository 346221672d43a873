import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { LessonDraft } from '../course/course.ts';
import type { Sql } from '../db/database.ts';
import { getJob } from './job-view.ts';

/** A lesson of the outline that a job has made. */
export const JobLesson = z.object({
  key: z.string(),
  title: z.string(),
  week: z.int().positive(),
  status: z.enum(['pending', 'written']),
});
export type JobLesson = z.infer<typeof JobLesson>;

/** The lessons of a job in their order; none before the outline is made. Throws: Failure `not_found`. */
export async function listJobLessons(db: Sql, jobId: string): Promise<JobLesson[]> {
  await getJob(db, jobId);
  return db.query(
    JobLesson,
    `select key, lesson.title, week, case when draft is null then 'pending' else 'written' end as status
     from job join lesson using (course_id) where job_id = $1 order by week, position`,
    [jobId],
  );
}

/** A lesson as a job has written it, published or not. Throws: Failure `not_found`, also for one that is not written. */
export async function getJobLesson(db: Sql, jobId: string, key: string): Promise<LessonDraft> {
  await getJob(db, jobId);
  const [row] = await db.query(
    z.object({ draft: LessonDraft }),
    'select draft from job join lesson using (course_id) where job_id = $1 and key = $2 and draft is not null',
    [jobId, key],
  );
  if (row === undefined) throw new Failure('not_found', `Job ${jobId} has written no lesson "${key}" yet.`);
  return row.draft;
}
