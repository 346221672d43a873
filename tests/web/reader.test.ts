import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { noBrowser, openPage } from '../browser.ts';
import { describeLectern, type RunningLectern } from '../lectern.ts';
import { buildLongBook } from '../sample-pdf.ts';
import { type DemoCourse, makeDemoCourse } from './demo-course.ts';

// A browser, a server and its threads share the machine with the other tests.
vi.setConfig({ testTimeout: 240_000 });

const LONG = { name: 'biology.pdf', bytes: buildLongBook() };
const Lesson = z.looseObject({
  version: z.int(),
  content: z.string(),
  citations: z.array(z.looseObject({ id: z.string() })),
  key_terms: z.array(z.looseObject({ term: z.string(), definition: z.string() })),
});

// The text of the block at the top of the window, below the bars.
const AT_TOP = `[...document.querySelectorAll('article [data-block]')].find(
  (block) => block.getBoundingClientRect().bottom > 117).textContent`;

const pathOf = ({ courseId, lessons }: DemoCourse, index = 0): string =>
  `/courses/${courseId}/lessons/${lessons[index]?.lesson_id}`;

const getLesson = async (running: RunningLectern, path: string) =>
  Lesson.parse(await running.json(`/api${path}`));

async function edit(running: RunningLectern, path: string, content: string): Promise<void> {
  const { version } = await getLesson(running, path);
  const answer = await running.get(`/api${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ version, content }),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

const openLesson = async (page: Page, running: RunningLectern, path: string): Promise<void> => {
  await page.goto(`${running.url}${path}`);
  await page.locator('article h1').waitFor();
};

describe.skipIf(noBrowser)('a lesson', () => {
  describeLectern('is read', (open) => {
    it('takes the reader back to where they were, on a window of another width too', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running, LONG);
      const { page } = await openPage({ viewport: { width: 1280, height: 700 } });
      await openLesson(page, running, pathOf(demo));
      await page.evaluate(
        `document.querySelectorAll('article [data-block]')[12].scrollIntoView({ block: 'start' })`,
      );
      await page.waitForResponse(
        (answer) => answer.url().endsWith('/progress') && answer.request().method() === 'PUT',
      );
      const other = await openPage({ viewport: { width: 400, height: 700 } });
      await openLesson(other.page, running, pathOf(demo));
      await other.page.getByText('You are back where you left off.').waitFor();
      expect(await other.page.evaluate<string>(AT_TOP)).toBe(await page.evaluate<string>(AT_TOP));
      expect(await other.page.evaluate<number>('window.scrollY')).toBeGreaterThan(300);
    });

    it('is marked as read when its end has been in sight', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running, LONG);
      const { page } = await openPage();
      await openLesson(page, running, pathOf(demo));
      await page.getByRole('link', { name: 'Next lesson' }).scrollIntoViewIfNeeded();
      await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
      await page.getByRole('button', { name: 'Read', exact: true, pressed: true }).waitFor();
      await page.getByRole('navigation', { name: 'Contents' }).getByRole('img', { name: 'Read' }).waitFor();
    });

    it('goes to the next and the previous one by a key, unless keys are turned off', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running, LONG);
      const { page } = await openPage();
      await openLesson(page, running, pathOf(demo));
      const title = (index: number) =>
        page
          .getByRole('heading', { level: 1, name: demo.lessons[index]?.title ?? '', exact: true })
          .waitFor();
      await page.keyboard.press('n');
      await title(1);
      await page.keyboard.press('p');
      await title(0);
      await page.getByRole('button', { name: 'Keys' }).click();
      const keys = page.getByRole('switch', { name: 'Single keys act' });
      await keys.press('Space');
      await expect.poll(() => keys.isChecked()).toBe(false);
      await page.keyboard.press('Escape');
      await page.keyboard.press('n');
      await title(0);
    });

    it('explains a term to the keyboard where it first stands, and Escape takes the definition away', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running, LONG);
      const { key_terms } = await getLesson(running, pathOf(demo));
      const [term] = key_terms;
      if (term === undefined) throw new Error('The lesson has no terms.');
      const { page } = await openPage();
      await openLesson(page, running, pathOf(demo));
      const word = page
        .locator('article [data-block] button')
        .filter({ hasText: new RegExp(`^${term.term}$`, 'i') });
      await word.first().focus();
      const definition = page.getByRole('tooltip');
      await definition.waitFor();
      expect(await definition.textContent()).toBe(term.definition);
      expect(await word.first().getAttribute('aria-describedby')).toBe(await definition.getAttribute('id'));
      await page.keyboard.press('Escape');
      await definition.waitFor({ state: 'detached' });
    });
  });

  describeLectern('is worked with', (open) => {
    it('keeps notes to its words, changed and deleted, and its bookmark', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running, LONG);
      const { page, complaints } = await openPage();
      await openLesson(page, running, pathOf(demo));
      await page.getByRole('button', { name: 'Bookmark this lesson' }).click();
      await page.getByRole('button', { name: 'Bookmark this lesson', pressed: true }).waitFor();
      await page.evaluate(
        `document.getSelection().selectAllChildren(document.querySelector('article div[data-block] p'))`,
      );
      await page.getByRole('button', { name: 'Write a note about these words' }).click();
      const panel = page.getByRole('dialog', { name: 'Notes' });
      await panel.getByLabel('New note').fill('Ask about this <b>tomorrow</b>.');
      await panel.getByRole('button', { name: 'Save the note' }).click();
      await panel.getByRole('article').getByText('Ask about this <b>tomorrow</b>.').waitFor();
      expect(await panel.getByRole('article').locator('blockquote').count()).toBe(1);
      await page.reload();
      await page.getByRole('button', { name: 'Bookmark this lesson', pressed: true }).waitFor();
      await page.getByRole('button', { name: 'Notes (1)' }).click();
      await panel.getByRole('button', { name: 'Change the note' }).click();
      await panel.getByRole('textbox', { name: 'Change the note' }).fill('Done.');
      await panel.getByRole('button', { name: 'Save', exact: true }).click();
      await panel.getByRole('article').getByText('Done.').waitFor();
      await panel.getByRole('button', { name: 'Delete the note' }).click();
      await panel.getByText('No notes yet.').waitFor();
      expect(complaints).toEqual([]);
    });

    it('copies code, draws formulas, scrolls tables in their own frame and leads to footnotes', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running, LONG);
      await edit(
        running,
        pathOf(demo),
        [
          'The mean $\\bar{x} = \\frac{1}{n}\\sum x_i$ costs \\$5.[^n1]',
          '$$\nE = mc^2\n$$',
          '```r\nx <- c(1, 2)\nmean(x)\n```',
          `| ${'a | '.repeat(30)}\n| ${'- | '.repeat(30)}\n| ${'measured | '.repeat(30)}`,
          '[^n1]: Not much.',
        ].join('\n\n'),
      );
      const { page, complaints } = await openPage({ permissions: ['clipboard-read', 'clipboard-write'] });
      await openLesson(page, running, pathOf(demo));
      await page.getByText('Edited', { exact: true }).waitFor();
      await page.locator('article .katex').nth(1).waitFor();
      await page.getByRole('button', { name: 'Copy' }).click();
      await page.getByRole('button', { name: 'Copied' }).waitFor();
      expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe('x <- c(1, 2)\nmean(x)\n');
      const table = page.getByRole('group', { name: 'Table' });
      await table.waitFor();
      expect(
        await page.evaluate<boolean>(
          `(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(document.querySelector('[role="group"][aria-label="Table"]'))`,
        ),
      ).toBe(true);
      expect(
        await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
      ).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: 'Footnote 1', exact: true }).click();
      expect(await page.evaluate<string>('document.activeElement.textContent')).toContain('Not much.');
      expect(complaints).toEqual([]);
    });

    it('prints its text and its sources, and nothing else', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running, LONG);
      const { page } = await openPage();
      await openLesson(page, running, pathOf(demo));
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`);
      await page.locator('article details q').first().waitFor();
      expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Notes' }).filter({ visible: true }).count()).toBe(0);
    });
  });
});
