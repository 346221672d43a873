import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { noBrowser, openPage } from '../browser.ts';
import { describeLectern, type RunningLectern } from '../lectern.ts';
import { buildLongBook } from '../sample-pdf.ts';
import { makeDemoCourse } from './demo-course.ts';

// A browser, a server and its threads share the machine with the other tests.
vi.setConfig({ testTimeout: 240_000 });

const BYTES = buildLongBook();
const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0;

const Lesson = z.looseObject({
  citations: z.array(
    z.looseObject({ id: z.string(), document_id: z.int(), page: z.int(), quote: z.string() }),
  ),
});
const PageText = z.looseObject({
  lines: z.array(z.looseObject({ text: z.string(), box: z.array(z.number()) })),
});

interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

// Of the boxes of a page on the screen, as shares of the page's picture.
const shownBoxes = (number: number): string => `(() => {
  const page = document.querySelector('[data-page="${number}"]');
  const sheet = page.querySelector('img').getBoundingClientRect();
  return [...page.querySelectorAll('[data-mark="cited"]')].map((mark) => {
    const box = mark.getBoundingClientRect();
    const pad = parseFloat(getComputedStyle(mark).paddingLeft);
    return {
      left: (box.left + pad - sheet.left) / sheet.width,
      top: (box.top + pad - sheet.top) / sheet.height,
      right: (box.right - pad - sheet.left) / sheet.width,
      bottom: (box.bottom - pad - sheet.top) / sheet.height,
    };
  });
})()`;

const holds = ({ left, top, right, bottom }: Area, x: number, y: number): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;

const wordsOf = (text: string): string[] => text.match(/\p{L}+/gu) ?? [];

/** The words of a page whose middle lies in one of the boxes, as poppler sees them. */
function readWithPoppler(file: string, page: number, boxes: readonly Area[]): string[] {
  const { stdout } = spawnSync('pdftotext', ['-bbox', '-f', `${page}`, '-l', `${page}`, file, '-'], {
    encoding: 'utf8',
  });
  const [, width = '1', height = '1'] = /<page width="([\d.]+)" height="([\d.]+)"/.exec(stdout) ?? [];
  const words = stdout.matchAll(
    /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)/g,
  );
  return [...words].flatMap(([, left, top, right, bottom, word = '']) => {
    const x = (Number(left) + Number(right)) / 2 / Number(width);
    const y = (Number(top) + Number(bottom)) / 2 / Number(height);
    return boxes.some((box) => holds(box, x, y)) ? wordsOf(word) : [];
  });
}

async function makeLesson(running: RunningLectern) {
  const demo = await makeDemoCourse(running, { name: 'biology.pdf', bytes: BYTES });
  const path = `/courses/${demo.courseId}/lessons/${demo.lessons[0]?.lesson_id}`;
  const { citations } = Lesson.parse(await running.json(`/api${path}`));
  return { path, citations };
}

const pageShown = (page: Page) => page.getByRole('textbox', { name: 'Page number' });
const waitForPage = async (page: Page, number: number) => {
  await page.waitForURL((url) => url.searchParams.get('page') === `${number}`);
  await page.locator(`[data-page="${number}"] img`).waitFor();
  await expect.poll(() => pageShown(page).inputValue()).toBe(`${number}`);
};

