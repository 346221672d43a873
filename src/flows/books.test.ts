import { execFileSync, spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { hasFixtures, listFixtures, readFixture } from '../../tests/fixtures.ts';
import { describeLectern, type RunningLectern } from '../../tests/lectern.ts';
import { Course } from '../course/course.ts';
import type { Job } from '../course/job.ts';
import { norm } from '../course/norm.ts';
import { getQuiz } from '../store/quizzes.ts';

const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0;
if (!hasPdftotext)
  console.warn('The check of quotes is skipped: pdftotext is not here (Debian: poppler-utils)');

/**
 * All pages as another program reads them, by page number from 1. It has two orders for tables, by columns and
 * (-layout) by rows; a page here is both, one after the other.
 */
function readPages(path: string): string[] {
  const [byColumns = [], byRows = []] = [[], ['-layout']].map((order) => {
    const options = ['-enc', 'UTF-8', ...order, path, '-'];
    return execFileSync('pdftotext', options, { encoding: 'utf8', maxBuffer: 1e9 }).split('\f');
  });
  return ['', ...byColumns.map((text, index) => `${letters(text)}\n${letters(byRows[index] ?? '')}`)];
}

// Where two programs may differ on the same glyphs: spaces at changes of font, a hyphen at a line's end that
// belongs to the word, and superscripts set apart. Letters, digits and their order may not differ.
/** Signs of TeX whose names no list has: pdftotext gives the letters of their codes. */
const asPopplerReads = (text: string): string => text.replace(/′/g, '0').replace(/ℓ/g, '`');

const letters = (text: string): string =>
  norm(text.replace(/[-\u2010\u00ad]\n/g, '')).replace(/[^\p{L}\p{N}]/gu, '');

async function getCourse(running: RunningLectern, job: Job): Promise<Course> {
  expect([job.status, job.error]).toEqual(['completed', null]);
  return Course.parse(await running.json(`/api/courses/${job.result?.course_id}`));
}

function expectWholeCoverage(course: Course): void {
  for (const document of course.documents) {
    const leftOut = course.coverage.left_out.filter((entry) => entry.document_id === document.document_id);
    const taught = course.modules
      .flatMap((module) => module.sub_topics.flatMap((lesson) => lesson.pages))
      .filter((range) => range.document_id === document.document_id)
      .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
    const left = leftOut.flatMap((entry) => entry.pages);
    const all = [...new Set([...taught, ...left])].sort((one, other) => one - other);
    expect(all).toEqual(Array.from({ length: document.pages }, (_, at) => at + 1));
    expect(left.filter((page) => taught.includes(page))).toEqual([]);
  }
  const left = course.coverage.left_out.reduce((sum, entry) => sum + entry.pages.length, 0);
  expect(course.coverage.in_lessons + left).toBe(course.coverage.pages);
}

describeLectern('courses made from real books', (open) => {
  it.skipIf(!hasFixtures || !hasPdftotext)(
    'quote what another program reads on the same page, and account for every page',
    async () => {
      const running = await open();
      for (const path of listFixtures('books')) {
        const course = await getCourse(running, await running.make([readFixture(path)]));
        expectWholeCoverage(course);
        const pages = readPages(path);
        const quizzes = await Promise.all(
          course.modules.flatMap((module) =>
            module.quiz_id === null ? [] : [getQuiz(running.lectern.store.db, module.quiz_id)],
          ),
        );
        const citations = [
          ...course.modules.flatMap((module) => module.sub_topics.flatMap((lesson) => lesson.citations)),
          ...quizzes.flatMap((quiz) => quiz.questions.flatMap(({ question }) => question.citations)),
        ];
        const isPrinted = (quote: string, page: number): boolean =>
          (pages[page] ?? '').includes(letters(asPopplerReads(quote)));
        const wrong = citations.filter(({ page, quote }) => !isPrinted(quote, page));
        expect(citations.length).toBeGreaterThan(300);
        expect(wrong.map(({ page, quote }) => `${path} page ${page}: ${quote}`)).toEqual([]);
        for (const { boxes } of citations) {
          expect(boxes.length).toBeGreaterThan(0);
          for (const [left, top, width, height] of boxes) {
            expect(Math.min(left, top, width, height)).toBeGreaterThanOrEqual(0);
            expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(1.0002);
          }
        }
      }
    },
    180_000,
  );

  it.skipIf(!hasFixtures)(
    'take several files of different kinds and languages into one course, each page accounted for',
    async () => {
      const running = await open();
      const files = [
        ...listFixtures('slides').slice(0, 2),
        ...listFixtures('papers').slice(0, 1),
        ...listFixtures('languages').slice(0, 2),
      ].map(readFixture);
      const course = await getCourse(running, await running.make(files));
      expect(course.documents.map((document) => document.filename)).toEqual(files.map((file) => file.name));
      expectWholeCoverage(course);
      const order = course.modules.flatMap((module) =>
        module.sub_topics.flatMap((lesson) => lesson.pages.map((range) => range.document_id)),
      );
      expect(order).toEqual([...order].sort((one, other) => one - other));
    },
    180_000,
  );

  it.skipIf(!hasFixtures)(
    'are the same when made again',
    async () => {
      const running = await open();
      const [path = ''] = listFixtures('books').filter((name) => name.includes('r-intro'));
      const contentOf = async (): Promise<string> => {
        const course = await getCourse(running, await running.make([readFixture(path)]));
        const lessons = course.modules.flatMap((module) => module.sub_topics);
        return JSON.stringify(lessons.map(({ lesson_id: _, ...lesson }) => lesson)).replace(
          /"(?:document|lesson)_id":\d+|\/api\/documents\/\d+/g,
          '',
        );
      };
      expect(await contentOf()).toBe(await contentOf());
    },
    120_000,
  );
});
