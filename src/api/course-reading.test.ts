import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeLectern, type RunningLectern } from '../../tests/lectern.ts';
import { buildLongBook } from '../../tests/sample-pdf.ts';
import { CourseContents, ShownLesson } from '../course/contents.ts';
import { Course, CourseSummary, LessonDraft } from '../course/course.ts';
import { Note } from '../course/note.ts';
import { CourseProgress, LessonProgress } from '../course/progress.ts';
import { correctAnswerOf, isCorrect } from '../course/question-key.ts';
import { deleteCourse, RESTORABLE_MS, removeDeletedCourses, restoreCourse } from '../store/deletions.ts';
import { listQuizzes } from '../store/quizzes.ts';

const Summaries = z.object({ courses: z.array(CourseSummary) });
const Notes = z.object({ notes: z.array(Note) });
const ANN = { 'x-owner': 'ann' };

const send = (method: string, body: unknown, headers: Record<string, string> = ANN): RequestInit => ({
  method,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});

async function make(running: RunningLectern, title = 'Über Zellen') {
  const job = await running.make([{ name: 'book.pdf', bytes: buildLongBook() }], { course_title: title });
  expect([job.status, job.error]).toEqual(['completed', null]);
  const url = `/api/courses/${job.result?.course_id}`;
  return { job, url, course: Course.parse(await running.json(url)) };
}

const lessonsOf = (course: Course) => course.modules.flatMap((module) => module.sub_topics);

