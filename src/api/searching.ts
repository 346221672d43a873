import { z } from 'zod';
import { CourseHits } from '../course/course-hits.ts';
import { plainText } from '../course/plain-text.ts';
import { searchCourse } from '../flows/search-course.ts';
import { errors } from './jobs.ts';
import { ownerOf } from './owner.ts';
import type { Lectern, Server } from './server.ts';

const CourseId = z.object({ course_id: z.coerce.number().int().positive() });
const Query = z.object({
  q: plainText(500).trim().min(1, 'must hold what to search for'),
  limit: z.coerce.number().int().min(1).max(100).default(10),
});

export function addSearching(server: Server, { store, meaning }: Lectern): void {
  server.get(
    '/api/courses/:course_id/search',
    {
      schema: {
        summary: 'Passages of the source that answer a query, the best first',
        description:
          'By words in the language of the course, whatever their case, accents and endings; by meaning too where EMBEDDING_MODEL is set and the vectors of the course are there.',
        tags: ['Courses'],
        params: CourseId,
        querystring: Query,
        response: { 200: CourseHits, ...errors },
      },
    },
    (request, reply) => {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const { q, limit } = request.query;
      return searchCourse(
        { store, meaning },
        {
          courseId: request.params.course_id,
          query: q,
          limit,
          owner: ownerOf(request),
          signal: gone.signal,
        },
      );
    },
  );
}
