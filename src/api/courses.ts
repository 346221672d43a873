import { z } from 'zod';
import { Course, CourseSummary } from '../course/course.ts';
import { plainText } from '../course/plain-text.ts';
import { renderCourse } from '../export/html.ts';
import { listQuizzesWithKey } from '../flows/quizzes-with-key.ts';
import { getCourse, listCourses, updateCourse } from '../store/courses.ts';
import { deleteCourse, restoreCourse } from '../store/deletions.ts';
import { errors } from './jobs.ts';
import { ownerOf } from './owner.ts';
import type { Lectern, Server } from './server.ts';

const CourseId = z.object({ course_id: z.coerce.number().int().positive() });
const List = z.object({
  q: plainText(300).optional().describe('A part of the title, in any case'),
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
        summary: 'List courses, newest first, with what the learner has done in each',
        tags: ['Courses'],
        querystring: List,
        response: {
          200: z.object({ courses: z.array(CourseSummary), next_cursor: z.string().nullable() }),
          ...errors,
        },
      },
    },
    async (request) => {
      const { q, cursor, limit } = request.query;
      const asked = { owner: ownerOf(request), now: new Date(), title: q?.trim(), cursor, limit };
      const page = await listCourses(store.db, asked);
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
  addDeletion(server, store);
  server.get('/read/:course_id', { schema: { hide: true, params: CourseId } }, async (request, reply) => {
    const { course_id } = request.params;
    const course = await getCourse(store.db, course_id);
    const html = renderCourse(course, await listQuizzesWithKey(store, course_id), {
      stylesheet: '/plain.css',
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
}

function addDeletion(server: Server, store: Lectern['store']): void {
  server.delete(
    '/api/courses/:course_id',
    {
      schema: {
        summary: 'Delete a course with its files',
        description: 'It is gone at once; for 15 minutes `restore` brings it back.',
        tags: ['Courses'],
        params: CourseId,
        response: { 204: z.null().describe('Deleted'), ...errors },
      },
    },
    async (request, reply) => {
      await deleteCourse(store, request.params.course_id, new Date());
      return reply.code(204).send(null);
    },
  );
  server.post(
    '/api/courses/:course_id/restore',
    {
      schema: {
        summary: 'Bring back a course that was deleted in the last 15 minutes',
        description: 'A job that was under way stays cancelled and can be tried again.',
        tags: ['Courses'],
        params: CourseId,
        response: { 200: z.object({ course_id: z.int(), course_title: z.string() }), ...errors },
      },
    },
    async (request) => {
      const { course_id } = request.params;
      const { title } = await restoreCourse(store, course_id, new Date());
      return { course_id, course_title: title };
    },
  );
}
