import { describe, expect, it, vi } from 'vitest';
import { noBrowser, openPage } from '../browser.ts';
import { describeLectern } from '../lectern.ts';
import { buildLongBook } from '../sample-pdf.ts';
import { makeDemoCourse } from './demo-course.ts';

// A browser, a server and its threads share the machine with the other tests.
vi.setConfig({ testTimeout: 240_000 });

const LONG = { name: 'biology.pdf', bytes: buildLongBook() };

describe.skipIf(noBrowser)('the page of a course', () => {
  describeLectern('shows the whole of it', (open) => {
    it('leads from its contents through a lesson to the next, and knows after a reload what was read', async () => {
      const running = await open();
      const { courseId, lessons } = await makeDemoCourse(running, LONG);
      const [first, second] = lessons;
      const { page, complaints } = await openPage();
      await page.goto(`${running.url}/courses/${courseId}`);
      await page.getByRole('heading', { level: 1, name: 'Biology' }).waitFor();
      const rows = page.getByRole('region', { name: 'Contents' });
      for (const { title } of lessons) await rows.getByRole('link', { name: title }).first().waitFor();
      await page.getByText(`0 of ${lessons.length} lessons read`).waitFor();

      await page.getByRole('link', { name: 'Start reading' }).click();
      await page.getByRole('heading', { level: 1, name: first?.title ?? '' }).waitFor();
      await page.getByRole('button', { name: 'Mark as read' }).click();
      await page.getByRole('button', { name: 'Read', exact: true, pressed: true }).waitFor();
      await page.getByRole('link', { name: 'Next lesson' }).click();
      await page.getByRole('heading', { level: 1, name: second?.title ?? '' }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/courses/${courseId}/lessons/${second?.lesson_id}`);

      await page.goto(`${running.url}/courses/${courseId}`);
      await page.getByText(`1 of ${lessons.length} lessons read`).waitFor();
      await page.getByRole('img', { name: 'Read' }).waitFor();
      await page.reload();
      await page.getByText(`1 of ${lessons.length} lessons read`).waitFor();
      await page.getByRole('link', { name: 'Continue' }).click();
      await page.getByRole('heading', { level: 1, name: second?.title ?? '' }).waitFor();
      expect(complaints).toEqual([]);
    });

    it('opens its sources beside it, and "back" closes them', async () => {
      const running = await open();
      const { courseId } = await makeDemoCourse(running, LONG);
      const { page } = await openPage();
      await page.goto(`${running.url}/courses/${courseId}`);
      await page.getByRole('button', { name: 'biology.pdf' }).click();
      const source = page.getByRole('complementary', { name: 'Source' });
      await source.locator('[data-page="1"] img').waitFor();
      expect(new URL(page.url()).searchParams.get('page')).toBe('1');
      await page.goBack();
      await source.waitFor({ state: 'detached' });
      expect(new URL(page.url()).search).toBe('');
    });

    it('has a glossary that finds terms and shows where each is defined', async () => {
      const running = await open();
      const { courseId } = await makeDemoCourse(running, LONG);
      const { page } = await openPage();
      await page.goto(`${running.url}/courses/${courseId}`);
      await page.getByRole('link', { name: 'Glossary' }).click();
      await page.getByRole('heading', { level: 1, name: 'Glossary' }).waitFor();
      await page.getByLabel('Find a term').fill('ENZYME');
      const term = page.locator('dl > div').filter({ hasText: 'speeds up a chemical reaction' });
      await term.waitFor();
      await page.getByText('the smallest unit of life').waitFor({ state: 'detached' });
      await term.getByRole('button').click();
      await page.locator('[data-viewer-pages] [data-mark="cited"]').first().waitFor();
    });
  });
});
