import { z } from 'zod';
import type { Sql } from '../db/database.ts';
import type { Store } from './store.ts';

/** Who asks, and for what: a call is billed to them. */
export interface AskedFor {
  owner: string;
  courseId: number;
  /** Absent for what somebody asks of a course that is there. */
  jobId?: string | undefined;
}

const ENDINGS = ['stop', 'length', 'refusal', 'other'] as const;

/** An answer that is paid, by everything that decides it. */
export const StoredAnswer = z.object({
  call_key: z.string(),
  text: z.string(),
  ending: z.enum(ENDINGS),
});
export type StoredAnswer = z.infer<typeof StoredAnswer>;

/** One call over HTTP, however it ended. */
export interface EndedCall {
  key: string;
  model: string;
  task: string;
  /** 'answered', 'aborted', or the code of the failure. */
  outcome: string;
  tokens: { inputTokens: number; cachedTokens: number; outputTokens: number };
  /** Undefined: the price is not known. */
  costUsd: number | undefined;
  latencyMs: number;
}

/** The answer of this key, kept for the course too from now on. */
export async function findAnswer(
  db: Sql,
  key: string,
  { courseId }: Pick<AskedFor, 'courseId'>,
): Promise<StoredAnswer | undefined> {
  const [answer] = await db.query(
    StoredAnswer,
    `with used as (
       insert into model_answer_use (course_id, call_key)
       select $2::bigint, call_key from model_answer answer where call_key = $1 and not exists (
         select 1 from model_answer_use known where known.call_key = $1 and known.course_id = $2::bigint)
       on conflict do nothing
     )
     select call_key, text, ending from model_answer where call_key = $1`,
    [key, courseId],
  );
  return answer;
}

/**
 * Keeps a whole answer and the call that gave it, in one transaction: from here on it is never paid again. As a unit
 * does, it shows that the job goes on when its process dies.
 */
export async function saveAnswer(
  store: Store,
  call: EndedCall & { promptVersion: number },
  { text, ending }: Pick<StoredAnswer, 'text' | 'ending'>,
  asker: AskedFor,
): Promise<void> {
  await store.db.transaction(async (tx) => {
    await Promise.all([
      tx.execute(
        `with answer as (
           insert into model_answer (call_key, model, task, prompt_version, text, ending)
           values ($1, $2, $3, $4, $5, $6)
           on conflict (call_key) do update set text = excluded.text, ending = excluded.ending, rejected_at = null
           returning call_key
         )
         insert into model_answer_use (course_id, call_key) select $7::bigint, call_key from answer
         on conflict do nothing`,
        [call.key, call.model, call.task, call.promptVersion, text, ending, asker.courseId],
      ),
      saveCall(tx, call, asker),
    ]);
  });
  if (asker.jobId !== undefined) store.hints.tell(asker.jobId, 'progress');
}

/** Keeps a call whose answer, if it gave one, is kept elsewhere. */
export const saveCall = (sql: Sql, call: EndedCall, { owner, courseId, jobId }: AskedFor): Promise<number> =>
  sql.execute(
    `with kept as (
       insert into model_call (call_key, model, task, attempt, outcome, input_tokens, cached_tokens, output_tokens,
         cost_usd, latency_ms, owner, job_id, course_id)
       values ($1, $2, $3, (select count(*) + 1 from model_call known where known.call_key = $1), $4, $5, $6, $7,
         $8, $9, $10, $11, $12)
       returning outcome, input_tokens, output_tokens, cost_usd
     )
     update job set model_calls = model_calls + 1, input_tokens = job.input_tokens + kept.input_tokens,
       output_tokens = job.output_tokens + kept.output_tokens, cost_usd = job.cost_usd + coalesce(kept.cost_usd, 0),
       blame = case kept.outcome when 'answered' then 0 else blame end
     from kept where job_id = $11`,
    [
      call.key,
      call.model,
      call.task,
      call.outcome,
      call.tokens.inputTokens,
      call.tokens.cachedTokens,
      call.tokens.outputTokens,
      call.costUsd ?? null,
      Math.round(call.latencyMs),
      owner,
      jobId ?? null,
      courseId,
    ],
  );

/** Marks answers of which no use could be made, in the transaction that saves what was made instead. */
export async function rejectAnswers(tx: Sql, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.execute(
    'update model_answer set rejected_at = clock_timestamp() where call_key = any($1::text[])',
    [keys],
  );
}

/** Drops the marked answers of a course, so that the same is asked again. */
export async function forgetRejected(tx: Sql, courseId: number): Promise<void> {
  await tx.execute(
    `delete from model_answer answer using model_answer_use used
     where used.call_key = answer.call_key and used.course_id = $1 and rejected_at is not null`,
    [courseId],
  );
}
