import { Outline, OutlineEdit } from '../course/outline.ts';
import { editOutline, restartOutline, showOutline } from '../flows/review-outline.ts';
import { errors, JobId } from './jobs.ts';
import type { Lectern, Server } from './server.ts';

// A book of 4,000 pages has about 1,000 lessons.
const MAX_OUTLINE_BYTES = 4 * 1024 * 1024;

export function addOutlines(server: Server, { store, threads, calls }: Lectern): void {
  const parts = { store, threads, calls };
  const url = '/api/jobs/:job_id/outline';
  server.get(
    url,
    {
      schema: {
        summary: 'The outline that a job has made, also while it waits for its review',
        tags: ['Jobs'],
        params: JobId,
        response: { 200: Outline, ...errors },
      },
    },
    (request) => showOutline(parts, request.params.job_id),
  );
  server.put(
    url,
    {
      bodyLimit: MAX_OUTLINE_BYTES,
      schema: {
        summary: 'Change the outline that a job waits with',
        description:
          'The whole outline as it shall be. Lessons are merged by putting their spans into one, split by cutting a span in two at a position, moved by their place; what shall not be taught goes to `dropped`. Everything that the first outline teaches is in exactly one of them. Lessons get new keys.',
        tags: ['Jobs'],
        params: JobId,
        body: OutlineEdit,
        response: { 200: Outline, ...errors },
      },
    },
    (request) => editOutline(parts, request.params.job_id, request.body),
  );
  server.post(
    `${url}/restart`,
    {
      schema: {
        summary: 'Go back to the outline as it was first made',
        tags: ['Jobs'],
        params: JobId,
        response: { 200: Outline, ...errors },
      },
    },
    (request) => restartOutline(parts, request.params.job_id),
  );
}
