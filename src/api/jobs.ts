import { z } from 'zod';
import { Job, JobStatus } from '../course/job.ts';
import { requirePrices } from '../flows/require-models.ts';
import { getJob, listJobs } from '../store/job-view.ts';
import { approveOutline, cancelJob, retryJob } from '../store/jobs.ts';
import { ProblemJson } from './problem-json.ts';
import type { Lectern, Server } from './server.ts';

export const JobId = z.object({ job_id: z.string() });
export const errors = { '4xx': ProblemJson, '5xx': ProblemJson };

const Retry = z.strictObject({ max_cost_usd: z.number().nonnegative().optional() }).nullish();

const List = z.object({
  status: JobStatus.optional(),
  owner: z.string().max(200).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function addJobs(server: Server, lectern: Lectern): void {
  const { store, recentJobs } = lectern;
  server.get(
    '/api/jobs',
    {
      schema: {
        summary: 'List jobs, newest first',
        tags: ['Jobs'],
        querystring: List,
        response: { 200: z.object({ jobs: z.array(Job), next_cursor: z.string().nullable() }), ...errors },
      },
    },
    async (request) => {
      const { status, owner, cursor, limit } = request.query;
      const page = await listJobs(store.db, {
        limit,
        ...(status === undefined ? {} : { status }),
        ...(owner === undefined ? {} : { owner }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      return { jobs: page.items, next_cursor: page.next ?? null };
    },
  );
  server.get(
    '/api/jobs/:job_id',
    {
      schema: {
        summary: 'How a job is doing',
        tags: ['Jobs'],
        params: JobId,
        response: { 200: Job, ...errors },
      },
    },
    (request) => recentJobs.get(request.params.job_id),
  );
  addActions(server, lectern);
}

function addActions(server: Server, { store, calls }: Lectern): void {
  const actions = [
    { name: 'cancel', summary: 'Stop a job', act: cancelJob },
    { name: 'approve', summary: 'Approve the outline that a job waits with', act: approveOutline },
  ] as const;
  server.post(
    '/api/jobs/:job_id/retry',
    {
      schema: {
        summary: 'Go on with what is not done of a failed or cancelled job',
        description:
          'Of a completed job, makes again what the embedded generator has made in the place of a model; the course stays readable meanwhile, and what a teacher has changed stays. `max_cost_usd` is the limit of the job from now on.',
        tags: ['Jobs'],
        params: JobId,
        body: Retry,
        response: { 200: Job, ...errors },
      },
    },
    async (request) => {
      const { job_id } = request.params;
      const maxCostUsd = request.body?.max_cost_usd;
      if (maxCostUsd !== undefined) requirePrices(calls, maxCostUsd);
      await retryJob(store, job_id, { maxCostUsd });
      return getJob(store.db, job_id);
    },
  );
  for (const { name, summary, act } of actions)
    server.post(
      `/api/jobs/:job_id/${name}`,
      { schema: { summary, tags: ['Jobs'], params: JobId, response: { 200: Job, ...errors } } },
      async (request) => {
        await act(store, request.params.job_id);
        return getJob(store.db, request.params.job_id);
      },
    );
}
