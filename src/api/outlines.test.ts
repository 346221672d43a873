import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeLectern, type RunningLectern } from '../../tests/lectern.ts';
import { buildLongBook } from '../../tests/sample-pdf.ts';
import { Course } from '../course/course.ts';
import { Outline } from '../course/outline.ts';

// On a busy machine the reading of a small book may take longer than a book is allowed.
const PATIENT = { PDF_TIMEOUT_MS: '60000' };

const send = (method: string, body?: unknown): RequestInit =>
  body === undefined
    ? { method }
    : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
const codeOf = async (answer: Response): Promise<unknown[]> => {
  const { code } = z.looseObject({ code: z.string() }).parse(await answer.json());
  return [answer.status, code];
};

async function waitForReview(running: RunningLectern) {
  const book = { name: 'book.pdf', bytes: buildLongBook() };
  const answer = await running.upload([book], { review_outline: 'true' });
  const { job_id } = z.looseObject({ job_id: z.string() }).parse(await answer.json());
  await running.waitForJob(job_id, (job) => job.status === 'waiting_for_review');
  const url = `/api/jobs/${job_id}/outline`;
  const outline = Outline.parse(await running.json(url));
  const [one, two, three] = outline.modules.map((module) => module.lessons);
  if (one === undefined || two === undefined || three === undefined) throw new Error('not three modules');
  return { jobId: job_id, url, outline, one, two, three };
}

async function makeCourse(running: RunningLectern, jobId: string): Promise<Course> {
  await running.json(`/api/jobs/${jobId}/approve`, send('POST'));
  const { result } = await running.waitForJob(jobId);
  return Course.parse(await running.json(`/api/courses/${result?.course_id}`));
}

