import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Job } from '../../src/course/job.ts';
import { type Figure, median, megabytes } from '../table.ts';
import { buildNote } from './build-note.ts';
import { pause, uploadFor } from './make-at-once.ts';
import { withModel } from './with-model.ts';

const OWNERS = 50;
const JOBS_EACH = 10;
const CONCURRENT = 3;

const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

const List = z.object({ jobs: z.array(Job), next_cursor: z.string().nullable() });

async function listJobs(url: string): Promise<Job[]> {
  const jobs: Job[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const page = List.parse(await (await fetch(`${url}/api/jobs?limit=200${next}`)).json());
    jobs.push(...page.jobs);
    next = page.next_cursor === null ? null : `&cursor=${page.next_cursor}`;
  }
  return jobs;
}

/** Many short jobs of many owners, each owner's uploaded in one go. */
export async function measureQueue(): Promise<Figure[]> {
  const settings = { CONCURRENT_JOBS: String(CONCURRENT), LLM_MAX_IN_FLIGHT: '16' };
  return withModel({ latencyMs: 20 }, settings, async ({ server }) => {
    const ownerOf = new Map<string, string>();
    for (let owner = 1; owner <= OWNERS; owner += 1)
      for (let number = 1; number <= JOBS_EACH; number += 1) {
        const name = `owner-${owner}`;
        const bytes = buildNote(`house ${owner * 100 + number}`);
        ownerOf.set(await uploadFor(server.url, { owner: name, bytes }), name);
      }
    const memory: number[] = [];
    let jobs: Job[] = [];
    do {
      await pause(1000);
      memory.push(memoryOf(server.pid));
      jobs = await listJobs(server.url);
    } while (jobs.some(({ status }) => status === 'pending' || status === 'processing'));
    const completed = jobs.filter(({ status }) => status === 'completed');
    const quarter = Math.max(1, Math.floor(memory.length / 4));
    const growth = median(memory.slice(-quarter)) / median(memory.slice(quarter, 2 * quarter));
    const spread = widestLead(completed, ownerOf);
    return [
      {
        what: `${jobs.length} jobs of ${OWNERS} owners: completed`,
        lectern: String(completed.length),
        wanted: String(OWNERS * JOBS_EACH),
        met: completed.length === OWNERS * JOBS_EACH,
      },
      {
        what: `the same, memory of the server at the end (${megabytes(memory.at(-1) ?? 0)}) beside its second quarter`,
        lectern: `${growth.toFixed(2)} x`,
        wanted: 'at most 1.1 x',
        met: growth <= 1.1,
      },
      {
        what: 'the same, how many jobs an owner was ahead of another one at most, from the last upload on',
        lectern: String(spread),
        wanted: `at most ${1 + CONCURRENT}`,
        met: spread <= 1 + CONCURRENT,
      },
    ];
  });
}

/** In: who waits always has a job waiting, so that only the order of the queue decides. */
function widestLead(completed: readonly Job[], ownerOf: ReadonlyMap<string, string>): number {
  const lastUpload =
    completed
      .map((job) => job.created_at)
      .toSorted()
      .at(-1) ?? '';
  const left = new Map<string, number>();
  for (const job of completed)
    if ((job.started_at ?? '') > lastUpload) {
      const owner = ownerOf.get(job.job_id) ?? '';
      left.set(owner, (left.get(owner) ?? 0) + 1);
    }
  const begun = completed
    .filter((job) => (job.started_at ?? '') > lastUpload)
    .toSorted((one, other) => (one.started_at ?? '').localeCompare(other.started_at ?? ''));
  const counts = new Map([...left.keys()].map((owner) => [owner, JOBS_EACH - (left.get(owner) ?? 0)]));
  let widest = 0;
  for (const job of begun) {
    const owner = ownerOf.get(job.job_id) ?? '';
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
    const waiting = [...counts].filter(([, count]) => count < JOBS_EACH).map(([, count]) => count);
    if (waiting.length > 0) widest = Math.max(widest, (counts.get(owner) ?? 0) - Math.min(...waiting));
  }
  return widest;
}
