import { describe, expect, it } from 'vitest';
import { noBrowser, openPage } from '../browser.ts';
import { describeLectern } from '../lectern.ts';
import { makeDemoCourse } from './demo-course.ts';

describe.skipIf(noBrowser)('the reports of a course', () => {
  describeLectern('for its teacher', (open) => {
    it('account for every page of the source, by a cell for the eye and a row for the ear', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running);
      const { page } = await openPage();
      await page.goto(`${running.url}/courses/${demo.courseId}/reports`);
      const map = page.getByRole('img', { name: /biology\.pdf: 3 pages/ });
      await map.waitFor();
      expect(await map.locator('[data-page]').count()).toBe(3);
      const counts = await page.locator('tbody tr td:last-child').allTextContents();
      expect(counts.reduce((sum, text) => sum + Number(text), 0)).toBe(3);
      // A cell leads to its lesson, as the row's link does.
      await map.locator('[data-page="1"]').click();
      await page.waitForURL(/\/lessons\/\d+/);
    });

    it('tell how sure the reading was, and how many questions were made and kept', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running);
      const report = await running.json(`/api/courses/${demo.courseId}/quiz-report`);
      const { page } = await openPage();
      await page.goto(`${running.url}/courses/${demo.courseId}/reports`);
      await page.getByRole('tab', { name: 'Reading' }).click();
      await page.getByText('3 pages read from their text · 100 % sure of its words').waitFor();
      await page.getByRole('tab', { name: 'Quizzes' }).click();
      const published = page.getByText('Questions published').locator('xpath=following-sibling::dd');
      expect(await published.textContent()).toBe(String(report.published));
    });
  });
});
