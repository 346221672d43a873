import { z } from 'zod';
import { CourseOrder } from '../course/course-order.ts';
import { EditableLesson, LessonChange } from '../course/lesson-edit.ts';
import { editLesson, regenerateLesson } from '../flows/edit-lesson.ts';
import { getOrder, StoredOrder, saveOrder } from '../store/course-order.ts';
import { errors } from './jobs.ts';
import type { Lectern, Server } from './server.ts';

const CourseId = z.object({ course_id: z.coerce.number().int().positive() });
const LessonId = CourseId.extend({ lesson_id: z.coerce.number().int().positive() });
const Regenerate = z.strictObject({ discard_edits: z.boolean().optional() }).nullish();

// 500,000 characters, the most of which take six bytes as JSON.
const MAX_LESSON_BYTES = 4 * 1024 * 1024;

export function addEditing(server: Server, { store, threads, calls }: Lectern): void {
  server.put(
    '/api/courses/:course_id/lessons/:lesson_id',
    {
      bodyLimit: MAX_LESSON_BYTES,
      schema: {
        summary: 'Change the text of a lesson',
        description:
          'What is left out stays. `version` is the one that the change was made to: when the lesson has a newer one, the answer is 409. The marks [^c1] in `content` name citations of the lesson. A lesson that was changed is left alone by the machine.',
        tags: ['Editing'],
        params: LessonId,
        body: LessonChange,
        response: { 200: EditableLesson, ...errors },
      },
    },
    (request) => {
      const { course_id, lesson_id } = request.params;
      return editLesson(store, { courseId: course_id, lessonId: lesson_id }, request.body);
    },
  );
  server.post(
    '/api/courses/:course_id/lessons/:lesson_id/regenerate',
    {
      schema: {
        summary: 'Write a lesson again from its pages',
        description: 'A lesson that was changed is refused unless `discard_edits` is true.',
        tags: ['Editing'],
        params: LessonId,
        body: Regenerate,
        response: { 200: EditableLesson, ...errors },
      },
    },
    (request) => {
      const { course_id, lesson_id } = request.params;
      const discardEdits = request.body?.discard_edits === true;
      return regenerateLesson(
        { store, threads, calls },
        { courseId: course_id, lessonId: lesson_id },
        { discardEdits },
      );
    },
  );
  addOrder(server, store);
}

function addOrder(server: Server, store: Lectern['store']): void {
  const url = '/api/courses/:course_id/order';
  server.get(
    url,
    {
      schema: {
        summary: 'The modules and lessons of a course in their order, with the version of that order',
        tags: ['Editing'],
        params: CourseId,
        response: { 200: StoredOrder, ...errors },
      },
    },
    (request) => getOrder(store.db, request.params.course_id),
  );
  server.put(
    url,
    {
      schema: {
        summary: 'Put modules and lessons in another order, and name modules',
        description:
          'Each module is named by its present `week`, each lesson by its id, all exactly once. Weeks count anew from 1 in the order given; a quiz goes with its module.',
        tags: ['Editing'],
        params: CourseId,
        body: CourseOrder,
        response: { 200: StoredOrder, ...errors },
      },
    },
    async (request) => {
      await saveOrder(store.db, request.params.course_id, request.body);
      return getOrder(store.db, request.params.course_id);
    },
  );
}
