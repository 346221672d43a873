import { z } from 'zod';
import type { Sql } from '../db/database.ts';

/** How many calls each owner has under way or waiting, by model. */
export type Demand = Record<string, Record<string, number>>;

const Demand = z.record(z.string(), z.record(z.string(), z.int()));

/** A process that was not seen for so long has died, or has nothing to ask. */
const ALIVE = `seen_at > clock_timestamp() - interval '5 seconds'`;

/** Tells the other processes what this one wants, and that it lives. Out: what all living ones want, this one too. */
export async function shareDemand(
  db: Sql,
  workerId: string,
  demand: Demand,
): Promise<{ workerId: string; demand: Demand }[]> {
  await db.execute(
    `insert into model_worker (worker_id, demand) values ($1, $2::jsonb)
     on conflict (worker_id) do update set demand = excluded.demand, seen_at = clock_timestamp()`,
    [workerId, JSON.stringify(demand)],
  );
  const rows = await db.query(
    z.object({ worker_id: z.string(), demand: Demand }),
    `select worker_id, demand from model_worker where ${ALIVE}`,
  );
  return rows.map(({ worker_id, demand: wanted }) => ({ workerId: worker_id, demand: wanted }));
}

/** Nothing is wanted any more. Drops those that have died, too. */
export async function leaveWorkers(db: Sql, workerId: string): Promise<void> {
  await db.execute(
    `delete from model_worker where worker_id = $1 or seen_at < clock_timestamp() - interval '1 hour'`,
    [workerId],
  );
}

/** Takes a call for this process unless another living one makes it. Out: whether it is ours. */
export async function claimCall(db: Sql, key: string, workerId: string): Promise<boolean> {
  const claimed = await db.execute(
    `insert into model_claim (call_key, worker_id) values ($1, $2)
     on conflict (call_key) do update set worker_id = excluded.worker_id
     where model_claim.worker_id = excluded.worker_id or not exists (
       select 1 from model_worker worker where worker.worker_id = model_claim.worker_id and ${ALIVE})`,
    [key, workerId],
  );
  return claimed > 0;
}

export async function releaseCall(db: Sql, key: string, workerId: string): Promise<void> {
  await db.execute('delete from model_claim where call_key = $1 and worker_id = $2', [key, workerId]);
}

const Limit = z.object({ in_flight: z.number(), blocked_ms: z.number() });

/** What a model's provider was seen to allow; `blocked_ms` until anybody may ask it again. */
export async function findLimit(db: Sql, model: string): Promise<z.infer<typeof Limit> | undefined> {
  const [limit] = await db.query(
    Limit,
    `select in_flight, greatest(0, coalesce(extract(epoch from blocked_until - clock_timestamp()) * 1000, 0))::float8
       as blocked_ms
     from model_limit where model = $1 and changed_at > clock_timestamp() - interval '1 hour'`,
    [model],
  );
  return limit;
}

export async function saveLimit(
  db: Sql,
  model: string,
  { inFlight, blockedMs }: { inFlight: number; blockedMs: number },
): Promise<void> {
  await db.execute(
    `insert into model_limit (model, in_flight, blocked_until)
     values ($1, $2::float8, clock_timestamp() + make_interval(secs => $3::float8 / 1000))
     on conflict (model) do update set in_flight = excluded.in_flight,
       blocked_until = greatest(model_limit.blocked_until, excluded.blocked_until), changed_at = clock_timestamp()`,
    [model, inFlight, blockedMs],
  );
}
