import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Wanted } from '../models/make-at-once.ts';

/** How often each answer came; a refusal without Retry-After counts by itself. */
export type Answers = Record<string, number>;

const Accepted = z.object({ job_id: z.string() });
const WITHOUT_ANSWER_MS = 1000;

/**
 * Uploads a PDF as a patient client does: again after the time that it is told, with the same Idempotency-Key, until it
 * is accepted. Out: the job's id.
 */
export async function upload(url: string, { owner, bytes }: Wanted, answers: Answers): Promise<string> {
  const form = new FormData();
  form.append('files', new Blob([Uint8Array.from(bytes)], { type: 'application/pdf' }), `${owner}.pdf`);
  const headers = { 'x-owner': owner, 'idempotency-key': owner };
  for (;;) {
    const answer = await fetch(`${url}/api/upload-pdfs`, { method: 'POST', body: form, headers }).catch(
      () => undefined,
    );
    const retryAfter = answer?.headers.get('retry-after') ?? null;
    const isRefused = answer?.status === 503 || answer?.status === 429;
    const name = answer === undefined ? 'no answer' : String(answer.status);
    const told = isRefused && retryAfter === null ? `${name} without Retry-After` : name;
    answers[told] = (answers[told] ?? 0) + 1;
    const body: unknown = await answer?.json().catch(() => undefined);
    if (answer?.status === 202) return Accepted.parse(body).job_id;
    await delay(retryAfter === null ? WITHOUT_ANSWER_MS : Number(retryAfter) * 1000);
  }
}