describeLectern(
  'reading a course',
  (open) => {
    it('its contents name what the whole course has, without the texts', async () => {
      const running = await open();
      const { course, url } = await make(running);
      const contents = CourseContents.parse(await running.json(`${url}/contents`));
      expect(contents.modules.map(({ quiz_id }) => quiz_id)).toEqual(course.modules.map((m) => m.quiz_id));
      for (const { quiz_id, questions } of contents.modules)
        if (quiz_id !== null)
          expect(await running.json(`/api/quizzes/${quiz_id}`)).toMatchObject({ total_questions: questions });
      expect(contents.documents).toEqual(course.documents);
      expect(contents.coverage).toEqual(course.coverage);
      const entries = contents.modules.flatMap((module) => module.sub_topics);
      const wanted = lessonsOf(course).map(({ lesson_id, title, minutes, pages, prerequisites }) => {
        return { lesson_id, title, minutes, pages, prerequisites, edited: false };
      });
      expect(entries).toMatchObject(wanted);
      // As a process of the version before saves a lesson, while others are of this one already.
      await running.lectern.store.db.execute('update lesson set minutes = null, pages = null');
      const again = CourseContents.parse(await running.json(`${url}/contents`));
      expect(again.modules.flatMap((module) => module.sub_topics)).toEqual(entries);
      if (contents.course_quiz_id !== null)
        expect(await running.json(`/api/quizzes/${contents.course_quiz_id}`)).toMatchObject({
          quiz_type: 'course',
        });
    });

    it('each lesson leads to the one before and after it, and belongs to its course', async () => {
      const running = await open();
      const { course, url } = await make(running);
      const other = await make(running);
      const lessons = lessonsOf(course);
      for (const [index, lesson] of lessons.entries()) {
        const shown = ShownLesson.parse(await running.json(`${url}/lessons/${lesson.lesson_id}`));
        expect(shown).toMatchObject(lesson);
        expect(shown.previous?.lesson_id).toBe(lessons[index - 1]?.lesson_id);
        expect(shown.next?.lesson_id).toBe(lessons[index + 1]?.lesson_id);
        expect((await running.get(`${other.url}/lessons/${lesson.lesson_id}`)).status).toBe(404);
        const elsewhere = send('PUT', { read: true });
        expect(
          (await running.get(`${other.url}/lessons/${lesson.lesson_id}/progress`, elsewhere)).status,
        ).toBe(404);
      }
      expect((await running.get(`${url}/lessons/x`)).status).toBe(400);
    });

    it('remembers how far each learner is, and the list of courses tells it', async () => {
      const running = await open();
      const { course, url, job } = await make(running);
      const [first, second] = lessonsOf(course);
      const put = (lessonId: number | undefined, body: unknown) =>
        running.get(`${url}/lessons/${lessonId}/progress`, send('PUT', body));
      await put(first?.lesson_id, { position: 0.25 });
      const read = LessonProgress.parse(await (await put(first?.lesson_id, { read: true })).json());
      expect(read).toMatchObject({ lesson_id: first?.lesson_id, position: 0.25, read: true });
      await put(second?.lesson_id, { position: 1 });
      for (const bad of [{}, { position: 1.1 }, { position: -1 }, { read: 'yes' }, { seen: 1 }, null])
        expect((await put(first?.lesson_id, bad)).status).toBe(400);
      expect((await put(999_999, { read: true })).status).toBe(404);
      const progress = CourseProgress.parse(await running.json(`${url}/progress`, { headers: ANN }));
      expect(progress.lessons.map(({ lesson_id, read }) => [lesson_id, read])).toEqual([
        [first?.lesson_id, true],
        [second?.lesson_id, false],
      ]);
      expect(progress.last_lesson_id).toBe(second?.lesson_id);
      expect(await running.json(`${url}/progress`)).toEqual({
        lessons: [],
        quizzes: [],
        last_lesson_id: null,
      });
      const listOf = async (query: string, headers: Record<string, string> = ANN) =>
        Summaries.parse(await running.json(`/api/courses${query}`, { headers })).courses;
      expect(await listOf('?q=%C3%BCBER')).toMatchObject([
        {
          cover: { document_id: job.documents[0]?.document_id, page: 1 },
          progress: {
            lessons_read: 1,
            lessons: lessonsOf(course).length,
            last_lesson_id: second?.lesson_id,
            last_read_at: progress.lessons[1]?.seen_at,
          },
          cards_due: 0,
        },
      ]);
      expect(await listOf('?q=100%25_')).toEqual([]);
      expect(await listOf('', { 'x-owner': 'bob' })).toMatchObject([
        { progress: { lessons_read: 0, last_lesson_id: null, last_read_at: null } },
      ]);
    });

    it('tells the best and the last try of each quiz, and a question at once whether it was right', async () => {
      const running = await open();
      const { course, url } = await make(running);
      const [quiz] = await listQuizzes(running.lectern.store.db, course.course_id);
      const [asked] = quiz?.questions ?? [];
      if (quiz === undefined || asked === undefined) throw new Error('no quiz');
      const right = correctAnswerOf(asked.question);
      const wrong = ['A', 'B', 'C'].find((letter) => !isCorrect(asked.question, letter)) ?? 'Z';
      const answer = (body: unknown) =>
        running.get(`/api/quizzes/${quiz.quizId}/answers`, send('POST', body));
      const good = await answer({ question_id: asked.questionId, answer: right });
      expect(await good.json()).toMatchObject({ correct: true, given: right, correct_answer: right });
      const dueOf = async () =>
        Summaries.parse(await running.json('/api/courses', { headers: ANN })).courses[0]?.cards_due;
      expect(await dueOf()).toBe(0);
      const bad = await answer({ question_id: asked.questionId, answer: wrong });
      expect(await bad.json()).toMatchObject({ correct: false, citations: asked.question.citations });
      const due = await dueOf();
      expect(due).toBeGreaterThan(0);
      expect((await answer({ question_id: 9999, answer: 'A' })).status).toBe(404);
      for (const body of [
        {},
        { question_id: 1 },
        { question_id: 1, answer: 'x'.repeat(1001) },
        { question_id: 1, answer: '\0' },
      ])
        expect((await answer(body)).status).toBe(400);
      const all = Object.fromEntries(
        quiz.questions.map(({ questionId, question }) => [String(questionId), correctAnswerOf(question)]),
      );
      const submit = `/api/quizzes/${quiz.quizId}/submissions`;
      expect((await running.get(submit, send('POST', { answers: all }))).status).toBe(200);
      const last = await running.json(submit, send('POST', { answers: { [asked.questionId]: wrong } }));
      expect(await dueOf()).toBe(due);
      const { quizzes } = CourseProgress.parse(await running.json(`${url}/progress`, { headers: ANN }));
      expect(quizzes).toMatchObject([
        { quiz_id: quiz.quizId, best_percentage: 100, last_percentage: last.percentage, passed: true },
      ]);
    });

    it('keeps notes and one bookmark of a lesson, each for its learner alone', async () => {
      const running = await open();
      const { course, url } = await make(running);
      const lesson_id = lessonsOf(course)[0]?.lesson_id;
      const post = (body: unknown) => running.get(`${url}/notes`, send('POST', body));
      const created = await post({ lesson_id, kind: 'note', text: 'Ask why \ud83d', quote: 'A cell' });
      expect(created.status).toBe(201);
      const note = Note.parse(await created.json());
      expect(note).toMatchObject({ lesson_id, kind: 'note', text: 'Ask why \ufffd', quote: 'A cell' });
      const marks = [
        await post({ lesson_id, kind: 'bookmark' }),
        await post({ lesson_id, kind: 'bookmark' }),
      ];
      const [mark, again] = await Promise.all(marks.map(async (answer) => Note.parse(await answer.json())));
      expect(again).toEqual(mark);
      const listOf = async (query = '', headers: Record<string, string> = ANN) =>
        Notes.parse(await running.json(`${url}/notes${query}`, { headers })).notes;
      expect((await listOf(`?lesson_id=${lesson_id}`)).map(({ kind }) => kind)).toEqual(['note', 'bookmark']);
      expect(await listOf('?lesson_id=999999')).toEqual([]);
      expect(await listOf('', {})).toEqual([]);
      const one = `${url}/notes/${note.note_id}`;
      expect(await running.json(one, send('PATCH', { text: 'Because' }))).toMatchObject({ text: 'Because' });
      const bob = { 'x-owner': 'bob' };
      expect((await running.get(one, send('PATCH', { text: 'Mine' }, bob))).status).toBe(404);
      expect((await running.get(one, { method: 'DELETE', headers: bob })).status).toBe(404);
      expect((await running.get(one, { method: 'DELETE', headers: ANN })).status).toBe(204);
      expect((await running.get(one, { method: 'DELETE', headers: ANN })).status).toBe(404);
      for (const bad of [
        { lesson_id, kind: 'note' },
        { lesson_id, kind: 'drawing', text: 'x' },
        { lesson_id, kind: 'note', text: 'x'.repeat(10_001) },
        { lesson_id, kind: 'note', text: 'x', quote: 'x'.repeat(2001) },
        { lesson_id, kind: 'note', text: 'a\0b' },
        { kind: 'note', text: 'x' },
      ])
        expect((await post(bad)).status).toBe(400);
      expect((await post({ lesson_id: 999_999, kind: 'note', text: 'x' })).status).toBe(404);
      expect((await listOf()).length).toBe(1);
    });

    it('a deleted course is nowhere, comes back whole within 15 minutes, and is gone after them', async () => {
      const running = await open();
      const { course, url, job } = await make(running);
      const { store } = running.lectern;
      const document = `/api/documents/${job.documents[0]?.document_id}`;
      const lesson = `${url}/lessons/${lessonsOf(course)[0]?.lesson_id}`;
      await running.get(`${lesson}/progress`, send('PUT', { read: true }));
      const places = [
        url,
        `${url}/contents`,
        lesson,
        `${url}/progress`,
        `${url}/notes`,
        `${url}/cards`,
        `${url}/glossary`,
        `${url}/quiz-report`,
        `${document}/file`,
        `${document}/report`,
        `${document}/pages/1`,
        `${document}/pages/1.webp`,
        `${document}/search?q=cell`,
        `/api/jobs/${job.job_id}`,
        `/api/jobs/${job.job_id}/outline`,
        `/api/jobs/${job.job_id}/lessons`,
        `/api/jobs/${job.job_id}/events`,
      ];
      const statuses = async () =>
        Promise.all(places.map(async (place) => (await running.get(place)).status));
      const remove = () => running.get(url, { method: 'DELETE' });
      const restore = () => running.get(`${url}/restore`, { method: 'POST' });
      expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
      expect(await statuses()).toEqual(places.map(() => 404));
      expect(await running.json('/api/courses')).toMatchObject({ courses: [] });
      expect(await running.json('/api/jobs')).toMatchObject({ jobs: [] });
      expect((await running.get(`/api/jobs/${job.job_id}/retry`, { method: 'POST' })).status).toBe(404);
      expect([(await restore()).status, (await restore()).status]).toEqual([200, 200]);
      expect(await running.json(url)).toEqual(course);
      expect(
        (await CourseProgress.parseAsync(await running.json(`${url}/progress`, { headers: ANN }))).lessons,
      ).toHaveLength(1);
      const now = new Date();
      const late = new Date(now.getTime() + RESTORABLE_MS);
      await deleteCourse(store, course.course_id, now);
      expect(await removeDeletedCourses(store, new Date(late.getTime() - 1))).toBe(0);
      await expect(restoreCourse(store, course.course_id, late)).rejects.toMatchObject({ code: 'not_found' });
      expect(await removeDeletedCourses(store, late)).toBe(1);
      expect([
        (await restore()).status,
        (await running.get('/api/courses/999/restore', { method: 'POST' })).status,
      ]).toEqual([404, 404]);
    });

    it('a job shows its lessons before the course is there', async () => {
      const running = await open();
      const book = { name: 'book.pdf', bytes: buildLongBook() };
      const { job_id, error, now } = await running.make([book]);
      expect([error, now]).toEqual([null, null]);
      const log = await (await running.get(`/api/jobs/${job_id}/events?after=0`)).text();
      expect(log).toMatch(/"now":\{"step":"extract","what":"book\.pdf, \d+(–\d+)?"\}/);
      expect(log).toMatch(/"now":\{"step":"lessons","what":"\w/);
      const Lessons = z.object({
        lessons: z.array(z.object({ key: z.string(), title: z.string(), week: z.int(), status: z.string() })),
      });
      const { lessons } = Lessons.parse(await running.json(`/api/jobs/${job_id}/lessons`));
      expect(lessons.length).toBeGreaterThan(0);
      for (const { key, title, status } of lessons) {
        expect(status).toBe('written');
        const draft = LessonDraft.parse(await running.json(`/api/jobs/${job_id}/lessons/${key}`));
        expect(draft.title).toBe(title);
      }
      const accepted = await running.upload([book], { review_outline: 'true' });
      const waiting = z.object({ job_id: z.string() }).parse(await accepted.json()).job_id;
      await running.waitForJob(waiting, (job) => job.status === 'waiting_for_review');
      const planned = Lessons.parse(await running.json(`/api/jobs/${waiting}/lessons`)).lessons;
      expect(planned.map(({ status }) => status)).toEqual(planned.map(() => 'pending'));
      for (const place of [`${waiting}/lessons/${planned[0]?.key}`, 'x/lessons', 'x/lessons/y'])
        expect((await running.get(`/api/jobs/${place}`)).status).toBe(404);
      expect((await running.get(`/api/jobs/${job_id}/lessons/%00`)).status).toBe(400);
    });
  },
  { everyDatabase: true },
);
