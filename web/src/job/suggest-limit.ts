interface Spending {
  estimate: { cost_usd: number | null } | null;
  usage: { cost_usd: number };
  max_cost_usd: number | null;
}

/** What was estimated is no promise: so much more is asked for at once. */
const MARGIN = 1.25;

/**
 * The limit with which a stopped job is likely to come to its end, in USD with two digits that count.
 *
 * In: `most`, what the server allows at all; null: anything.
 */
export function suggestLimit(
  { estimate, usage, max_cost_usd: limit }: Spending,
  most: number | null,
): number {
  const expected = (estimate?.cost_usd ?? 0) * MARGIN;
  const higher = Math.max(expected, 2 * (limit ?? 0), 2 * usage.cost_usd);
  const rounded = roundUp(higher);
  return most === null ? rounded : Math.min(rounded, most);
}

function roundUp(usd: number): number {
  if (usd <= 0) return 1;
  const unit = 10 ** (Math.floor(Math.log10(usd)) - 1);
  return Number((Math.ceil(usd / unit - 1e-9) * unit).toPrecision(2));
}

interface ServerLimits {
  max_cost_usd: number | null;
  max_cost_usd_per_owner_month: number | null;
  spent_this_month_usd: number;
}

/** Which limit a stopped job has met: its own, which can be raised, or one of the server. */
export function findMetLimit(job: Spending, server: ServerLimits | undefined): 'job' | 'server' | 'month' {
  const rest = (limit: number | null | undefined, spent: number): number =>
    (limit ?? Number.POSITIVE_INFINITY) - spent;
  const ofJob = rest(job.max_cost_usd, job.usage.cost_usd);
  const ofServer = rest(server?.max_cost_usd, job.usage.cost_usd);
  const ofMonth = rest(server?.max_cost_usd_per_owner_month, server?.spent_this_month_usd ?? 0);
  if (ofMonth < Math.min(ofJob, ofServer)) return 'month';
  return ofServer <= ofJob && ofServer < Number.POSITIVE_INFINITY ? 'server' : 'job';
}
