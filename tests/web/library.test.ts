import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { noBrowser, openPage } from '../browser.ts';
import { describeLectern, type RunningLectern } from '../lectern.ts';
import { buildLongBook, buildSampleBook } from '../sample-pdf.ts';
import { makeDemoCourse } from './demo-course.ts';
import { type DroppedFile, dropFiles } from './drop-files.ts';

const book = (tag: string): DroppedFile => ({ name: `${tag}.pdf`, bytes: buildSampleBook(tag) });

const choose = (page: Page, files: readonly DroppedFile[]): Promise<void> =>
  page
    .getByTestId('files')
    .first()
    .setInputFiles(files.map(({ name, bytes }) => ({ name, mimeType: 'application/pdf', buffer: bytes })));

const namesIn = (page: Page): Promise<string[]> =>
  page.getByRole('list', { name: 'Files of the new course' }).locator('li p:first-child').allInnerTexts();

/** A cover that is still on its way when its course is deleted is refused, and the browser complains. */
const coversAreThere = (page: Page): Promise<boolean> =>
  page
    .locator('li img')
    .evaluateAll((images) => images.every((image) => 'naturalWidth' in image && image.naturalWidth !== 0));

async function openLibrary(running: RunningLectern) {
  const opened = await openPage();
  await opened.page.goto(running.url);
  await opened.page.getByRole('heading', { level: 1, name: 'Your courses' }).waitFor();
  // What is shown while the courses are on their way has another field for files than what comes.
  await opened.page.waitForLoadState('networkidle');
  return opened;
}

