import { describe, expect, it } from 'vitest';
import { noBrowser, openPage } from '../browser.ts';
import { describeLectern } from '../lectern.ts';

describe.skipIf(noBrowser)('the frame of the app', () => {
  describeLectern('around every page', (open) => {
    it('speaks the language of the browser, or the one that was chosen, and remembers it', async () => {
      const running = await open();
      const { page } = await openPage({ locale: 'de-DE' });
      await page.goto(running.url);
      await page.getByRole('button', { name: 'Sprache' }).click();
      await page.getByRole('menuitem', { name: 'العربية' }).click();
      await page.getByRole('button', { name: 'اللغة' }).waitFor();
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
      await page.reload();
      await page.getByRole('button', { name: 'اللغة' }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('ar');
    });

    it('is light, dark or as the device has it, from the first paint on', async () => {
      const running = await open();
      const { page } = await openPage({ colorScheme: 'dark' });
      await page.goto(running.url);
      const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
      expect(await scheme()).toBe('dark');
      await page.getByRole('button', { name: 'press for light' }).click();
      expect(await scheme()).toBe('light');
      await page.reload({ waitUntil: 'commit' });
      // A new document has no body until its head has run: nothing was painted before.
      await page.locator('body').waitFor({ state: 'attached' });
      expect(await scheme()).toBe('light');
    });

    it('says that the browser is offline, and when it is back no more', async () => {
      const running = await open();
      const { page } = await openPage();
      await page.goto(running.url);
      await page.locator('h1').waitFor();
      await page.context().setOffline(true);
      await page.getByRole('status').filter({ hasText: 'You are offline' }).waitFor();
      await page.context().setOffline(false);
      await page.getByText('You are offline').waitFor({ state: 'detached' });
    });

    it('tells at a wrong address that nothing is there, and leads to the library', async () => {
      const running = await open();
      const { page } = await openPage();
      const answer = await page.goto(`${running.url}/curses/1`);
      expect(answer?.status()).toBe(404);
      await page.getByRole('heading', { name: 'Nothing is here' }).waitFor();
      await page.getByRole('main').getByRole('link', { name: 'Library' }).click();
      await page.waitForURL(`${running.url}/`);
    });

    it('says of a course that is gone what happened, in the words of the server', async () => {
      const running = await open();
      const { page } = await openPage();
      await page.goto(`${running.url}/courses/999`);
      await page.getByRole('alert').getByText('No course 999').waitFor();
      await page.getByRole('button', { name: 'Try again' }).waitFor();
    });

    it('leads people who use the keyboard past the bar to the contents', async () => {
      const running = await open();
      const { page } = await openPage();
      await page.goto(running.url);
      await page.locator('h1').waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('main');
    });
  });
});
