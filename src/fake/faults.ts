import { createHash } from 'node:crypto';

/** Everything that a provider was seen to do wrong, by the name under which it can be asked for. */
export const FAULTS = [
  /** Status 429 with Retry-After. */
  'rate_limit',
  /** Status 500. */
  'server_error',
  /** The answer stops in the middle, as at the limit of its length. */
  'truncated',
  /** JSON inside of a fence of Markdown. */
  'fenced',
  /** Nothing more comes, and the connection stays open. */
  'stall',
  /** The whole answer, in small pieces with long pauses. */
  'slow',
  /** The connection is closed in the middle of the answer. */
  'closed',
  /** Cites sentences that do not exist. */
  'wrong_ids',
  /** Says that it cannot help. */
  'refusal',
  /** Thoughts before the answer and kind words behind it. */
  'reasoning',
] as const;

export type Fault = (typeof FAULTS)[number];

/** Those after which the caller still gets the whole answer, though not in plain JSON. */
export const HARMLESS: ReadonlySet<Fault> = new Set(['fenced', 'slow', 'reasoning']);

/**
 * Which fault a call has, if any: the same for the same seed, request and attempt, so that a run can be repeated.
 *
 * In: `share` of calls that fail, 0 to 1; `attempt` counts the calls with this request, from 1.
 */
export function faultOf(
  request: string,
  attempt: number,
  { share, kinds, seed }: { share: number; kinds: readonly Fault[]; seed: number },
): Fault | undefined {
  const digest = createHash('sha256').update(`${seed}\n${attempt}\n${request}`).digest();
  if (digest.readUInt32BE(0) / 2 ** 32 >= share) return undefined;
  return kinds[digest.readUInt32BE(4) % kinds.length];
}
