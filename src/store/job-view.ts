import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { Job, JobProblem, type JobStatus, JobStep } from '../course/job.ts';
import type { Sql } from '../db/database.ts';
import { buildPage, type ListPage, parseCursor } from './cursor.ts';

/** A time inside jsonb, as PostgreSQL prints it there. */
const JsonTime = z.string().transform((printed) => new Date(printed).toISOString());

const JobRow = z.object({
  ...Job.omit({ queue_position: true, eta_seconds: true, usage: true, steps: true }).shape,
  number: z.int(),
  steps: z.array(JobStep.extend({ started_at: JsonTime.nullable(), completed_at: JsonTime.nullable() })),
  problems: z.array(JobProblem),
  queue_position: z.int().nullable(),
  seconds: z.number().nullable(),
  attempt_progress: z.int(),
  model_calls: z.int(),
  input_tokens: z.int(),
  output_tokens: z.int(),
  cost_usd: z.number(),
});
type JobRow = z.infer<typeof JobRow>;

// One statement for a job and all that is shown of it: it is polled by every open page.
const SELECT = `
  select job.job_id, job.number, job.status, job.created_at, job.started_at, job.completed_at, job.progress,
    job.message, job.attempt, job.error, job.code, job.hint, job.attempt_progress, job.generator, job.estimate,
    job.max_cost_usd,
    job.model_calls, job.input_tokens, job.output_tokens, job.cost_usd,
    case when job.status = 'processing' and job.now_what is not null then
      jsonb_build_object('step', job.now_step, 'what', job.now_what)
    end as now,
    extract(epoch from clock_timestamp() - job.attempt_started_at)::float8 as seconds,
    case when job.status = 'pending' then (
      select count(*)::int + 1 from job ahead
      where ahead.status = 'pending' and (ahead.turn, ahead.queued_at) < (job.turn, job.queued_at)
    ) end as queue_position,
    coalesce((
      select jsonb_agg(jsonb_build_object('name', step.name, 'status', step.status, 'done', step.done,
        'total', step.total, 'unit', step.unit, 'started_at', step.started_at,
        'completed_at', step.completed_at) order by step.position)
      from job_step step where step.job_id = job.job_id
    ), '[]') as steps,
    coalesce((
      select jsonb_agg(jsonb_build_object('document_id', document.document_id, 'filename', document.filename,
        'bytes', document.bytes, 'sha256', document.sha256, 'pages', document.pages) order by document.position)
      from document where document.course_id = job.course_id
    ), '[]') as documents,
    coalesce((
      select jsonb_agg(problem.body order by problem.number)
      from job_problem problem where problem.job_id = job.job_id
    ), '[]') as problems,
    case when job.status = 'completed' then (
      select jsonb_build_object('course_id', course.course_id, 'course_title', course.title,
        'modules', (select count(*) from module where module.course_id = course.course_id))
      from course where course.course_id = job.course_id
    ) end as result
  from job where not exists (
    select 1 from course_deletion deleted where deleted.course_id = job.course_id
  )`;

/**
 * The rest of the time, from the pace of this attempt.
 *
 * Out: whole seconds, or null before 3 % are done, when it would be a guess.
 */
function estimateSeconds(progress: number, from: number, seconds: number): number | null {
  const done = progress - from;
  return done < 3 ? null : Math.ceil((seconds * (100 - progress)) / done);
}

function toJob(row: JobRow): Job {
  const { number, seconds, attempt_progress, model_calls, input_tokens, output_tokens, cost_usd, ...shown } =
    row;
  return {
    ...shown,
    eta_seconds:
      row.status === 'processing' && seconds !== null
        ? estimateSeconds(row.progress, attempt_progress, seconds)
        : null,
    usage: { model_calls, input_tokens, output_tokens, cost_usd },
  };
}

/** Jobs as clients see them, those that there are. One statement. In: ids may be anything. */
export async function findJobs(db: Sql, jobIds: readonly string[]): Promise<Job[]> {
  const known = jobIds.filter((jobId) => z.uuid().safeParse(jobId).success);
  if (known.length === 0) return [];
  // PostgreSQL plans anew each time what asks for a list: half of the time of the status query, which asks for one job.
  const rows =
    known.length === 1
      ? db.query(JobRow, `${SELECT} and job.job_id = $1::uuid`, known)
      : db.query(JobRow, `${SELECT} and job.job_id = any($1::uuid[])`, [known]);
  return (await rows).map(toJob);
}

/** Throws: Failure `not_found`. */
export async function getJob(db: Sql, jobId: string): Promise<Job> {
  const [job] = await findJobs(db, [jobId]);
  if (job === undefined) throw new Failure('not_found', `No job ${jobId}`);
  return job;
}

/** Newest first. Throws: Failure `request_invalid` for a cursor that this did not give. */
export async function listJobs(
  db: Sql,
  filter: { status?: JobStatus; owner?: string; cursor?: string; limit: number },
): Promise<ListPage<Job>> {
  const before = filter.cursor === undefined ? null : parseCursor(filter.cursor);
  const rows = await db.query(
    JobRow,
    `${SELECT}
     and ($1::text is null or job.status = $1) and ($2::text is null or job.owner = $2)
       and ($3::bigint is null or job.number < $3)
     order by job.number desc limit $4`,
    [filter.status ?? null, filter.owner ?? null, before, filter.limit + 1],
  );
  return buildPage(rows, filter.limit, toJob, (row) => row.number);
}

/** How many jobs there are of each status that has any. */
export const countJobs = (db: Sql): Promise<{ status: JobStatus; count: number }[]> =>
  db.query(
    z.object({ status: Job.shape.status, count: z.int() }),
    'select status, count(*)::int as count from job group by status',
  );