describe.skipIf(noBrowser)('the source beside a lesson', () => {
  describeLectern('is opened by a citation', (open) => {
    it('boxes the quoted words, as the lines of the page and pdftotext have them', async () => {
      const running = await open();
      const { path, citations } = await makeLesson(running);
      const file = join(running.dataDir, 'biology.pdf');
      writeFileSync(file, BYTES);
      const { page, complaints } = await openPage({ viewport: { width: 1400, height: 900 } });
      await page.goto(`${running.url}${path}`);
      for (const { id, document_id, page: number, quote } of citations.slice(0, 12)) {
        const mark = page.locator(`article [data-block] [data-cite="${id}"]`).first();
        if ((await mark.count()) === 0) continue;
        await mark.click();
        await page.waitForURL((url) => url.searchParams.get('cite') === id);
        await page.getByRole('region', { name: 'Quoted words' }).getByText(quote.slice(0, 40)).waitFor();
        const sheet = page.locator(`[data-page="${number}"]`);
        await sheet.locator('[data-mark="cited"]').first().waitFor();
        const boxes = z
          .array(z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() }))
          .parse(await page.evaluate<unknown>(shownBoxes(number)));
        const { lines } = PageText.parse(await running.json(`/api/documents/${document_id}/pages/${number}`));
        const under = lines.filter(({ box: [left = 0, top = 0, width = 0, height = 0] }) =>
          boxes.some((box) =>
            holds(
              box,
              Math.max(left, box.left) + Math.min(width, box.right - box.left) / 2,
              top + height / 2,
            ),
          ),
        );
        const said = wordsOf(under.map(({ text }) => text).join(' ')).join(' ');
        expect(said, id).toContain(wordsOf(quote).join(' '));
        if (hasPdftotext) expect(readWithPoppler(file, number, boxes), id).toEqual(wordsOf(quote));
      }
      expect(complaints).toEqual([]);
    });

    it('is closed by "back", by Escape and by the mark itself, which has the focus again', async () => {
      const running = await open();
      const { path } = await makeLesson(running);
      const { page } = await openPage();
      await page.goto(`${running.url}${path}`);
      const source = page.getByRole('complementary', { name: 'Source' });
      const mark = page.locator('article [data-block] [data-cite]').first();
      for (const close of [() => page.goBack(), () => page.keyboard.press('Escape'), () => mark.click()]) {
        await mark.click();
        await source.locator('[data-mark="cited"]').first().waitFor();
        await close();
        await source.waitFor({ state: 'detached' });
        expect(new URL(page.url()).search).toBe('');
        await page.locator('[data-block] [data-cite]:focus').waitFor();
      }
    });

    it('is a sheet from below on a phone', async () => {
      const running = await open();
      const { path } = await makeLesson(running);
      const { page } = await openPage({ viewport: { width: 360, height: 740 } });
      await page.goto(`${running.url}${path}`);
      await page.locator('article [data-block] [data-cite]').first().click();
      const sheet = page.getByRole('dialog', { name: 'Source' });
      await sheet.locator('[data-mark="cited"]').first().waitFor();
      await sheet.getByRole('button', { name: 'Close the source' }).click();
      await sheet.waitFor({ state: 'detached' });
    });
  });

  describeLectern('is looked through', (open) => {
    it('turns its pages by buttons, keys and number, and the address can be linked to', async () => {
      const running = await open();
      const { path, citations } = await makeLesson(running);
      const documentId = citations[0]?.document_id;
      const { page } = await openPage();
      await page.goto(`${running.url}${path}?doc=${documentId}&page=4`);
      await waitForPage(page, 4);
      await page.getByRole('button', { name: 'Next page' }).click();
      await waitForPage(page, 5);
      await page.locator('[data-viewer-pages]').press('ArrowLeft');
      await waitForPage(page, 4);
      await pageShown(page).fill('9');
      await pageShown(page).press('Enter');
      await waitForPage(page, 9);
      await page.reload();
      await waitForPage(page, 9);
    });

    it('gets larger and smaller', async () => {
      const running = await open();
      const { path, citations } = await makeLesson(running);
      const { page } = await openPage();
      await page.goto(`${running.url}${path}?doc=${citations[0]?.document_id}&page=2`);
      await waitForPage(page, 2);
      const widthOf = async () => (await page.locator('[data-page="2"]').boundingBox())?.width ?? 0;
      const before = await widthOf();
      await page.getByRole('button', { name: 'Larger' }).click();
      await page.getByRole('status', { name: 'Size: 125%' }).waitFor();
      // The pages are measured anew a moment after the size is said.
      await expect.poll(widthOf).toBeCloseTo(before * 1.25, 0);
      await page.keyboard.press('0');
      await page.getByRole('status', { name: 'Size: 100%' }).waitFor();
      await expect.poll(widthOf).toBeCloseTo(before, 0);
    });

    it('finds words, boxes them and walks from one to the next', async () => {
      const running = await open();
      const { path, citations } = await makeLesson(running);
      const { page } = await openPage();
      await page.goto(`${running.url}${path}?doc=${citations[0]?.document_id}&page=1`);
      await waitForPage(page, 1);
      await page.getByRole('button', { name: 'Search this document' }).click();
      const field = page.getByRole('searchbox', { name: 'Search this document' });
      await field.fill('MUTATION');
      await page.getByText(/^Match 1 of \d+$/).waitFor();
      const hit = page.locator('[data-mark="hit"]');
      await hit.first().waitFor();
      const first = await hit.first().boundingBox();
      await field.press('Enter');
      await page.getByText(/^Match 2 of \d+$/).waitFor();
      await hit.first().waitFor();
      expect(await hit.first().boundingBox()).not.toEqual(first);
      await field.fill('no such words');
      await page.getByText('Nothing found.').waitFor();
      await hit.first().waitFor({ state: 'detached' });
    });

    it('has its text for selection and screen readers, each line where it is printed', async () => {
      const running = await open();
      const { path, citations } = await makeLesson(running);
      const documentId = citations[0]?.document_id;
      const { page } = await openPage();
      await page.goto(`${running.url}${path}?doc=${documentId}&page=2`);
      const { lines } = PageText.parse(await running.json(`/api/documents/${documentId}/pages/2`));
      const [line] = lines.slice(3);
      const shown = page.locator('[data-page="2"]').getByText(line?.text ?? '', { exact: true });
      await shown.waitFor();
      const sheet = await page.locator('[data-page="2"]').boundingBox();
      const box = await shown.boundingBox();
      const [left = 0, top = 0, width = 0] = line?.box ?? [];
      expect(((box?.x ?? 0) - (sheet?.x ?? 0)) / (sheet?.width ?? 1)).toBeCloseTo(left, 2);
      expect(((box?.y ?? 0) - (sheet?.y ?? 0)) / (sheet?.height ?? 1)).toBeCloseTo(top, 2);
      expect((box?.width ?? 0) / (sheet?.width ?? 1)).toBeCloseTo(width, 1);
    });
  });
});
