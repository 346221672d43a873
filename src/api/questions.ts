import { z } from 'zod';
import { CheckedQuestion, QuestionEdit, TeacherQuestion } from '../course/teacher-question.ts';
import type { EditParts } from '../flows/course-work.ts';
import { editQuestion, regenerateQuestion } from '../flows/edit-question.ts';
import { getCourseLanguage, listTeacherQuestions, removeQuestion } from '../store/teacher-questions.ts';
import { errors } from './jobs.ts';
import type { Lectern, Server } from './server.ts';

const CourseId = z.object({ course_id: z.coerce.number().int().positive() });
const QuestionId = CourseId.extend({ question_id: z.string().regex(/^[0-9a-f]{32}$/) });
const Filter = z.object({ quiz_id: z.coerce.number().int().positive().optional() });

const COLLECTION = '/api/courses/:course_id/questions';
const ONE = `${COLLECTION}/:question_id`;

export function addQuestions(server: Server, { store, threads, calls }: Lectern): void {
  server.get(
    COLLECTION,
    {
      schema: {
        summary: 'The questions of a course with their keys, for its teacher',
        description: 'Also those that were removed. A question that two quizzes ask is there once.',
        tags: ['Editing'],
        params: CourseId,
        querystring: Filter,
        response: { 200: z.object({ questions: z.array(TeacherQuestion) }), ...errors },
      },
    },
    async (request) => {
      const { course_id } = request.params;
      await getCourseLanguage(store.db, course_id);
      return { questions: await listTeacherQuestions(store.db, course_id, request.query.quiz_id) };
    },
  );
  addChanges(server, { store, threads, calls });
}

function addChanges(server: Server, { store, threads, calls }: EditParts): void {
  server.put(
    ONE,
    {
      schema: {
        summary: 'Change a question',
        description:
          'A whole question; its lesson and topic stay. What the checks of made questions find comes back as `warnings`; only what cannot be asked (not exactly one key, options that are the same, a page that the course does not have) is refused. A removed question is asked again.',
        tags: ['Editing'],
        params: QuestionId,
        body: QuestionEdit,
        response: { 200: CheckedQuestion, ...errors },
      },
    },
    (request) => editQuestion({ store, threads, calls }, placeOf(request.params), request.body),
  );
  server.delete(
    ONE,
    {
      schema: {
        summary: 'Take a question out of every quiz',
        tags: ['Editing'],
        params: QuestionId,
        response: { 204: z.null().describe('Taken out'), ...errors },
      },
    },
    async (request, reply) => {
      const { courseId, questionId } = placeOf(request.params);
      await removeQuestion(store.db, courseId, questionId);
      return reply.code(204).send(null);
    },
  );
  server.post(
    `${ONE}/regenerate`,
    {
      schema: {
        summary: 'Ask something else about the same lesson',
        description:
          'The new question passes every check and was never in the course; the old one is removed. 409 when the lesson has no other.',
        tags: ['Editing'],
        params: QuestionId,
        response: { 200: CheckedQuestion, ...errors },
      },
    },
    (request) => regenerateQuestion({ store, threads, calls }, placeOf(request.params)),
  );
}

const placeOf = ({ course_id, question_id }: z.infer<typeof QuestionId>) => ({
  courseId: course_id,
  questionId: question_id,
});
