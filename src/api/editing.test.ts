import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeLectern, type RunningLectern } from '../../tests/lectern.ts';
import { buildLongBook } from '../../tests/sample-pdf.ts';
import { CourseContents } from '../course/contents.ts';
import { Course, LessonDraft } from '../course/course.ts';
import { EditableLesson } from '../course/lesson-edit.ts';
import { regenerateLesson } from '../flows/edit-lesson.ts';
import { StoredOrder } from '../store/course-order.ts';
import { saveLessons } from '../store/lessons.ts';
import { toWritten } from '../store/written-lesson.ts';

// On a busy machine the reading of a small book may take longer than a book is allowed.
const PATIENT = { PDF_TIMEOUT_MS: '60000' };

const send = (method: string, body?: unknown): RequestInit =>
  body === undefined
    ? { method }
    : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };

async function makeCourse(running: RunningLectern): Promise<Course> {
  const job = await running.make([{ name: 'book.pdf', bytes: buildLongBook() }]);
  expect([job.error, job.message]).toEqual([null, 'The course is ready']);
  return Course.parse(await running.json(`/api/courses/${job.result?.course_id}`));
}
const firstLesson = (course: Course) => {
  const lesson = course.modules[0]?.sub_topics[0];
  if (lesson === undefined) throw new Error('no lesson');
  return { lesson, url: `/api/courses/${course.course_id}/lessons/${lesson.lesson_id}` };
};
const codeOf = async (answer: Response): Promise<unknown[]> => {
  const { code } = z.looseObject({ code: z.string() }).parse(await answer.json());
  return [answer.status, code];
};

