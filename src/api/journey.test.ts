import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeLectern } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { Course } from '../course/course.ts';
import { correctAnswerOf } from '../course/question-key.ts';
import { getQuiz } from '../store/quizzes.ts';

const ShownQuiz = z.object({
  total_questions: z.int(),
  questions: z.array(z.looseObject({ question_id: z.int(), options: z.array(z.string()) })),
});

describeLectern(
  'from upload to quiz',
  (open) => {
    it('an upload becomes a course that can be read, learned and deleted', async () => {
      const running = await open();
      const accepted = await running.upload([{ name: 'book.pdf', bytes: buildSampleBook() }], {
        course_title: 'Biology',
      });
      expect(accepted.status).toBe(202);
      const body = z
        .strictObject({ message: z.string(), job_id: z.uuid(), status: z.string(), status_url: z.string() })
        .parse(await accepted.json());
      expect(body).toMatchObject({ message: 'PDF processing started', status: 'pending' });
      expect(accepted.headers.get('location')).toBe(body.status_url);

      const job = await running.waitForJob(body.job_id);
      expect(job).toMatchObject({
        status: 'completed',
        progress: 100,
        error: null,
        problems: [],
        attempt: 1,
      });
      expect(job.steps.map((step) => [step.name, step.status])).toEqual(
        ['extract', 'outline', 'lessons', 'quizzes', 'index', 'publish'].map((name) => [name, 'completed']),
      );
      expect(job.documents).toMatchObject([{ filename: 'book.pdf', pages: 3 }]);
      expect(job.result).toMatchObject({ course_title: 'Biology' });

      const courseId = job.result?.course_id;
      const course = Course.parse(await running.json(`/api/courses/${courseId}`));
      expect(
        course.coverage.in_lessons + course.coverage.left_out.flatMap((entry) => entry.pages).length,
      ).toBe(3);
      for (const lesson of course.modules.flatMap((module) => module.sub_topics)) {
        expect(lesson.citations.length).toBeGreaterThan(0);
        for (const mark of lesson.content.matchAll(/\[\^(c\d+)\]/g))
          expect(lesson.citations.map((citation) => citation.id)).toContain(mark[1]);
      }
      expect(await running.json(`/api/course/${courseId}`)).toEqual(
        await running.json(`/api/courses/${courseId}`),
      );

      const quizId = course.modules.map((module) => module.quiz_id).find((id) => id !== null);
      const shown = ShownQuiz.parse(await running.json(`/api/quizzes/${quizId}`));
      expect(JSON.stringify(shown)).not.toMatch(/correct|explanation|"key"/);
      const stored = await getQuiz(running.lectern.store.db, Number(quizId));
      const answers = Object.fromEntries(
        stored.questions.map(({ questionId, question }) => [String(questionId), correctAnswerOf(question)]),
      );
      const right = await running.json(`/api/quizzes/${quizId}/submissions`, jsonRequest({ answers }));
      expect(right).toMatchObject({ score: shown.total_questions, percentage: 100, passed: true });
      const wrong = await running.json(
        `/api/quizzes/${quizId}/submissions`,
        jsonRequest({ answers: { '1': 'Z' } }),
      );
      expect(wrong).toMatchObject({ score: 0, passed: false });

      const page = await running.get(`/read/${courseId}`);
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
      expect(await page.text()).toContain('<h1>Biology</h1>');

      expect((await running.get(`/api/courses/${courseId}`, { method: 'DELETE' })).status).toBe(204);
      expect((await running.get(`/api/courses/${courseId}`)).status).toBe(404);
      expect((await running.get(`/api/quizzes/${quizId}`)).status).toBe(404);
      expect((await running.get(`/api/documents/${job.documents[0]?.document_id}/file`)).status).toBe(404);
    });

    it('several files become one course in their order, and each course keeps its own text', async () => {
      const running = await open();
      const files = ['zoology', 'botany'].map((tag) => ({ name: `${tag}.pdf`, bytes: buildSampleBook(tag) }));
      const [both, alone] = await Promise.all([
        running.make(files),
        running.make([{ name: 'chemistry.pdf', bytes: buildSampleBook('chemistry') }]),
      ]);
      const text = async (id: number | undefined) => JSON.stringify(await running.json(`/api/courses/${id}`));
      const first = await text(both.result?.course_id);
      expect(first.indexOf('Students of zoology')).toBeGreaterThan(-1);
      expect(first.indexOf('Students of botany')).toBeGreaterThan(first.indexOf('Students of zoology'));
      expect(first).not.toContain('Students of chemistry');
      expect(await text(alone.result?.course_id)).not.toMatch(/Students of (zoology|botany)/);
    });

    it('a course can be renamed', async () => {
      const running = await open();
      const job = await running.make([{ name: 'book.pdf', bytes: buildSampleBook() }]);
      const path = `/api/courses/${job.result?.course_id}`;
      const renamed = await running.json(path, {
        ...jsonRequest({ course_title: 'Cells' }),
        method: 'PATCH',
      });
      expect(renamed).toMatchObject({ course_title: 'Cells' });
      const empty = await running.get(path, { ...jsonRequest({}), method: 'PATCH' });
      expect(empty.status).toBe(400);
    });

    it('the synchronous endpoint answers with the course', async () => {
      const running = await open();
      const form = new FormData();
      form.append('files', new Blob([Uint8Array.from(buildSampleBook())]), 'book.pdf');
      const answer = await running.get('/api/upload-pdfs-sync', { method: 'POST', body: form });
      expect(answer.status).toBe(200);
      const { course } = z.object({ message: z.string(), course: Course }).parse(await answer.json());
      expect(course.modules.length).toBeGreaterThan(0);
    });
  },
  { everyDatabase: true },
);

const jsonRequest = (body: unknown): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

describe('the sample book', () => {
  it('is the same bytes each time', () => {
    expect(buildSampleBook().equals(buildSampleBook())).toBe(true);
  });
});
