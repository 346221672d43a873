import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CourseContents, ShownLesson } from '../course/contents.ts';
import { Note } from '../course/note.ts';
import { plainText } from '../course/plain-text.ts';
import { CourseProgress, LessonProgress } from '../course/progress.ts';
import type { Learner } from '../store/cards.ts';
import { getContents, getLesson } from '../store/contents.ts';
import { createNote, deleteNote, listNotes, updateNote } from '../store/notes.ts';
import { getProgress, saveProgress } from '../store/progress.ts';
import { errors } from './jobs.ts';
import { ownerOf } from './owner.ts';
import type { Lectern, Server } from './server.ts';

const Id = z.coerce.number().int().positive();
const CourseId = z.object({ course_id: Id });
const LessonId = CourseId.extend({ lesson_id: Id });
const NoteId = CourseId.extend({ note_id: Id });

const Progress = z
  .strictObject({ position: z.number().min(0).max(1).optional(), read: z.boolean().optional() })
  .refine(
    ({ position, read }) => position !== undefined || read !== undefined,
    'give position, read or both',
  );

const MAX_NOTE_CHARS = 10_000;
const MAX_QUOTE_CHARS = 2_000;
const NewNote = z
  .strictObject({
    lesson_id: z.int().positive(),
    kind: Note.shape.kind,
    text: plainText(MAX_NOTE_CHARS).default(''),
    quote: plainText(MAX_QUOTE_CHARS).optional(),
  })
  .refine(({ kind, text }) => kind === 'bookmark' || text.trim() !== '', 'a note needs a text');
const ChangedNote = z.strictObject({ text: plainText(MAX_NOTE_CHARS) });

const learnerOf = (request: FastifyRequest, courseId: number): Learner => ({
  owner: ownerOf(request),
  courseId,
});

/** Reading a course lesson by lesson, and what a learner keeps of it. */
export function addReading(server: Server, lectern: Lectern): void {
  addContents(server, lectern);
  addProgress(server, lectern);
  addNoteList(server, lectern);
  addNoteChanges(server, lectern);
}

function addContents(server: Server, { store }: Lectern): void {
  server.get(
    '/api/courses/:course_id/contents',
    {
      schema: {
        summary: 'A course without the texts of its lessons',
        tags: ['Courses'],
        params: CourseId,
        response: { 200: CourseContents, ...errors },
      },
    },
    (request) => getContents(store.db, request.params.course_id),
  );
  server.get(
    '/api/courses/:course_id/lessons/:lesson_id',
    {
      schema: {
        summary: 'A lesson, with those before and after it',
        tags: ['Courses'],
        params: LessonId,
        response: { 200: ShownLesson, ...errors },
      },
    },
    (request) => getLesson(store.db, request.params.course_id, request.params.lesson_id),
  );
}

function addProgress(server: Server, { store }: Lectern): void {
  server.get(
    '/api/courses/:course_id/progress',
    {
      schema: {
        summary: 'What the learner has read and answered of a course',
        description: 'Lessons never opened and quizzes never taken have no entry.',
        tags: ['Learning'],
        params: CourseId,
        response: { 200: CourseProgress, ...errors },
      },
    },
    (request) => getProgress(store.db, learnerOf(request, request.params.course_id)),
  );
  server.put(
    '/api/courses/:course_id/lessons/:lesson_id/progress',
    {
      schema: {
        summary: 'Remember how far the learner is with a lesson',
        description: 'What is left out stays as it was.',
        tags: ['Learning'],
        params: LessonId,
        body: Progress,
        response: { 200: LessonProgress, ...errors },
      },
    },
    (request) => {
      const { course_id, lesson_id } = request.params;
      const change = { ...request.body, now: new Date() };
      return saveProgress(store.db, learnerOf(request, course_id), lesson_id, change);
    },
  );
}

function addNoteList(server: Server, { store }: Lectern): void {
  server.get(
    '/api/courses/:course_id/notes',
    {
      schema: {
        summary: 'The notes and bookmarks of the learner, oldest first',
        tags: ['Learning'],
        params: CourseId,
        querystring: z.object({ lesson_id: Id.optional() }),
        response: { 200: z.object({ notes: z.array(Note) }), ...errors },
      },
    },
    async (request) => {
      const learner = learnerOf(request, request.params.course_id);
      return { notes: await listNotes(store.db, learner, request.query.lesson_id) };
    },
  );
}

function addNoteChanges(server: Server, { store }: Lectern): void {
  server.post(
    '/api/courses/:course_id/notes',
    {
      schema: {
        summary: 'Keep a note, or mark a lesson',
        description: 'A lesson is marked once: marking it again gives the same bookmark.',
        tags: ['Learning'],
        params: CourseId,
        body: NewNote,
        response: { 201: Note, ...errors },
      },
    },
    async (request, reply) => {
      const { lesson_id, ...note } = request.body;
      const learner = learnerOf(request, request.params.course_id);
      const created = await createNote(store.db, learner, { ...note, lessonId: lesson_id, now: new Date() });
      return reply.code(201).send(created);
    },
  );
  server.patch(
    '/api/courses/:course_id/notes/:note_id',
    {
      schema: {
        summary: 'Change the text of a note',
        tags: ['Learning'],
        params: NoteId,
        body: ChangedNote,
        response: { 200: Note, ...errors },
      },
    },
    (request) => {
      const { course_id, note_id } = request.params;
      const change = { text: request.body.text, now: new Date() };
      return updateNote(store.db, learnerOf(request, course_id), note_id, change);
    },
  );
  server.delete(
    '/api/courses/:course_id/notes/:note_id',
    {
      schema: {
        summary: 'Drop a note or a bookmark',
        tags: ['Learning'],
        params: NoteId,
        response: { 204: z.null().describe('Deleted'), ...errors },
      },
    },
    async (request, reply) => {
      const { course_id, note_id } = request.params;
      await deleteNote(store.db, learnerOf(request, course_id), note_id);
      return reply.code(204).send(null);
    },
  );
}
