import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FakeModelOptions, startFakeModel } from '../../src/fake/fake-model.ts';
import { noBrowser, openPage } from '../browser.ts';
import { describeLectern } from '../lectern.ts';
import { buildLongBook } from '../sample-pdf.ts';
import { dropFiles } from './drop-files.ts';

const closers: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closers) await close();
});

async function startModel(options: FakeModelOptions = {}) {
  const model = await startFakeModel(options);
  closers.push(() => model.close());
  const settings = {
    LLM_MODEL: 'compatible:fake',
    LLM_BASE_URL: model.url,
    LLM_PRICES: 'compatible:fake=1/0.1/4',
  };
  return { model, settings };
}

const BOOK = [{ name: 'biology.pdf', bytes: buildLongBook() }];
/** In USD; some of the lessons are written for it. */
const LOW_LIMIT = '0.02';

/** The text of the list of facts under "The model", as "Cost" is "$0.01 of about $0.12". */
const factOf = async (page: Page, name: string): Promise<string> =>
  (await page.locator('dl > div').filter({ hasText: name }).locator('dd').textContent()) ?? '';

const Usage = z.object({ total: z.object({ model_calls: z.int(), cost_usd: z.number() }) });

describe.skipIf(noBrowser)('the journey with a model', () => {
  describeLectern('of one who sets a limit', (open) => {
    it('goes over an estimate, lessons that come one by one and a limit that is raised to a course that answers', async () => {
      const { model, settings } = await startModel({ latencyMs: 300 });
      const running = await open(settings);
      const { page, complaints } = await openPage();
      await page.goto(running.url);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await dropFiles(page, BOOK);
      await page.getByRole('radio', { name: 'A language model' }).waitFor();
      expect(await page.getByRole('radio', { name: 'A language model' }).isChecked()).toBe(true);
      await page.getByLabel('Cost limit in US dollars').fill(LOW_LIMIT);
      await page.getByRole('switch', { name: 'Let me review the outline first' }).check();
      await page.getByRole('button', { name: 'Make the course' }).click();
      await page.waitForURL('**/jobs/*');

      await page.getByRole('link', { name: 'Review the outline' }).click({ timeout: 60_000 });
      await page.getByText(/The model is asked \d+ questions: about \S+ tokens go out/).waitFor();
      await page.getByText(/That costs about \D*0\.\d+/).waitFor();
      await page.getByText(/more than your limit of \D*0\.02/).waitFor();
      const askedBefore = model.counts().completed;
      await page.getByRole('button', { name: 'Write the course' }).click();
      await page.waitForURL(/\/jobs\/[0-9a-f-]+$/);

      await page
        .getByRole('heading', { level: 1, name: 'Stopped at the cost limit' })
        .waitFor({ timeout: 60_000 });
      const spent = Usage.parse(await running.json('/api/usage?by=job')).total.cost_usd;
      expect(spent).toBeGreaterThan(0);
      expect(spent).toBeLessThanOrEqual(Number(LOW_LIMIT));
      expect(model.counts().completed).toBeGreaterThan(askedBefore);
      expect(await factOf(page, 'Cost')).toMatch(/of about/);

      await page.getByRole('button', { name: 'Raise the limit and go on' }).click();
      // Lessons can be read as soon as they are written.
      await page.locator('ol button', { hasText: /\w/ }).first().click({ timeout: 60_000 });
      await page
        .getByRole('dialog')
        .getByText(/\w{4,}/)
        .first()
        .waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Open the course' }).click({ timeout: 120_000 });
      await page.waitForURL(/\/courses\/\d+/);
      expect(model.counts().repeated).toBe(0);

      await page.getByText('Written by a language model').first().waitFor();
      await page.getByRole('link', { name: 'Start reading' }).click();
      await page.waitForURL('**/lessons/*');
      await page.getByRole('heading', { name: 'Check yourself' }).waitFor();
      const check = page.locator('[data-block=check]');
      expect(await check.locator('details').getAttribute('open')).toBeNull();
      await check.getByText('Show the answer').click();
      await check.locator('[data-cite]').first().click();
      await page.locator('[data-viewer-pages] [data-page] img').first().waitFor();
      await page.keyboard.press('Escape');
      await page.locator('[data-viewer-pages]').waitFor({ state: 'detached' });

      await page.keyboard.press('a');
      await page.getByLabel('Your question').fill('What is an enzyme?');
      await page.keyboard.press('Enter');
      const answer = page.getByRole('log').getByRole('article').first();
      await answer.locator('[data-cite]').first().click();
      await page.locator('[data-viewer-pages] [data-page] img').first().waitFor();
      expect(complaints).toEqual([]);
    }, 300_000);
  });

  describeLectern('of one whose model fails', (open) => {
    it('marks what was made without it, and asks it again on demand', async () => {
      const { settings } = await startModel({ faultShare: 1, kinds: ['wrong_ids'] });
      const running = await open(settings);
      const job = await running.make(BOOK, { generator: 'llm' });
      expect(job).toMatchObject({ status: 'completed', error: null });
      expect(job.problems.some(({ code }) => code === 'model_fallback')).toBe(true);
      const { page, complaints } = await openPage();
      await page.goto(`${running.url}/courses/${job.result?.course_id}`);
      await page.getByText('Without the model').first().waitFor();
      await page.goto(`${running.url}/jobs/${job.job_id}`);
      await page.getByRole('button', { name: 'Ask the model again' }).click();
      await expect.poll(async () => (await running.getJob(job.job_id)).attempt).toBeGreaterThan(job.attempt);
      await page.getByRole('link', { name: 'Open the course' }).waitFor({ timeout: 60_000 });
      expect(complaints).toEqual([]);
    }, 240_000);
  });
});
