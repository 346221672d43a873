import { type Usage, type UsageBy, UsageRow } from '../course/model-info.ts';
import { queryOne, type Sql } from '../db/database.ts';

const Figures = UsageRow.omit({ key: true });

const KEYS: Record<UsageBy, string> = {
  day: `to_char(at at time zone 'utc', 'YYYY-MM-DD')`,
  model: 'model',
  job: 'job_id::text',
};

const ORDERS: Record<UsageBy, string> = {
  day: 'key desc',
  model: 'cost_usd desc, key',
  job: 'max(call_id) desc',
};

const FIGURES = `count(*)::int as model_calls, (count(*) filter (where outcome <> 'answered'))::int as failed_calls,
  coalesce(sum(input_tokens), 0)::bigint as input_tokens, coalesce(sum(cached_tokens), 0)::bigint as cached_tokens,
  coalesce(sum(output_tokens), 0)::bigint as output_tokens, coalesce(sum(cost_usd), 0)::float8 as cost_usd,
  (count(*) filter (where cost_usd is null and outcome = 'answered'))::int as unpriced_calls`;

const MOST_ROWS = 400;

/** What was asked of models, of one owner or of all; the newest 400 days or jobs, and a total of everything. */
export async function listUsage(db: Sql, by: UsageBy, owner?: string): Promise<Usage> {
  const where = `where ($1::text is null or owner = $1) ${by === 'job' ? 'and job_id is not null' : ''}`;
  const rows = await db.query(
    UsageRow,
    `select ${KEYS[by]} as key, ${FIGURES} from model_call ${where} group by 1 order by ${ORDERS[by]} limit ${MOST_ROWS}`,
    [owner ?? null],
  );
  const total = await queryOne(
    db,
    Figures,
    `select ${FIGURES} from model_call where $1::text is null or owner = $1`,
    [owner ?? null],
  );
  return { by, rows, total };
}
