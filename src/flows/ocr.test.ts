import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeLectern, type TestFile } from '../../tests/lectern.ts';
import { Course } from '../course/course.ts';
import { type BuiltLine, type BuiltScan, buildPdf } from '../pdf/build-pdf.ts';
import { scanLines } from '../pdf/made-scan.ts';

const PROSE = [
  'A glacier is a body of ice that moves slowly under its own weight over many years.',
  'It forms where the snow of one winter does not melt before the next winter begins.',
  'A moraine is a heap of stones and earth that a glacier has carried and left behind.',
  'Geologists read from such heaps how far the ice once reached into the valleys below.',
];
const title = (text: string): BuiltLine => ({ text, sizePt: 20, bold: true, gapPt: 10 });
const chapter = (number: number): BuiltLine[] => [
  title(`Chapter ${number}: Rivers of ice`),
  ...PROSE.map((text) => ({ text, gapPt: 6 })),
];
/** A page of print that keeps Tesseract busy for seconds. */
const DENSE = Array.from({ length: 48 }, (_, index) => ({ text: PROSE[index % 4] ?? '' }));

const scanOf = async (lines: readonly BuiltLine[]): Promise<BuiltScan> => ({
  scan: await scanLines(lines, { serif: true }),
});
const fileOf = (pages: readonly (BuiltLine[] | BuiltScan)[]): TestFile => ({
  name: 'ice.pdf',
  bytes: buildPdf(pages),
});

describeLectern('scanned pages', (open) => {
  it('are taught beside pages of text, and their citations say that they were read from a scan', async () => {
    const running = await open();
    const scanned = await scanOf([
      title('Chapter 2: Lakes of the mountains'),
      { text: 'A tarn is a small lake that fills a hollow which a glacier has carved into the rock.' },
      { text: 'Its water is cold and clear, because the stones around it hold little that dissolves.' },
    ]);
    const job = await running.make([fileOf([chapter(1), scanned, chapter(3)])]);
    expect([job.status, job.problems]).toEqual(['completed', []]);
    const course = Course.parse(await running.json(`/api/courses/${job.result?.course_id}`));
    expect(course.coverage).toMatchObject({ pages: 3, in_lessons: 3 });
    const citations = course.modules.flatMap((module) => module.sub_topics.flatMap((one) => one.citations));
    const ofScan = citations.filter(({ page }) => page === 2);
    expect(ofScan.map(({ quote }) => quote).join(' ')).toContain('a small lake that fills a hollow');
    for (const { page, ocr, boxes } of citations) {
      expect([page, ocr]).toEqual([page, page === 2 ? true : undefined]);
      for (const [left, top, width, height] of boxes)
        expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(1);
    }
    const page = await (await running.get(`/read/${course.course_id}`)).text();
    expect(page.split('read from a scan').length - 1).toBe(ofScan.length);
    const progress = (await (await running.get(`/api/jobs/${job.job_id}/events`)).text()).match(
      /(?<="progress":)\d+/g,
    );
    // The first is the job as it is now, then come the events of its life.
    const numbers = (progress ?? []).slice(1).map(Number);
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  }, 60_000);

  it('are left out, and said to be, when OCR is off', async () => {
    const running = await open({ OCR: 'off' });
    const job = await running.make([fileOf([chapter(1), await scanOf(chapter(2)), chapter(3)])]);
    expect(job.status).toBe('completed');
    const course = Course.parse(await running.json(`/api/courses/${job.result?.course_id}`));
    expect(course.coverage.left_out.flatMap((entry) => entry.pages)).toEqual([2]);
  }, 60_000);

  it('cost one page when they take too long, or hold what no letter is like', async () => {
    const running = await open({ OCR_TIMEOUT_SECONDS: '1' });
    const [width, height] = [2480, 3508];
    const gray = Uint8Array.from({ length: width * height }, (_, at) => ((at * 2_654_435_761) >>> 28) * 17);
    const slow = await scanOf(DENSE);
    const job = await running.make([fileOf([slow, chapter(2), { scan: { gray, width, height } }])]);
    expect(job.status).toBe('completed');
    const problems = job.problems.filter(({ page }) => page === 1);
    expect(problems.map(({ code }) => code)).toEqual(['ocr_timeout']);
    const course = Course.parse(await running.json(`/api/courses/${job.result?.course_id}`));
    expect(course.coverage.left_out.flatMap((entry) => entry.pages)).toEqual([1, 3]);
  }, 60_000);

  it('end at once when the job is cancelled, and leave the thread to the next job', async () => {
    const running = await open({ OCR_THREADS: '1', OCR_LANGUAGES: 'eng' });
    const slow = await scanOf(DENSE);
    const reply = await running.upload([fileOf([slow, slow, slow, slow])]);
    const { job_id } = z.object({ job_id: z.string() }).parse(await reply.json());
    await running.waitForJob(job_id, (job) => job.message.includes('by OCR'));
    await running.get(`/api/jobs/${job_id}/cancel`, { method: 'POST' });
    expect((await running.getJob(job_id)).status).toBe('cancelled');
    const next = await running.make([fileOf([await scanOf(chapter(1))])]);
    expect([next.status, next.problems]).toEqual(['completed', []]);
    expect((await running.getJob(job_id)).steps[0]?.done).toBeLessThan(4);
  }, 60_000);
});