describe.skipIf(noBrowser)('the library', () => {
  describeLectern('upload', (open) => {
    it('makes one course of two PDFs that are dropped on the page, with the title that was typed', async () => {
      const running = await open();
      const { page, complaints } = await openLibrary(running);
      await page.getByText('Make your first course').waitFor();
      await dropFiles(page, [book('physics'), book('music')]);
      await page.getByRole('textbox', { name: 'Title' }).fill('Two books');
      await page.getByRole('button', { name: 'Make the course' }).click();
      await page.waitForURL('**/jobs/*');
      await page.getByRole('link', { name: 'Open the course' }).click();
      await page.waitForURL('**/courses/*');
      const courses = await running.json('/api/courses');
      expect(courses).toMatchObject({ courses: [{ course_title: 'Two books', pages: 6 }] });
      expect(complaints).toEqual([]);
    });

    it('refuses what is no PDF, what is empty and what is too big by name, and sends nothing', async () => {
      const running = await open();
      const { page } = await openLibrary(running);
      const sent: string[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST') sent.push(request.url());
      });
      await dropFiles(page, [
        { name: 'letter.docx', bytes: Buffer.from('PK not a PDF') },
        { name: 'nothing.pdf', bytes: Buffer.alloc(0) },
        book('chemistry'),
      ]);
      const alert = page.getByRole('alert');
      await alert.getByText('letter.docx – is not a PDF').waitFor();
      await alert.getByText('nothing.pdf – is empty').waitFor();
      expect(await namesIn(page)).toEqual(['chemistry.pdf']);
      const big = await page.evaluateHandle(`(() => {
        const carried = new DataTransfer();
        carried.items.add(new File([new Uint8Array(200_000_001)], 'atlas.pdf'));
        return carried;
      })()`);
      await page.dispatchEvent('main', 'drop', { dataTransfer: big });
      await alert.getByText(/atlas\.pdf – is 200 MB; a file may have at most 200 MB/).waitFor();
      const many = Array.from({ length: 21 }, (_, index) => book(`volume ${index}`));
      await choose(page, many);
      await alert
        .getByText('volume 19.pdf – is one too many: a course is made of at most 20 files')
        .waitFor();
      expect(sent).toEqual([]);
    });

    it('keeps the order that buttons and dragging give, and leaves out what is removed', async () => {
      const running = await open();
      const { page } = await openLibrary(running);
      await choose(page, [book('one'), book('two'), book('three')]);
      await page.getByRole('button', { name: 'Move three.pdf up' }).click();
      await expect.poll(() => namesIn(page)).toEqual(['one.pdf', 'three.pdf', 'two.pdf']);
      const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
      await row('two.pdf').dragTo(row('one.pdf'));
      await expect.poll(() => namesIn(page)).toEqual(['two.pdf', 'one.pdf', 'three.pdf']);
      await page.getByRole('button', { name: 'Remove one.pdf' }).click();
      await expect.poll(() => namesIn(page)).toEqual(['two.pdf', 'three.pdf']);
      await page.getByRole('button', { name: 'Make the course' }).click();
      await page.waitForURL('**/jobs/*');
      const job = await running.waitForJob(page.url().split('/').at(-1) ?? '');
      expect(job.documents.map(({ filename }) => filename)).toEqual(['two.pdf', 'three.pdf']);
    });

    it('goes on by itself after a connection that broke, as the same upload', async () => {
      const running = await open();
      const { page } = await openLibrary(running);
      const keys: (string | undefined)[] = [];
      await page.route('**/api/upload-pdfs', async (route) => {
        keys.push(route.request().headers()['idempotency-key']);
        await (keys.length < 3 ? route.abort('connectionreset') : route.continue());
      });
      await choose(page, [book('geology')]);
      await page.getByRole('button', { name: 'Make the course' }).click();
      await page.getByText('The connection was lost').waitFor();
      await page.waitForURL('**/jobs/*');
      expect(keys).toHaveLength(3);
      expect(new Set(keys).size).toBe(1);
    });

    it('stops when it is cancelled, and keeps what was chosen, also while another page is looked at', async () => {
      const running = await open();
      const { page } = await openLibrary(running);
      await page.route('**/api/upload-pdfs', () => undefined);
      await choose(page, [book('geology')]);
      await page.getByRole('button', { name: 'Make the course' }).click();
      await page.getByRole('button', { name: 'Stop sending' }).click();
      await page.getByRole('button', { name: 'Make the course' }).waitFor();
      expect(await namesIn(page)).toEqual(['geology.pdf']);
      expect(await running.json('/api/jobs')).toMatchObject({ jobs: [] });
    });
  });

  describeLectern('courses', (open) => {
    it('finds, renames and deletes a course, and brings it back', async () => {
      const running = await open();
      const { courseId } = await makeDemoCourse(running);
      for (const title of ['Bread', 'Cheese', 'Wine']) await makeDemoCourse(running, book(title), title);
      const { page, complaints } = await openLibrary(running);
      const titles = () => page.locator('h3 a').allInnerTexts();
      await expect.poll(titles).toEqual(['Wine', 'Cheese', 'Bread', 'Biology']);
      await page.getByRole('textbox', { name: 'Search titles' }).or(page.getByRole('searchbox')).fill('bio');
      await expect.poll(titles).toEqual(['Biology']);
      expect(new URL(page.url()).searchParams.get('q')).toBe('bio');
      await page.getByRole('searchbox').fill('zebra');
      await page.getByRole('button', { name: 'Show all courses' }).click();
      await page.getByRole('button', { name: 'Actions for Biology' }).click();
      await page.getByRole('menuitem', { name: 'Rename' }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Title' }).fill('Life');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('link', { name: 'Life', exact: true }).waitFor();
      await expect.poll(titles).toEqual(['Wine', 'Cheese', 'Bread', 'Life']);
      await expect.poll(() => coversAreThere(page)).toBe(true);
      await page.getByRole('button', { name: 'Actions for Life' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page.getByText('“Life” was deleted').waitFor();
      await expect.poll(titles).toEqual(['Wine', 'Cheese', 'Bread']);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(titles).toEqual(['Wine', 'Cheese', 'Bread', 'Life']);
      expect(await running.json(`/api/courses/${courseId}`)).toMatchObject({ course_title: 'Life' });
      expect(complaints).toEqual([]);
    });

    it('leads to where one has left off, and says how far that is', async () => {
      const running = await open();
      const file = { name: 'biology.pdf', bytes: buildLongBook() };
      const { courseId, lessons } = await makeDemoCourse(running, file);
      const lesson = `/courses/${courseId}/lessons/${lessons[1]?.lesson_id}`;
      await running.json(`/api${lesson}/progress`, {
        method: 'PUT',
        body: JSON.stringify({ read: true, position: 1 }),
        headers: { 'content-type': 'application/json' },
      });
      const { page } = await openLibrary(running);
      await page.getByText(`1 of ${lessons.length} lessons read`).waitFor();
      await page.getByRole('link', { name: 'Continue in Biology' }).click();
      await page.waitForURL(`**${lesson}**`);
    });
  });
});
