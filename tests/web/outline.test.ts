import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Course } from '../../src/course/course.ts';
import { noBrowser, openPage } from '../browser.ts';
import { describeLectern, type RunningLectern } from '../lectern.ts';
import { buildLongBook } from '../sample-pdf.ts';

const Accepted = z.object({ job_id: z.string() });

async function openReview(running: RunningLectern) {
  const files = [{ name: 'book.pdf', bytes: buildLongBook() }];
  const sent = await running.upload(files, { review_outline: 'true' });
  const { job_id: jobId } = Accepted.parse(await sent.json());
  await running.waitForJob(jobId, (job) => job.status === 'waiting_for_review');
  const opened = await openPage({ viewport: { width: 1280, height: 900 } });
  await opened.page.goto(`${running.url}/jobs/${jobId}/outline`);
  await opened.page.getByRole('button', { name: 'Write the course' }).waitFor();
  return { ...opened, jobId };
}

/** The tree as its titles: modules with their lessons. */
const treeOf = (page: Page): Promise<string[][]> =>
  page
    .locator('ol > li:has(> ol)')
    .evaluateAll((modules) =>
      modules.map((module) =>
        [...module.querySelectorAll('h3 button, h4 button')].map((title) => title.textContent ?? ''),
      ),
    );

async function rename(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('heading', { name: from, exact: true }).last().getByRole('button').click();
  await page.getByRole('textbox', { name: `Rename ${from}` }).fill(to);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: to, exact: true }).waitFor();
}

async function pick(page: Page, lesson: string, action: string): Promise<void> {
  await page
    .getByRole('button', { name: `More for ${lesson}`, exact: true })
    .last()
    .click();
  await page.getByRole('menuitem', { name: action }).click();
}

const saved = (page: Page): Promise<void> => page.getByText('All is saved').waitFor();

describe.skipIf(noBrowser)('the review of an outline in the browser', () => {
  describeLectern('changes', (open) => {
    it('renames, splits, merges, moves and drops, and approving makes exactly that course', async () => {
      const running = await open();
      const { page, jobId, complaints } = await openReview(running);
      await rename(page, 'Chapter 1', 'Cells');
      await rename(page, 'Energy and enzymes', 'Energy');
      await rename(page, 'Heredity and genes', 'Genes');
      await pick(page, 'Energy', 'Split in two');
      await page.getByRole('button', { name: 'Split', exact: true }).click();
      await page.getByRole('heading', { name: 'Energy, continued' }).waitFor();
      await pick(page, 'Energy, continued', 'Move to another module');
      await page.getByRole('combobox', { name: 'To the end of' }).selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Move', exact: true }).click();
      await pick(page, 'Genes', 'Merge with the next lesson');
      await pick(page, 'Cells', 'Leave out');
      await page.getByRole('heading', { name: 'Left out' }).waitFor();
      await saved(page);
      const tree = await treeOf(page);
      expect(tree.map(([, ...lessons]) => lessons)).toEqual([['Energy'], ['Genes']]);
      await page.getByRole('button', { name: 'Write the course' }).click();
      await page.getByRole('link', { name: 'Open the course' }).waitFor();
      const { result } = await running.getJob(jobId);
      const course = Course.parse(await running.json(`/api/courses/${result?.course_id}`));
      expect(
        course.modules.map(({ title, sub_topics: lessons }) => [title, ...lessons.map((one) => one.title)]),
      ).toEqual(tree);
      expect(course.coverage.left_out.map(({ reason, pages }) => [reason, pages])).toEqual([
        ['dropped', [1, 2, 3]],
      ]);
      expect(complaints).toEqual([]);
    });

    it('moves lessons by keys and by dragging, takes changes back, and starts over', async () => {
      const running = await open();
      const { page } = await openReview(running);
      const first = await treeOf(page);
      await page.getByRole('button', { name: 'Move Heredity and genes up', exact: true }).last().focus();
      await page.keyboard.press('Enter');
      await expect
        .poll(() => treeOf(page))
        .toEqual([first[0], ['Energy and enzymes', 'Energy and enzymes', 'Heredity and genes']]);
      // The key can be pressed again: the focus has gone along.
      await page.keyboard.press('Enter');
      await expect
        .poll(() => treeOf(page))
        .toEqual([first[0], ['Energy and enzymes', 'Heredity and genes', 'Energy and enzymes']]);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => treeOf(page)).toEqual(first);
      const lesson = (name: string) =>
        page
          .getByRole('listitem')
          .filter({ has: page.getByRole('heading', { level: 4, name }) })
          .last();
      await lesson('Heredity and genes').dragTo(lesson('Chapter 1'));
      await expect
        .poll(() => treeOf(page))
        .toEqual([['Chapter 1', 'Heredity and genes', 'Chapter 1'], first[1]]);
      await saved(page);
      await page.getByRole('button', { name: 'Start over' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
      await expect.poll(() => treeOf(page)).toEqual(first);
    });

    it('keeps a change that could not be saved, and saves it when the server is back', async () => {
      const running = await open();
      const { page, jobId } = await openReview(running);
      await page.route('**/outline', (route) =>
        route.request().method() === 'PUT' ? route.abort() : route.continue(),
      );
      await rename(page, 'Chapter 1', 'Cells');
      await page.getByText('Not saved').waitFor();
      await page.unroute('**/outline');
      await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
      await saved(page);
      expect(JSON.stringify(await running.json(`/api/jobs/${jobId}/outline`))).toContain('"title":"Cells"');
    });

    it('shows the pages of a lesson beside it', async () => {
      const running = await open();
      const { page } = await openReview(running);
      await page.getByRole('button', { name: /show the pages of Energy and enzymes/ }).click();
      await page.getByRole('img', { name: 'Page 4 of book.pdf' }).waitFor();
      await page.getByRole('button', { name: 'Next page' }).click();
      await page.getByRole('img', { name: 'Page 5 of book.pdf' }).waitFor();
    });
  });
});
