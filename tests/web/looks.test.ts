import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { noBrowser, openPage } from '../browser.ts';
import { describeLectern } from '../lectern.ts';
import { buildSampleBook } from '../sample-pdf.ts';
import { makeDemoCourse, routesOf } from './demo-course.ts';

const Accepted = z.object({ job_id: z.string() });

const PHONE = { device: 'phone', width: 360, height: 740 } as const;
const DESKTOP = { device: 'desktop', width: 1280, height: 850 } as const;

const LOOKS = [
  { colours: 'light', language: 'en', ...PHONE },
  { colours: 'light', language: 'en', ...DESKTOP },
  { colours: 'dark', language: 'en', ...PHONE },
  { colours: 'dark', language: 'en', ...DESKTOP },
  // From right to left, each colour and each size once: every look of every page takes seconds.
  { colours: 'dark', language: 'ar', ...PHONE },
  { colours: 'light', language: 'ar', ...DESKTOP },
] as const;

describe.skipIf(noBrowser)('every page, in every look', () => {
  describeLectern('is open to everybody', (open) => {
    it('breaks no rule of WCAG that axe knows, scrolls in one direction only and has a name and one title', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running);
      const sent = await running.upload([{ name: 'b.pdf', bytes: buildSampleBook('physics') }], {
        review_outline: 'true',
      });
      const waiting = Accepted.parse(await sent.json()).job_id;
      await running.waitForJob(waiting, (job) => job.status === 'waiting_for_review');
      const wrong: string[] = [];
      for (const { colours, language, device, width, height } of LOOKS) {
        const { page, complaints } = await openPage({
          colorScheme: colours,
          locale: language,
          viewport: { width, height },
        });
        for (const route of routesOf(demo, waiting)) {
          const look = `${route} ${colours} ${language} ${device}`;
          await page.goto(`${running.url}${route}`);
          await page.locator('h1').first().waitFor();
          await page.waitForLoadState('networkidle');
          expect(await page.locator('html').getAttribute('dir'), look).toBe(
            language === 'ar' ? 'rtl' : 'ltr',
          );
          const { violations } = await new AxeBuilder({ page }).analyze();
          for (const { id, nodes } of violations)
            wrong.push(`${look}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
          const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
          if (tooWide > 0) wrong.push(`${look}: ${tooWide} px too wide`);
          const titles = await page.locator('h1').count();
          if (titles !== 1) wrong.push(`${look}: ${titles} titles of first rank`);
          if ((await page.title()) === '') wrong.push(`${look}: no name`);
        }
        const unexpected = complaints.filter((text) => !text.includes('404'));
        wrong.push(...unexpected.map((text) => `${colours} ${language} ${device}: ${text}`));
        await page.context().close();
      }
      expect(wrong).toEqual([]);
    }, 1_200_000);
  });
});