describeLectern(
  'a teacher who edits lessons',
  (open) => {
    it('changes a text, which is marked, kept as it is and asked about under its new title', async () => {
      const running = await open(PATIENT);
      const course = await makeCourse(running);
      const { lesson, url } = firstLesson(course);
      const content = `# Mine <script>alert(1)</script>\n\nCells live. [^${lesson.citations[0]?.id}] \u{1f600}`;
      const change = { version: 1, title: 'All about cells', content, objectives: ['Look'] };
      const edited = EditableLesson.parse(await running.json(url, send('PUT', change)));
      expect(edited).toMatchObject({ title: 'All about cells', content, edited: true, version: 2 });
      expect(edited.citations).toEqual(lesson.citations);
      expect(await running.json(url)).toMatchObject({ ...edited, week: 1 });
      const contents = z
        .looseObject({
          modules: z.array(z.object({ sub_topics: z.array(z.looseObject({ edited: z.boolean() })) })),
        })
        .parse(await running.json(`/api/courses/${course.course_id}/contents`));
      const marks = contents.modules.flatMap((module) => module.sub_topics.map((entry) => entry.edited));
      expect(marks).toEqual(marks.map((_, index) => index === 0));
      const now = Course.parse(await running.json(`/api/courses/${course.course_id}`));
      expect(firstLesson(now).lesson).toMatchObject({
        content,
        title: 'All about cells',
        objectives: ['Look'],
      });
      const { questions } = z
        .object({ questions: z.array(z.looseObject({ topic: z.string() })) })
        .parse(await running.json(`/api/courses/${course.course_id}/questions`));
      const topics = new Set(questions.map(({ topic }) => topic));
      expect([topics.has('All about cells'), topics.has(lesson.title)]).toEqual([true, false]);
    });

    it('of two changes at once one is refused, and tells the newer version', async () => {
      const running = await open(PATIENT);
      const { url } = firstLesson(await makeCourse(running));
      const titles = ['One', 'Two', 'Three', 'Four'];
      const answers = await Promise.all(
        titles.map((title) => running.get(url, send('PUT', { version: 1, title }))),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409]);
      const kept = EditableLesson.parse(await answers.find((answer) => answer.ok)?.json());
      const refused = z
        .looseObject({ code: z.string(), detail: z.string() })
        .parse(await answers.find((answer) => !answer.ok)?.json());
      expect([refused.code, refused.detail]).toEqual(['edit_conflict', expect.stringContaining('version 2')]);
      const next = EditableLesson.parse(await running.json(url, send('PUT', { version: 2, objectives: [] })));
      expect([next.title, next.version]).toEqual([kept.title, 3]);
    });

    it('is told what is wrong with a change', async () => {
      const running = await open(PATIENT);
      const course = await makeCourse(running);
      const { url } = firstLesson(course);
      const put = async (body: unknown, path = url) => codeOf(await running.get(path, send('PUT', body)));
      expect(await put({ version: 1, content: 'Text [^c1] [^c998][^c999]' })).toEqual([
        422,
        'citation_unknown',
      ]);
      expect(await put({ version: 1, key_points: [{ text: 'x', citations: ['c999'] }] })).toEqual([
        422,
        'citation_unknown',
      ]);
      expect(await put({ version: 2 ** 40, title: 'x' })).toEqual([409, 'edit_conflict']);
      for (const bad of [
        {},
        { version: 1 },
        { version: 0, title: 'x' },
        { version: 1, title: '' },
        'x',
        null,
      ])
        expect(await put(bad)).toEqual([400, 'request_invalid']);
      expect(await put({ version: 1, content: 'x'.repeat(500_001) })).toEqual([400, 'request_invalid']);
      expect(await put({ version: 1, content: 'a\0b' })).toEqual([400, 'request_invalid']);
      expect(await put({ version: 1, title: 'x' }, '/api/courses/999/lessons/1')).toEqual([404, 'not_found']);
      const other = await makeCourse(running);
      const foreign = `/api/courses/${other.course_id}/lessons/${firstLesson(course).lesson.lesson_id}`;
      expect(await put({ version: 1, title: 'x' }, foreign)).toEqual([404, 'not_found']);
      expect(
        firstLesson(Course.parse(await running.json(`/api/courses/${course.course_id}`))).lesson,
      ).toEqual(firstLesson(course).lesson);
    });

    it('has the machine write a lesson again, edits only where they may be lost', async () => {
      const running = await open(PATIENT);
      const course = await makeCourse(running);
      const { lesson, url } = firstLesson(course);
      const again = EditableLesson.parse(await running.json(`${url}/regenerate`, send('POST')));
      expect(again).toEqual({ ...lesson, edited: false, version: 2 });
      await running.json(url, send('PUT', { version: 2, content: 'Mine.' }));
      expect(await codeOf(await running.get(`${url}/regenerate`, send('POST')))).toEqual([
        409,
        'lesson_edited',
      ]);
      const discarded = await running.json(`${url}/regenerate`, send('POST', { discard_edits: true }));
      expect(EditableLesson.parse(discarded)).toEqual({ ...lesson, edited: false, version: 4 });
      const wrong = send('POST', { discard_edits: 'yes' });
      expect(await codeOf(await running.get(`${url}/regenerate`, wrong))).toEqual([400, 'request_invalid']);
    });

    it('wins over the machine that writes the same lesson meanwhile', async () => {
      const running = await open(PATIENT);
      const course = await makeCourse(running);
      const { lesson, url } = firstLesson(course);
      const { store, threads } = running.lectern;
      const place = { courseId: course.course_id, lessonId: lesson.lesson_id };
      const regenerated = regenerateLesson(
        {
          store,
          threads: {
            ...threads,
            run: async (name, input, signal) => {
              const output = await threads.run(name, input, signal);
              await running.json(url, send('PUT', { version: 1, content: 'Mine.' }));
              return output;
            },
          },
        },
        place,
        { discardEdits: false },
      );
      await expect(regenerated).rejects.toMatchObject({ code: 'edit_conflict' });
      const draft = LessonDraft.parse({ ...lesson, title: 'Machine', content: 'Machine' });
      await saveLessons(store.db, course.course_id, [toWritten('m1-l1', { ...draft, minutes: 99 })]);
      const now = Course.parse(await running.json(`/api/courses/${course.course_id}`));
      const { lesson: kept } = firstLesson(now);
      expect(kept).toMatchObject({ title: lesson.title, content: 'Mine.', minutes: 1 });
      const contents = await running.json(`/api/courses/${course.course_id}/contents`);
      const [entry] = CourseContents.parse(contents).modules.flatMap((module) => module.sub_topics);
      expect(entry).toMatchObject({ lesson_id: kept.lesson_id, minutes: 1, pages: lesson.pages });
    });

    it('moves lessons and modules, and quizzes go with their modules', async () => {
      const running = await open(PATIENT);
      const course = await makeCourse(running);
      const url = `/api/courses/${course.course_id}/order`;
      const before = StoredOrder.parse(await running.json(url));
      expect(before.modules.map(({ lessons }) => lessons)).toEqual(
        course.modules.map(({ sub_topics }) => sub_topics.map(({ lesson_id }) => lesson_id)),
      );
      const turned = before.modules
        .toReversed()
        .map(({ week, lessons }) => ({ week, title: `Part ${week}`, lessons: lessons.toReversed() }));
      // The last module gives its lessons to the first one.
      const [head, ...rest] = turned;
      const last = rest.pop();
      const modules = [
        { ...head, lessons: [...(last?.lessons ?? []), ...(head?.lessons ?? [])] },
        ...rest,
        { ...last, lessons: [] },
      ];
      const after = StoredOrder.parse(
        await running.json(url, send('PUT', { version: before.version, modules })),
      );
      expect(after.version).toBe(before.version + 1);
      expect(after.modules.map(({ week, title, lessons }) => ({ week, title, lessons }))).toEqual(
        modules.map(({ title, lessons }, index) => ({ week: index + 1, title, lessons })),
      );
      expect(after.modules.map(({ quiz_id }) => quiz_id)).toEqual(
        before.modules.map(({ quiz_id }) => quiz_id).toReversed(),
      );
      const shown = Course.parse(await running.json(`/api/courses/${course.course_id}`));
      expect(shown.modules.map((module) => module.sub_topics.map(({ lesson_id }) => lesson_id))).toEqual(
        after.modules.map(({ lessons }) => lessons),
      );
      for (const { quiz_id, title, week } of shown.modules)
        if (quiz_id !== null)
          expect(await running.json(`/api/quizzes/${quiz_id}`)).toMatchObject({ title, module_week: week });
    });

    it('loses no lesson by an order that leaves one out, and none of two orders at once', async () => {
      const running = await open(PATIENT);
      const course = await makeCourse(running);
      const url = `/api/courses/${course.course_id}/order`;
      const { version, modules } = StoredOrder.parse(await running.json(url));
      const whole = modules.map(({ week, title, lessons }) => ({ week, title, lessons }));
      const put = async (body: unknown, path = url) => codeOf(await running.get(path, send('PUT', body)));
      const without = whole.map((module, index) => (index === 0 ? { ...module, lessons: [] } : module));
      expect(await put({ version, modules: without })).toEqual([422, 'order_incomplete']);
      expect(await put({ version, modules: whole.slice(1) })).toEqual([422, 'order_incomplete']);
      expect(await put({ version, modules: [...whole, ...whole] })).toEqual([422, 'order_incomplete']);
      expect(await put({ version: 2 ** 40, modules: whole })).toEqual([409, 'edit_conflict']);
      expect(await put({ version, modules: [] })).toEqual([400, 'request_invalid']);
      expect(await put({ version, modules: whole }, '/api/courses/999/order')).toEqual([404, 'not_found']);
      expect(StoredOrder.parse(await running.json(url))).toEqual({ version, modules });
      const answers = await Promise.all(
        [whole.toReversed(), whole].map((given) =>
          running.get(url, send('PUT', { version, modules: given })),
        ),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    });
  },
  { everyDatabase: true },
);
