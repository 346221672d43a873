import { z } from 'zod';
import type { Database } from '../../src/db/database.ts';
import { listJobs } from './list-jobs.ts';

const Count = z.object({ count: z.int() });
const Problem = z.object({ what: z.string(), count: z.int() });

/** What no fault may ever lead to, each as a statement that counts it. */
const NEVER: Readonly<Record<string, string>> = {
  'units done twice': `select count(*)::int as count from (
    select 1 from job_event event, jsonb_array_elements_text(event.data->'units') unit
    where event.type = 'progress' group by event.job_id, event.data->>'step', unit having count(*) > 1) twice`,
  'jobs with gaps in their log': `select count(*)::int as count from job
    where event_seq is distinct from (select count(*) from job_event event where event.job_id = job.job_id)`,
  'jobs completed twice': `select count(*)::int as count from (
    select 1 from job_event where type = 'completed' group by job_id having count(*) > 1) twice`,
  'courses beyond one a job':
    'select abs((select count(*) from course) - (select count(*) from job))::int as count',
  'completed jobs without a published course': `select count(*)::int as count from job left join course using (course_id)
    where status = 'completed' and published_at is null`,
  'lessons in one place twice': `select count(*)::int as count from (
    select 1 from lesson group by course_id, week, position having count(*) > 1) twice`,
};

/**
 * Holds what a cluster has made against what was asked of it.
 *
 * In: `accepted` ids of jobs that were answered with 202. Out: what is wrong, in words; empty when nothing is.
 */
export async function findFaults(database: Database, accepted: readonly string[]): Promise<string[]> {
  const jobs = new Map((await listJobs(database)).map((job) => [job.job_id, job]));
  const lost = accepted.filter((jobId) => !jobs.has(jobId)).length;
  const faults = lost === 0 ? [] : [`${lost} jobs lost`];
  const bad = [...jobs.values()].filter(({ status }) => status !== 'completed');
  if (bad.length > 0) {
    const ends = new Set(bad.map(({ status, code }) => `${status}${code === null ? '' : ` (${code})`}`));
    faults.push(`${bad.length} jobs not completed: ${[...ends].join(', ')}`);
  }
  for (const [what, text] of Object.entries(NEVER)) {
    const count = (await database.query(Count, text))[0]?.count ?? 0;
    if (count > 0) faults.push(`${count} ${what}`);
  }
  const problems = await database.query(
    Problem,
    `select body->>'code' || ': ' || coalesce(body->>'detail', '') as what, count(*)::int as count
     from job_problem group by 1 order by 2 desc limit 3`,
  );
  return [...faults, ...problems.map(({ what, count }) => `${count} x ${what}`)];
}
