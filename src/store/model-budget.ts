import { z } from 'zod';
import { queryOne, type Sql } from '../db/database.ts';
import type { Attempt } from './fence.ts';

const Standing = z.object({
  is_current: z.boolean(),
  max_cost_usd: z.number().nullable(),
  cost_usd: z.number(),
  spent_this_month_usd: z.number(),
});
/** What a call must know before it is made. */
export type Standing = z.infer<typeof Standing>;

/** The first moment of the calendar month, in UTC. */
const MONTH = `date_trunc('month', clock_timestamp() at time zone 'utc') at time zone 'utc'`;

/** Whether an attempt still has its job, and what the job and its owner have spent. One statement. */
export async function getStanding(db: Sql, { jobId, attempt, owner }: Attempt): Promise<Standing> {
  const [standing] = await db.query(
    Standing,
    `select attempt = $2 and status = 'processing' as is_current, max_cost_usd, cost_usd, (
       select coalesce(sum(cost_usd), 0) from model_call where owner = $3 and at >= ${MONTH}
     ) as spent_this_month_usd
     from job where job_id = $1`,
    [jobId, attempt, owner],
  );
  return standing ?? { is_current: false, max_cost_usd: null, cost_usd: 0, spent_this_month_usd: 0 };
}

/** What a job has cost so far, for calls that belong to it and not to an attempt at it. */
export async function findJobCost(
  db: Sql,
  jobId: string,
): Promise<Pick<Standing, 'max_cost_usd' | 'cost_usd'> | undefined> {
  const [job] = await db.query(
    Standing.pick({ max_cost_usd: true, cost_usd: true }),
    'select max_cost_usd, cost_usd from job where job_id = $1',
    [jobId],
  );
  return job;
}

/** What an owner has spent on models since the calendar month (UTC) began. */
export async function getSpentThisMonth(db: Sql, owner: string): Promise<number> {
  const { spent } = await queryOne(
    db,
    z.object({ spent: z.number() }),
    `select coalesce(sum(cost_usd), 0) as spent from model_call where owner = $1 and at >= ${MONTH}`,
    [owner],
  );
  return spent;
}
