import { z } from 'zod';
import { CourseAnswer, CourseQuestion } from '../course/course-answer.ts';
import { askCourse } from '../flows/ask-course.ts';
import { errors } from './jobs.ts';
import { ownerOf } from './owner.ts';
import type { Lectern, Server } from './server.ts';

const CourseId = z.object({ course_id: z.coerce.number().int().positive() });

export function addAsking(server: Server, { store, threads, calls, meaning }: Lectern): void {
  server.post(
    '/api/courses/:course_id/ask',
    {
      schema: {
        summary: 'What the source of a course says to a question',
        description:
          'Each sentence of the answer with the passages that it stands on. `found` is false, and `answer` empty, where the source does not say it.',
        tags: ['Courses'],
        params: CourseId,
        body: CourseQuestion,
        response: { 200: CourseAnswer, ...errors },
      },
    },
    (request, reply) => {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      return askCourse(
        { store, threads, calls, meaning },
        {
          courseId: request.params.course_id,
          question: request.body.question,
          owner: ownerOf(request),
          signal: gone.signal,
        },
      );
    },
  );
}
