import { z } from 'zod';
import { Course, CourseSummary } from '../course/course.ts';
import { renderCourse } from '../export/html.ts';
import { listQuizzesWithKey } from '../flows/quizzes-with-key.ts';
import { deleteCourse, getCourse, listCourses, updateCourse } from '../store/courses.ts';
import { removeOrphans } from '../store/orphans.ts';
import { errors } from './jobs.ts';
import type { Lectern, Server } from './server.ts';

const CourseId = z.object({ course_id: z.coerce.number().int().positive() });
const List = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const Change = z
  .strictObject({
    course_title: z.string().trim().min(1).max(300).optional(),
    description: z.string().max(5000).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'nothing to change was given');

export function addCourses(server: Server, { store }: Lectern): void {
  server.get(
    '/api/courses',
    {
      schema: {
        summary: 'List courses, newest first',
        tags: ['Courses'],
        querystring: List,
        response: {
          200: z.object({ courses: z.array(CourseSummary), next_cursor: z.string().nullable() }),
          ...errors,
        },
      },
    },
    async (request) => {
      const { cursor, limit } = request.query;
      const page = await listCourses(store.db, { limit, ...(cursor === undefined ? {} : { cursor }) });
      return { courses: page.items, next_cursor: page.next ?? null };
    },
  );
  for (const url of ['/api/courses/:course_id', '/api/course/:course_id'])
    server.get(
      url,
      {
        schema: {
          summary: 'A course',
          tags: ['Courses'],
          params: CourseId,
          response: { 200: Course, ...errors },
        },
      },
      (request) => getCourse(store.db, request.params.course_id),
    );
  addChanges(server, store);
  server.get('/courses/:course_id', { schema: { hide: true, params: CourseId } }, async (request, reply) => {
    const { course_id } = request.params;
    const course = await getCourse(store.db, course_id);
    const html = renderCourse(course, await listQuizzesWithKey(store, course_id), {
      stylesheet: '/assets/lectern.css',
      home: '/',
      picture: (documentId, pageNumber) => `/api/documents/${documentId}/pages/${pageNumber}.webp?width=1200`,
    });
    return reply.type('text/html; charset=utf-8').send(html);
  });
}

function addChanges(server: Server, store: Lectern['store']): void {
  server.patch(
    '/api/courses/:course_id',
    {
      schema: {
        summary: 'Change the title or the description of a course',
        tags: ['Courses'],
        params: CourseId,
        body: Change,
        response: { 200: Course, ...errors },
      },
    },
    async (request) => {
      const { course_title, description } = request.body;
      await updateCourse(store.db, request.params.course_id, { title: course_title, description });
      return getCourse(store.db, request.params.course_id);
    },
  );
  server.delete(
    '/api/courses/:course_id',
    {
      schema: {
        summary: 'Delete a course with its files',
        tags: ['Courses'],
        params: CourseId,
        response: { 204: z.null().describe('Deleted'), ...errors },
      },
    },
    async (request, reply) => {
      const orphans = await deleteCourse(store, request.params.course_id);
      await removeOrphans(store, orphans);
      return reply.code(204).send(null);
    },
  );
}
