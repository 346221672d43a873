import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { noBrowser, openPage } from '../browser.ts';
import { describeLectern, type RunningLectern } from '../lectern.ts';
import { buildLongBook } from '../sample-pdf.ts';
import { type DemoCourse, makeDemoCourse } from './demo-course.ts';

const Lesson = z.looseObject({
  title: z.string(),
  content: z.string(),
  edited: z.boolean(),
  version: z.int(),
});
const Questions = z.looseObject({
  questions: z.array(
    z.looseObject({
      question_id: z.string(),
      question_text: z.string(),
      kind: z.string(),
      status: z.string(),
      explanation: z.string(),
    }),
  ),
});

const lessonOf = (demo: DemoCourse): number => {
  const [lesson] = demo.lessons;
  if (lesson === undefined) throw new Error('no lesson');
  return lesson.lesson_id;
};
const readLesson = async (running: RunningLectern, demo: DemoCourse) =>
  Lesson.parse(await running.json(`/api/courses/${demo.courseId}/lessons/${lessonOf(demo)}`));

async function openEditor(running: RunningLectern, demo: DemoCourse): Promise<Page> {
  const { page } = await openPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${running.url}/courses/${demo.courseId}/lessons/${lessonOf(demo)}/edit`);
  await textOf(page).waitFor();
  return page;
}
const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

describe.skipIf(noBrowser)('the editors', () => {
  describeLectern('of a lesson', (open) => {
    it('show what is written beside it, run nothing of it, and keep it when the lesson is to be made again', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running);
      const page = await openEditor(running, demo);
      const attack =
        '<script>window.hit=1</script> <img src=x onerror="window.hit=1"> [go](javascript:window.hit=1)';
      await textOf(page).fill(
        `## A heading of mine\n\nCells **live**.\n\n${attack}\n\n<svg onload="window.hit=1">`,
      );
      const preview = page.getByRole('region', { name: 'Preview' });
      await preview.getByRole('heading', { name: 'A heading of mine' }).waitFor();
      await preview.getByText('window.hit=1').first().waitFor();
      expect(await preview.locator('script, img, svg[onload], a[href^="javascript:"]').count()).toBe(0);
      expect(await page.evaluate('window.hit ?? null')).toBeNull();
      await page.getByRole('textbox', { name: 'Title', exact: true }).fill('My own lesson');
      await save(page);
      await page.getByText('Everything is saved').waitFor();
      await page.getByRole('button', { name: 'Write again' }).click();
      const dialog = page.getByRole('dialog', { name: 'Write this lesson again?' });
      await dialog.getByRole('button', { name: 'Write again' }).click();
      await dialog.getByText('This lesson has been edited, so it was left as it is.').waitFor();
      await dialog.getByRole('button', { name: 'Keep the edits' }).click();
      const kept = await readLesson(running, demo);
      expect(kept).toMatchObject({ title: 'My own lesson', edited: true });
      expect(kept.content).toContain('A heading of mine');
    });

    it('refuse marks of citations that the lesson has not, by name, and put in those that it has', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running);
      const page = await openEditor(running, demo);
      await textOf(page).fill('This is said. [^c999]');
      await save(page);
      await page.getByRole('alert').getByText('c999').waitFor();
      await textOf(page).fill('This is said. ');
      await page.getByRole('button', { name: /citations? to insert/ }).click();
      await page.getByRole('button', { name: 'Insert c1', exact: true }).click();
      await expect.poll(() => textOf(page).inputValue()).toBe('This is said. [^c1]');
      await save(page);
      await page.getByText('Everything is saved').waitFor();
      expect((await readLesson(running, demo)).content).toBe('This is said. [^c1]');
    });

    it('bring unsaved changes back after a reload, and ask before they are left', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running);
      const page = await openEditor(running, demo);
      await textOf(page).fill('Not saved yet.');
      await page.reload();
      await page.getByText('Your unsaved changes are back').waitFor();
      expect(await textOf(page).inputValue()).toBe('Not saved yet.');
      await page.getByRole('link', { name: 'Back to reading' }).click();
      const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
      await dialog.getByRole('button', { name: 'Stay here' }).click();
      expect(await textOf(page).inputValue()).toBe('Not saved yet.');
      await page.getByRole('button', { name: 'Discard changes' }).click();
      await page.getByText('Everything is saved').waitFor();
      expect((await readLesson(running, demo)).version).toBe(1);
    });

    it('tell the second of two teachers, who sees both texts and may keep either', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running);
      const first = await openEditor(running, demo);
      const second = await openEditor(running, demo);
      await textOf(first).fill('What the first one wrote.');
      await save(first);
      await first.getByText('Everything is saved').waitFor();
      await textOf(second).fill('What the second one wrote.');
      await save(second);
      await second.getByText('Somebody else saved this lesson first').waitFor();
      await second.getByRole('region', { name: 'Theirs' }).getByText('What the first one wrote.').waitFor();
      await second.getByRole('region', { name: 'Mine' }).getByText('What the second one wrote.').waitFor();
      expect((await readLesson(running, demo)).content).toBe('What the first one wrote.');
      await second.getByRole('button', { name: 'Keep mine' }).click();
      await second.getByText('Everything is saved').waitFor();
      expect((await readLesson(running, demo)).content).toBe('What the second one wrote.');
    });
  });

  describeLectern('of a course', (open) => {
    it('name it and its modules and change the order, by buttons that say what they did', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running, { name: 'long.pdf', bytes: buildLongBook() });
      const { page } = await openPage();
      const address = `${running.url}/courses/${demo.courseId}/edit`;
      await page.goto(address);
      await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Life itself');
      const first = page.getByLabel('Title of module 1');
      await first.fill('<b>Where it begins</b>');
      const lessons = page.locator('ol ol a');
      const before = await lessons.allTextContents();
      await page.getByRole('button', { name: `Move down: ${before[0]}` }).press('Enter');
      await page.getByRole('status').getByText(`${before[0]} is now lesson`).waitFor({ state: 'attached' });
      const moved = await lessons.allTextContents();
      const rows = page.locator('ol ol li');
      await rows.last().dragTo(rows.first());
      await expect.poll(() => lessons.allTextContents()).not.toEqual(moved);
      const after = await lessons.allTextContents();
      await save(page);
      await page.getByText('Everything is saved').waitFor();
      await page.goto(address);
      await page.getByText('Everything is saved').waitFor();
      expect(await first.inputValue()).toBe('<b>Where it begins</b>');
      expect(await page.getByRole('textbox', { name: 'Title', exact: true }).inputValue()).toBe(
        'Life itself',
      );
      expect(await lessons.allTextContents()).toEqual(after);
    });

    it('tell the second of two teachers, who may keep the order that they made', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running, { name: 'long.pdf', bytes: buildLongBook() });
      const openCourse = async () => {
        const { page } = await openPage();
        await page.goto(`${running.url}/courses/${demo.courseId}/edit`);
        await page.getByText('Everything is saved').waitFor();
        return page;
      };
      const [first, second] = [await openCourse(), await openCourse()];
      const lessonsOf = (page: Page) => page.locator('ol ol a').allTextContents();
      const moveOf = (page: Page) => page.getByRole('button', { name: /^Move down: / }).first();
      await moveOf(first).press('Enter');
      await save(first);
      await first.getByText('Everything is saved').waitFor();
      await second.getByRole('textbox', { name: 'Title', exact: true }).fill('Mine');
      await second
        .getByRole('button', { name: /^Move up: / })
        .last()
        .press('Enter');
      const mine = await lessonsOf(second);
      await save(second);
      await second.getByText('Somebody else changed this course meanwhile.').waitFor();
      expect(await lessonsOf(second)).toEqual(mine);
      await second.getByRole('button', { name: 'Keep mine' }).click();
      await second.getByText('Everything is saved').waitFor();
      await second.reload();
      await second.getByText('Everything is saved').waitFor();
      expect(await lessonsOf(second)).toEqual(mine);
      expect(await second.getByRole('textbox', { name: 'Title', exact: true }).inputValue()).toBe('Mine');
    });
  });

  describeLectern('of questions', (open) => {
    it('find, change, remove, put back and replace them, and tell what the checks doubt', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running);
      const list = async () =>
        Questions.parse(await running.json(`/api/courses/${demo.courseId}/questions`)).questions;
      const question = (await list()).find(({ kind }) => kind === 'choice');
      if (question === undefined) throw new Error('no question with a choice');
      const { page } = await openPage();
      await page.goto(`${running.url}/courses/${demo.courseId}/questions`);
      await page.getByLabel('Find').fill(question.question_text);
      await page.getByText('1 question', { exact: true }).waitFor();
      await page.getByRole('button', { name: /^Edit: / }).click();
      const dialog = page.getByRole('dialog');
      await dialog
        .getByLabel('Question')
        .fill(`${question.question_text} <img src=x onerror="window.hit=1"> mine?`);
      await dialog.getByLabel('Option 2', { exact: true }).fill('None of the above');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved; the checks have doubts').waitFor();
      await page.getByText('catch-all options').waitFor();
      await page.getByRole('button', { name: /^Remove: / }).click();
      await page.getByRole('button', { name: /^Put back: / }).click();
      await page.getByRole('button', { name: /^Replace: / }).waitFor();
      const mine = (await list()).find(({ question_text }) => question_text.includes('mine?'));
      expect(mine?.status).toBe('edited');
      const count = (await list()).length;
      await page.getByRole('button', { name: /^Replace: / }).click();
      // Another question of the lesson comes, or it has none and says so; nothing of the page runs.
      await page
        .getByRole('button', { name: /^Put back: / })
        .or(page.getByText('has no other question'))
        .first()
        .waitFor();
      expect((await list()).length).toBeGreaterThanOrEqual(count);
      expect(await page.evaluate('window.hit ?? null')).toBeNull();
    });

    it('tell the second of two teachers what the first made of a question, and keep what was typed', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running);
      const address = `/api/courses/${demo.courseId}/questions`;
      const list = async () => Questions.parse(await running.json(address)).questions;
      const question = (await list()).find(({ kind }) => kind === 'choice');
      if (question === undefined) throw new Error('no question with a choice');
      const { page, complaints } = await openPage();
      await page.goto(`${running.url}/courses/${demo.courseId}/questions`);
      await page.getByLabel('Find').fill(question.question_text);
      await page.getByRole('button', { name: `Edit: ${question.question_text}` }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Explanation').fill('What the second one wrote, on page 1.');
      const { question_id, quiz_ids: _, status: __, ...body } = question;
      const answer = await running.get(`${address}/${question_id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...body, explanation: 'What the first one wrote, on page 1.' }),
      });
      expect(answer.status, await answer.text()).toBe(200);
      await dialog.getByRole('button', { name: 'Save' }).click();
      const alert = dialog.getByRole('alert');
      await alert.getByText('What the first one wrote, on page 1.').waitFor();
      expect(await dialog.getByLabel('Explanation').inputValue()).toBe(
        'What the second one wrote, on page 1.',
      );
      await dialog.getByRole('button', { name: 'Keep mine' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect((await list()).find((one) => one.question_id === question_id)?.explanation).toBe(
        'What the second one wrote, on page 1.',
      );
      // The refusal of the first try is the only thing to be seen there.
      expect(complaints.filter((complaint) => !complaint.includes('409'))).toEqual([]);
    });
  });
});
