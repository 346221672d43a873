import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeLectern } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';

const Description = z.looseObject({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ responses: z.record(z.string(), z.unknown()) })),
  ),
});

const MediaTypes = z.object({
  content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })),
});

describeLectern('the OpenAPI description', (open) => {
  it('names every endpoint of the contract, and the form', async () => {
    const running = await open();
    const description = Description.parse(await running.json('/openapi.json'));
    expect(description.openapi).toMatch(/^3\.1/);
    expect(Object.keys(description.paths).sort()).toEqual(
      [
        '/api/cards/due',
        '/api/cards/{card_id}/reviews',
        '/api/course/{course_id}',
        '/api/backup',
        '/api/courses',
        '/api/courses/{course_id}',
        '/api/courses/{course_id}/ask',
        '/api/courses/{course_id}/cards',
        '/api/quizzes/{quiz_id}/answers',
        '/api/jobs/{job_id}/lessons/{key}',
        '/api/jobs/{job_id}/lessons',
        '/api/documents/{document_id}/search',
        '/api/documents/{document_id}/pages/{page}.webp',
        '/api/courses/{course_id}/restore',
        '/api/courses/{course_id}/search',
        '/api/courses/{course_id}/progress',
        '/api/courses/{course_id}/notes/{note_id}',
        '/api/courses/{course_id}/notes',
        '/api/courses/{course_id}/lessons/{lesson_id}/progress',
        '/api/courses/{course_id}/contents',
        '/api/courses/{course_id}/cards/due',
        '/api/courses/{course_id}/glossary',
        '/api/courses/{course_id}/lessons/{lesson_id}',
        '/api/courses/{course_id}/lessons/{lesson_id}/regenerate',
        '/api/courses/{course_id}/order',
        '/api/courses/{course_id}/questions',
        '/api/courses/{course_id}/questions/{question_id}',
        '/api/courses/{course_id}/questions/{question_id}/regenerate',
        '/api/courses/{course_id}/quiz-report',
        '/api/documents/{document_id}/file',
        '/api/documents/{document_id}/pages/{page}',
        '/api/documents/{document_id}/report',
        '/api/jobs',
        '/api/jobs/{job_id}',
        '/api/jobs/{job_id}/approve',
        '/api/jobs/{job_id}/cancel',
        '/api/jobs/{job_id}/events',
        '/api/jobs/{job_id}/outline',
        '/api/jobs/{job_id}/outline/restart',
        '/api/jobs/{job_id}/retry',
        '/api/models',
        '/api/quizzes/{quiz_id}',
        '/api/quizzes/{quiz_id}/submissions',
        '/api/upload-pdfs',
        '/api/upload-pdfs-sync',
        '/api/usage',
        '/health',
        '/metrics',
        '/ready',
      ].sort(),
    );
    expect(JSON.stringify(description.paths['/api/upload-pdfs'])).toContain('multipart/form-data');
  });

  it('is what the answers are like', async () => {
    const running = await open();
    const description = Description.parse(await running.json('/openapi.json'));
    const job = await running.make([{ name: 'book.pdf', bytes: buildSampleBook() }]);
    const course = z
      .looseObject({ course_id: z.int(), modules: z.array(z.looseObject({ quiz_id: z.int().nullable() })) })
      .parse(await running.json(`/api/courses/${job.result?.course_id}`));
    const quizId = course.modules.map((module) => module.quiz_id).find((id) => id !== null);
    const asked = [
      ['/api/jobs', '/api/jobs', 200],
      ['/api/jobs/{job_id}', `/api/jobs/${job.job_id}`, 200],
      ['/api/jobs/{job_id}', '/api/jobs/nonsense', 404],
      ['/api/jobs/{job_id}/outline', `/api/jobs/${job.job_id}/outline`, 200],
      ['/api/courses', '/api/courses', 200],
      ['/api/courses', '/api/courses?limit=0', 400],
      ['/api/courses', '/api/courses?cursor=nonsense', 400],
      ['/api/courses/{course_id}', `/api/courses/${course.course_id}`, 200],
      ['/api/courses/{course_id}', '/api/courses/999', 404],
      ['/api/courses/{course_id}', '/api/courses/x', 400],
      ['/api/courses/{course_id}/glossary', `/api/courses/${course.course_id}/glossary`, 200],
      ['/api/courses/{course_id}/glossary', '/api/courses/999/glossary', 404],
      ['/api/courses/{course_id}/cards', `/api/courses/${course.course_id}/cards`, 200],
      ['/api/courses/{course_id}/cards', '/api/courses/999/cards', 404],
      ['/api/courses/{course_id}/order', `/api/courses/${course.course_id}/order`, 200],
      ['/api/courses/{course_id}/questions', `/api/courses/${course.course_id}/questions`, 200],
      ['/api/courses/{course_id}/questions', '/api/courses/999/questions', 404],
      ['/api/courses/{course_id}/cards/due', `/api/courses/${course.course_id}/cards/due`, 200],
      ['/api/cards/due', '/api/cards/due', 200],
      ['/api/models', '/api/models', 200],
      ['/api/usage', '/api/usage?by=model', 200],
      ['/api/usage', '/api/usage?by=nonsense', 400],
      ['/api/quizzes/{quiz_id}', `/api/quizzes/${quizId}`, 200],
      ['/api/quizzes/{quiz_id}', '/api/quizzes/999', 404],
      ['/api/documents/{document_id}/file', '/api/documents/999/file', 404],
      ['/api/documents/{document_id}/report', `/api/documents/${job.documents[0]?.document_id}/report`, 200],
      ['/api/documents/{document_id}/report', '/api/documents/999/report', 404],
      ['/api/courses', '/api/courses?q=nothing%20like%20it', 200],
      ['/api/courses', '/api/courses?q=%00', 400],
      ['/api/courses/{course_id}/contents', `/api/courses/${course.course_id}/contents`, 200],
      ['/api/courses/{course_id}/contents', '/api/courses/999/contents', 404],
      ['/api/courses/{course_id}/lessons/{lesson_id}', `/api/courses/${course.course_id}/lessons/1`, 200],
      ['/api/courses/{course_id}/lessons/{lesson_id}', '/api/courses/999/lessons/1', 404],
      ['/api/courses/{course_id}/progress', `/api/courses/${course.course_id}/progress`, 200],
      ['/api/courses/{course_id}/notes', `/api/courses/${course.course_id}/notes`, 200],
      ['/api/documents/{document_id}/pages/{page}', '/api/documents/1/pages/1', 200],
      ['/api/documents/{document_id}/pages/{page}', '/api/documents/1/pages/99', 404],
      ['/api/documents/{document_id}/search', '/api/documents/1/search?q=cell', 200],
      ['/api/documents/{document_id}/search', '/api/documents/1/search', 400],
      ['/api/jobs/{job_id}/lessons', `/api/jobs/${job.job_id}/lessons`, 200],
      ['/api/jobs/{job_id}/lessons/{key}', `/api/jobs/${job.job_id}/lessons/nonsense`, 404],
      ['/health', '/health', 200],
      ['/ready', '/ready', 200],
    ] as const;
    for (const [path, url, status] of asked) {
      const answer = await running.get(url);
      expect([url, answer.status]).toEqual([url, status]);
      const responses = description.paths[path]?.get?.responses ?? {};
      const declared = MediaTypes.parse(responses[String(status)] ?? responses[`${String(status)[0]}XX`]);
      const [media] = Object.values(declared.content);
      const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(media?.schema ?? false);
      const body: unknown = await answer.json();
      expect([url, validate(body), validate.errors]).toEqual([url, true, null]);
    }
  });

  it('can be read at /docs without anything from elsewhere', async () => {
    const running = await open();
    const page = await running.get('/docs/');
    expect(page.status).toBe(200);
    expect(await page.text()).not.toMatch(/(src|href)="https?:/);
  });
});
