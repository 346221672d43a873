import { z } from 'zod';
import { Job, JobStatus } from '../course/job.ts';
import { getJob, listJobs } from '../store/job-view.ts';
import { approveOutline, cancelJob, retryJob } from '../store/jobs.ts';
import { ProblemJson } from './problem-json.ts';
import type { Lectern, Server } from './server.ts';

export const JobId = z.object({ job_id: z.string() });
export const errors = { '4xx': ProblemJson, '5xx': ProblemJson };

const List = z.object({
  status: JobStatus.optional(),
  owner: z.string().max(200).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function addJobs(server: Server, { store, recentJobs }: Lectern): void {
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
  addActions(server, store);
}

function addActions(server: Server, store: Lectern['store']): void {
  const actions = [
    { name: 'cancel', summary: 'Stop a job', act: cancelJob },
    { name: 'retry', summary: 'Go on with what is not done of a failed or cancelled job', act: retryJob },
    { name: 'approve', summary: 'Approve the outline that a job waits with', act: approveOutline },
  ] as const;
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
