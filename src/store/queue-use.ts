import { z } from 'zod';
import type { Sql } from '../db/database.ts';

const QueueUse = z.object({ owner: z.string(), count: z.int(), oldest_seconds: z.number() });

/**
 * The jobs that wait, by owner: of those with the most, `most` by name, and the others together as 'other'.
 *
 * Out: `oldest_seconds` is how long the job that came first has waited.
 */
export const listQueueUse = (db: Sql, most: number): Promise<z.infer<typeof QueueUse>[]> =>
  db.query(
    QueueUse,
    `with waiting as (
       select owner, count(*) as count, max(extract(epoch from clock_timestamp() - queued_at))::float8 as oldest
       from job where status = 'pending' group by owner
     ), ranked as (
       select *, row_number() over (order by count desc, oldest desc) as place from waiting
     )
     select case when place <= $1 then owner else 'other' end as owner, sum(count)::int as count,
       greatest(max(oldest), 0) as oldest_seconds
     from ranked group by 1`,
    [most],
  );