describeLectern(
  'the review of an outline',
  (open) => {
    it('shows pages, words, minutes and places to split of each lesson, and what is still to be done', async () => {
      const running = await open(PATIENT);
      const { outline, one, two, three } = await waitForReview(running);
      const lessons = [...one, ...two, ...three];
      expect(lessons.flatMap(({ pages }) => pages.map(({ from, to }) => [from, to]))).toEqual([
        [1, 3],
        [4, 6],
        [7, 9],
      ]);
      expect(lessons.every(({ words, minutes }) => words > 100 && minutes >= 1)).toBe(true);
      expect(outline.estimate).toMatchObject({ seconds: expect.any(Number), cost_usd: 0, model_calls: 0 });
      expect(outline.dropped).toEqual([]);
    });

    it('renames, merges, splits and moves, and the course is made as the outline says', async () => {
      const running = await open(PATIENT);
      const { jobId, url, outline, one, two, three } = await waitForReview(running);
      const spans = [...three, ...one].flatMap((lesson) => lesson.spans);
      const [whole] = two.flatMap((lesson) => lesson.spans);
      if (whole === undefined) throw new Error('no span');
      const middle = { page: whole.from.page + 1, block: 0 };
      const edit = {
        version: outline.version,
        title: 'My course',
        modules: [
          {
            title: 'Second first',
            lessons: [
              { title: 'Two, end', spans: [{ ...whole, from: middle }] },
              { title: 'Two, beginning', spans: [{ ...whole, to: middle }] },
            ],
          },
          { title: 'The rest', summary: 'What is left.', lessons: [{ title: 'Merged', spans }] },
        ],
      };
      const changed = Outline.parse(await running.json(url, send('PUT', edit)));
      expect(changed.version).toBe(outline.version + 1);
      expect(changed.modules.map(({ week, title }) => [week, title])).toEqual([
        [1, 'Second first'],
        [2, 'The rest'],
      ]);
      const words = (some: readonly { words: number }[]) =>
        some.reduce((sum, lesson) => sum + lesson.words, 0);
      expect(words(changed.modules.flatMap(({ lessons }) => lessons))).toBe(
        words([...one, ...two, ...three]),
      );
      const course = await makeCourse(running, jobId);
      expect(course.course_title).toBe('My course');
      expect(course.modules.map((module) => module.sub_topics.map((lesson) => lesson.title))).toEqual([
        ['Two, end', 'Two, beginning'],
        ['Merged'],
      ]);
      expect(course.coverage).toEqual({ pages: 9, in_lessons: 9, left_out: [] });
      const merged = course.modules[1]?.sub_topics[0];
      expect(new Set(merged?.citations.map(({ page }) => page))).toEqual(new Set([1, 2, 3, 7, 8, 9]));
      expect(await codeOf(await running.get(url, send('PUT', edit)))).toEqual([409, 'job_not_reviewable']);
      expect(await codeOf(await running.get(`${url}/restart`, send('POST')))).toEqual([
        409,
        'job_not_reviewable',
      ]);
    });

    it('drops lessons, whose pages are left out and accounted for', async () => {
      const running = await open(PATIENT);
      const { jobId, url, outline } = await waitForReview(running);
      const [gone, ...modules] = outline.modules;
      const edit = { version: outline.version, modules, dropped: gone?.lessons };
      const changed = Outline.parse(await running.json(url, send('PUT', edit)));
      expect(changed.dropped.map(({ title }) => title)).toEqual(gone?.lessons.map(({ title }) => title));
      const left = [{ document_id: expect.any(Number), pages: [1, 2, 3], reason: 'dropped' }];
      expect(changed.left_out).toEqual(left);
      // What was dropped can come back.
      const back = {
        version: changed.version,
        modules: [...changed.modules, { title: 'Back', lessons: changed.dropped }],
      };
      const restored = Outline.parse(await running.json(url, send('PUT', back)));
      expect([restored.left_out, restored.dropped]).toEqual([[], []]);
      const again = Outline.parse(
        await running.json(url, send('PUT', { ...edit, version: restored.version })),
      );
      expect(again.left_out).toEqual(left);
      const course = await makeCourse(running, jobId);
      expect(course.coverage).toEqual({ pages: 9, in_lessons: 6, left_out: left });
      expect(course.modules).toHaveLength(2);
    });

    it('starts over with the outline as it was first made', async () => {
      const running = await open(PATIENT);
      const { jobId, url, outline } = await waitForReview(running);
      const [first, ...others] = outline.modules;
      await running.json(
        url,
        send('PUT', {
          version: 1,
          modules: [{ ...first, title: 'Mine' }],
          dropped: others.flatMap(({ lessons }) => lessons),
        }),
      );
      const restarted = Outline.parse(await running.json(`${url}/restart`, send('POST')));
      expect(restarted).toEqual({ ...outline, version: 3 });
      const course = await makeCourse(running, jobId);
      expect(course.coverage).toEqual({ pages: 9, in_lessons: 9, left_out: [] });
      expect(course.modules.map(({ title }) => title)).toEqual(outline.modules.map(({ title }) => title));
    });

    it('refuses an outline that loses a page or holds nothing, and one of two at once', async () => {
      const running = await open(PATIENT);
      const { url, outline } = await waitForReview(running);
      const { version, modules } = outline;
      const put = async (body: unknown, path = url) => codeOf(await running.get(path, send('PUT', body)));
      expect(await put({ version, modules: modules.slice(1) })).toEqual([422, 'outline_incomplete']);
      expect(await put({ version, modules: [...modules, ...modules] })).toEqual([422, 'outline_incomplete']);
      const [head, ...rest] = modules;
      const [span] = head?.lessons[0]?.spans ?? [];
      const end = { page: span?.to.page, block: 2 ** 40 };
      const past = { ...span, from: span?.to, to: end };
      const grown = { ...head, lessons: [...(head?.lessons ?? []), { title: 'Nothing', spans: [past] }] };
      expect(await put({ version, modules: [grown, ...rest] })).toEqual([422, 'outline_incomplete']);
      expect(await put({ version: 2 ** 40, modules })).toEqual([409, 'edit_conflict']);
      for (const bad of [
        { version, modules: [] },
        { version, modules: [{ title: 'x', lessons: [] }] },
        { modules },
        [],
      ])
        expect(await put(bad)).toEqual([400, 'request_invalid']);
      expect(await put({ version, modules }, '/api/jobs/nonsense/outline')).toEqual([404, 'not_found']);
      expect(Outline.parse(await running.json(url))).toEqual(outline);
      const answers = await Promise.all(
        [1, 2, 3].map(() => running.get(url, send('PUT', { version, modules }))),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    });
  },
  { everyDatabase: true },
);
