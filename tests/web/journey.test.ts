import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findFixture } from '../../src/pdf/fixture.ts';
import { noBrowser, openPage } from '../browser.ts';
import { describeLectern, type RunningLectern } from '../lectern.ts';
import { makeDemoCourse } from './demo-course.ts';
import { type DroppedFile, dropFiles } from './drop-files.ts';

const MANUAL = 'src/pdf/fixtures/guide.pdf';

/** Two documents of other people: a manual, and lecture slides in German where they are here. */
function listRealFiles(): DroppedFile[] {
  const names = ['books/r-intro.pdf', 'slides/beamer-lecture.pdf'];
  const paths = names.map(findFixture).filter((path) => path !== undefined);
  return [MANUAL, ...paths]
    .slice(-2)
    .map((path) => ({ name: path.replace(/.*\//, ''), bytes: readFileSync(path) }));
}

const Keys = z.looseObject({
  questions: z.array(
    z.looseObject({
      kind: z.string(),
      question_text: z.string(),
      options: z.array(z.string()).default([]),
      correct: z.unknown().optional(),
      quiz_ids: z.array(z.int()),
    }),
  ),
});

/** The quizzes whose questions all have one right option, and that option for each question. */
async function readKeys(running: RunningLectern, courseId: string) {
  const { questions } = Keys.parse(await running.json(`/api/courses/${courseId}/questions`));
  const isPlain = ({ kind, correct }: (typeof questions)[number]): boolean =>
    ['choice', 'cloze'].includes(kind) && typeof correct === 'number';
  const ids = [...new Set(questions.flatMap((question) => question.quiz_ids))];
  const keys = new Map(
    questions.filter(isPlain).map((one) => [one.question_text, one.options[Number(one.correct)] ?? '']),
  );
  const plain = ids.find((id) => questions.filter((one) => one.quiz_ids.includes(id)).every(isPlain));
  return { quizId: plain, keys };
}

/** Answers by keys alone: the first question wrongly, which therefore comes again. */
async function takeQuiz(page: Page, keys: ReadonlyMap<string, string>): Promise<void> {
  let isFirst = true;
  const question = page.locator('article h2');
  for (;;) {
    await question.or(page.getByText('right at the first try')).first().waitFor();
    if ((await question.count()) === 0) return;
    const asked = ((await question.textContent()) ?? '').trim();
    const options = await page.locator('fieldset label span[dir=auto]').allTextContents();
    const right = options.indexOf(keys.get(asked) ?? '');
    expect(right, asked).toBeGreaterThanOrEqual(0);
    const place = isFirst ? (right + 1) % options.length : right;
    await page.keyboard.press(String(place + 1));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: isFirst ? 'Not right' : 'Right', exact: true }).waitFor();
    isFirst = false;
    await page.keyboard.press('Enter');
    await page
      .locator('article h2')
      .filter({ hasNotText: asked })
      .or(page.getByText('right at the first try'))
      .or(page.getByText('Once more', { exact: true }))
      .first()
      .waitFor();
  }
}

describe.skipIf(noBrowser)('the whole journey', () => {
  describeLectern('of one who has never seen it', (open) => {
    it('goes from two dropped PDFs to a course, a lesson, its source and a finished quiz', async () => {
      const running = await open();
      const { page, complaints } = await openPage();
      await page.goto(running.url);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await dropFiles(page, listRealFiles());
      await page.getByRole('button', { name: 'Make the course' }).click();
      await page.waitForURL('**/jobs/*');
      await page.getByRole('link', { name: 'Open the course' }).click({ timeout: 60_000 });
      await page.waitForURL(/\/courses\/\d+/);
      const courseId = /courses\/(\d+)/.exec(page.url())?.[1] ?? '';

      await page.getByRole('link', { name: 'Start reading' }).click();
      await page.waitForURL('**/lessons/*');
      await page.locator('[data-cite]').first().click();
      const source = page.locator('[data-viewer-pages] [data-page] img').first();
      await source.waitFor();
      await page.keyboard.press('Escape');
      await source.waitFor({ state: 'detached' });
      const first = page.url();
      await page.getByRole('link', { name: 'Next lesson' }).last().click();
      await page.waitForURL((url) => url.href !== first && url.pathname.includes('/lessons/'));

      const { quizId, keys } = await readKeys(running, courseId);
      expect(quizId).toBeDefined();
      await page.goto(`${running.url}/courses/${courseId}/quizzes/${quizId}`);
      await takeQuiz(page, keys);
      await page.getByText('Worth reading again').waitFor();
      const progress = await running.json(`/api/courses/${courseId}/progress`);
      expect(progress).toMatchObject({ quizzes: [{ quiz_id: quizId }] });
      expect(complaints).toEqual([]);
    }, 180_000);

    it('holds over a slow line: pages say that they wait, nothing jumps, and what was asked for comes', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running);
      const { page } = await openPage();
      const protocol = await page.context().newCDPSession(page);
      await protocol.send('Network.enable');
      await protocol.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 400,
        downloadThroughput: 50_000,
        uploadThroughput: 20_000,
      });
      await page.addInitScript(
        `globalThis.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });`,
      );
      for (const route of ['/', `/courses/${demo.courseId}`]) {
        await page.goto(`${running.url}${route}`);
        await page.getByText('Biology').first().waitFor();
        await page.waitForLoadState('networkidle');
        // Chrome calls up to 0.1 good (https://web.dev/articles/cls).
        expect(await page.evaluate<number>('shift'), route).toBeLessThan(0.1);
      }
      const lesson = page.getByRole('link', { name: demo.lessons[0]?.title ?? '' }).first();
      await lesson.click();
      await page.getByRole('heading', { level: 1, name: demo.lessons[0]?.title ?? '' }).waitFor();
    }, 120_000);

    it('can be made by keyboard alone, from the library to a lesson and its source', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running);
      const { page } = await openPage();
      await page.goto(running.url);
      await page.getByText('Biology').first().waitFor();
      const press = async (name: RegExp | string): Promise<void> => {
        for (let tabs = 0; tabs < 80; tabs += 1) {
          await page.keyboard.press('Tab');
          const focused = await page.evaluate<string>(
            `(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').trim()`,
          );
          if (typeof name === 'string' ? focused === name : name.test(focused)) {
            await page.keyboard.press('Enter');
            return;
          }
        }
        throw new Error(`Nothing called ${name} can be reached by Tab`);
      };
      await press('Biology');
      await page.waitForURL(/\/courses\/\d+$/);
      await page.getByRole('heading', { level: 1, name: 'Biology' }).waitFor();
      await press('Start reading');
      await page.waitForURL(/\/lessons\/\d+/);
      await page.locator('[data-cite]').first().waitFor();
      await press(/^Source \d+$/);
      await page.locator('[data-viewer-pages] img').first().waitFor();
      await page.keyboard.press('Escape');
      await page.locator('[data-viewer-pages]').waitFor({ state: 'detached' });
      expect(demo.lessons.length).toBeGreaterThan(0);
    }, 120_000);
  });
});
