import { z } from 'zod';
import { LessonDraft } from '../course/course.ts';
import { plainText } from '../course/plain-text.ts';
import { getJobLesson, JobLesson, listJobLessons } from '../store/job-lessons.ts';
import { errors, JobId } from './jobs.ts';
import type { Lectern, Server } from './server.ts';

/** The lessons of a job, to be read while the rest is made. */
export function addJobLessons(server: Server, { store }: Lectern): void {
  server.get(
    '/api/jobs/:job_id/lessons',
    {
      schema: {
        summary: 'The lessons that a job makes, and which of them are written',
        description: 'Empty before the outline is made.',
        tags: ['Jobs'],
        params: JobId,
        response: { 200: z.object({ lessons: z.array(JobLesson) }), ...errors },
      },
    },
    async (request) => ({ lessons: await listJobLessons(store.db, request.params.job_id) }),
  );
  server.get(
    '/api/jobs/:job_id/lessons/:key',
    {
      schema: {
        summary: 'A lesson as soon as it is written, also before its course is published',
        tags: ['Jobs'],
        params: JobId.extend({ key: plainText(200) }),
        response: { 200: LessonDraft, ...errors },
      },
    },
    (request) => getJobLesson(store.db, request.params.job_id, request.params.key),
  );
}
