import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it, vi } from 'vitest';
import { noBrowser, openPage } from '../browser.ts';
import { describeLectern } from '../lectern.ts';
import { makeDemoCourse } from './demo-course.ts';

// A browser, a server and its threads share the machine with the other tests.
vi.setConfig({ testTimeout: 240_000 });

describe.skipIf(noBrowser)('searching a course in the app', () => {
  describeLectern('finds passages', (open) => {
    it('on its page, with the words marked, and shows where they stand; what was searched for stays', async () => {
      const running = await open();
      const { courseId } = await makeDemoCourse(running);
      const { page, complaints } = await openPage();
      await page.goto(`${running.url}/courses/${courseId}`);
      const search = page.getByRole('search').filter({ has: page.getByLabel('Words to look for') });
      await search.getByLabel('Words to look for').fill('Enzymes speeding up reactions');
      const first = search.getByRole('listitem').first();
      await first.getByText('biology.pdf, page 2').waitFor();
      const marked = await first.locator('mark').allTextContents();
      expect(marked).toEqual(expect.arrayContaining(['enzyme', 'speeds', 'reaction']));
      await search.getByText(/^\d+ passages?/).waitFor();

      await first.getByRole('button').click();
      const source = page.getByRole('complementary', { name: 'Source' });
      await source.locator('[data-page="2"] [data-mark="cited"]').first().waitFor();
      expect(new URL(page.url()).searchParams.get('page')).toBe('2');
      await page.goBack();
      await source.waitFor({ state: 'detached' });

      await search.getByLabel('Words to look for').fill('quasar');
      await search.getByText('Nothing found').waitFor();
      expect(await search.getByRole('listitem').count()).toBe(0);
      await search.getByLabel('Words to look for').fill('photosynthesis');
      await first.getByRole('link', { name: /\S/ }).click();
      await page.waitForURL((url) => url.pathname.includes('/lessons/'));
      await page.getByRole('button', { name: 'Search the course' }).waitFor();
      await page.keyboard.press('s');
      const panel = page.getByRole('dialog', { name: 'Search the course' });
      expect(await panel.getByLabel('Words to look for').inputValue()).toBe('photosynthesis');
      await panel.getByRole('listitem').first().waitFor();
      expect(complaints).toEqual([]);
    });

    it('beside a lesson on a phone, by keys alone, in the dark', async () => {
      const running = await open();
      const { courseId, lessons } = await makeDemoCourse(running);
      const { page, complaints } = await openPage({
        colorScheme: 'dark',
        viewport: { width: 360, height: 740 },
      });
      await page.goto(`${running.url}/courses/${courseId}/lessons/${lessons[0]?.lesson_id}`);
      await page.getByRole('button', { name: 'Search the course' }).click();
      const panel = page.getByRole('dialog', { name: 'Search the course' });
      await panel.locator('input:focus').waitFor();
      await page.keyboard.type('enzyme');
      await panel.getByRole('listitem').first().waitFor();
      await page.waitForLoadState('networkidle');
      const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const source = page.getByRole('dialog', { name: 'Source' });
      await source.locator('[data-mark="cited"]').first().waitFor();
      await page.keyboard.press('Escape');
      await source.waitFor({ state: 'detached' });
      // One step back, to the lesson.
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(new URL(page.url()).pathname).toContain('/lessons/');
      expect(complaints).toEqual([]);
    });
  });
});
