import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { noBrowser, openPage } from '../browser.ts';
import { describeLectern } from '../lectern.ts';
import { makeDemoCourse } from './demo-course.ts';

const Cards = z.looseObject({
  cards: z.array(z.looseObject({ front: z.string(), state: z.looseObject({ due: z.string() }).nullable() })),
});
const DAY_MS = 86_400_000;

describe.skipIf(noBrowser)('flashcards', () => {
  describeLectern('in the browser', (open) => {
    it('are begun and reviewed by keys; one that was easy is due days later, one that was not comes again at once', async () => {
      const running = await open();
      const { courseId } = await makeDemoCourse(running);
      const { page, complaints } = await openPage();
      await page.goto(`${running.url}/courses/${courseId}/cards`);
      await page.getByRole('heading', { name: 'Nothing is due' }).waitFor();
      await page.getByRole('button', { name: /^Start \d+ new cards?$/ }).click();
      const left = page.getByText(/^\d+ cards? left$/);
      const count = Number.parseInt((await left.textContent()) ?? '', 10);
      const front = page.locator('h2').first();
      const first = (await front.textContent()) ?? '';
      await page.keyboard.press(' ');
      await page.getByRole('group', { name: /How well did you know it/ }).waitFor();
      await page.getByRole('img', { name: /^Page \d+, where these words are marked/ }).waitFor();
      await page.keyboard.press('1');
      await expect.poll(() => front.textContent()).not.toBe(first);
      expect(Number.parseInt((await left.textContent()) ?? '', 10)).toBe(count);
      for (let number = count; number > 0; number -= 1) {
        await page.getByText(new RegExp(`^${number} cards? left$`)).waitFor();
        await page.keyboard.press(' ');
        await page.getByRole('button', { name: /Easy/ }).waitFor();
        if (number === 1) expect(await front.textContent()).toBe(first);
        await page.keyboard.press('4');
        if (number === 1) break;
      }
      // A card that was forgotten may need more than one good answer.
      const done = page.getByRole('heading', { name: 'Done for now' });
      while ((await done.count()) === 0) {
        const show = page.getByRole('button', { name: 'Show the answer' });
        await show.or(done).first().waitFor();
        if ((await show.count()) === 0) continue;
        await page.keyboard.press(' ');
        await page.keyboard.press('4');
      }
      const { cards } = Cards.parse(await running.json(`/api/courses/${courseId}/cards`));
      const easy = cards.find((card) => card.state !== null && card.front !== first);
      expect(Date.parse(easy?.state?.due ?? '')).toBeGreaterThan(Date.now() + DAY_MS);
      await page.goto(`${running.url}/cards`);
      await page.getByRole('heading', { name: 'Nothing is due' }).waitFor();
      await page.getByRole('link', { name: 'Biology' }).waitFor();
      expect(complaints).toEqual([]);
    });

    it('tell who has no course what to do', async () => {
      const running = await open();
      const { page } = await openPage();
      await page.goto(`${running.url}/cards`);
      await page.getByRole('heading', { name: 'No cards yet' }).waitFor();
      await page.getByRole('main').getByRole('link', { name: 'Library' }).waitFor();
    });
  });
});
