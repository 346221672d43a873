import { z } from 'zod';
import { type Figure, milliseconds } from '../table.ts';
import { withPage } from './browser.ts';

// In the page: scrolls as a person turns a wheel, and notes for how long a page in sight had no picture.
const SCROLL = `(async () => {
  const frame = document.querySelector('[data-viewer-pages]');
  const empty = new Map();
  let longest = 0;
  const from = performance.now();
  const pace = 40;
  while (performance.now() - from < 15000 && frame.scrollTop + frame.clientHeight < frame.scrollHeight - 1) {
    frame.scrollTop += pace;
    await new Promise(requestAnimationFrame);
    const sight = frame.getBoundingClientRect();
    const now = performance.now();
    const pages = [...frame.querySelectorAll('[data-page]')].filter((page) => {
      const box = page.getBoundingClientRect();
      return box.bottom > sight.top + 40 && box.top < sight.bottom - 40;
    });
    if (pages.length === 0) empty.set('none', empty.get('none') ?? now);
    else empty.delete('none');
    for (const page of pages) {
      const picture = page.querySelector('img');
      const isThere = picture !== null && picture.complete && picture.naturalWidth > 0;
      if (isThere) empty.delete(page.dataset.page);
      else empty.set(page.dataset.page, empty.get(page.dataset.page) ?? now);
    }
    for (const [page, since] of empty) {
      longest = Math.max(longest, now - since);
      if (page !== 'none' && !pages.some((one) => one.dataset.page === page)) empty.delete(page);
    }
  }
  return { longest, scrolled: frame.scrollTop };
})()`;

const Scrolled = z.object({ longest: z.number(), scrolled: z.number() });

/** Turns through a source of 1,158 pages: how long a page in sight stays without its picture. */
export async function measureScroll(
  url: string,
  { courseId, documentId, lessons }: { courseId: number; documentId: number; lessons: readonly number[] },
): Promise<Figure> {
  const { longest, scrolled } = await withPage(1, async (page) => {
    await page.goto(`${url}/courses/${courseId}/lessons/${lessons[0]}?doc=${documentId}&page=1`);
    await page.locator('[data-viewer-pages] [data-page] img').first().waitFor();
    await page.waitForTimeout(1000);
    return Scrolled.parse(await page.evaluate(SCROLL));
  });
  return {
    what: `a source of 1,158 pages, scrolled by ${Math.round(scrolled)} px in 15 s: longest time that a page in sight has no picture`,
    lectern: milliseconds(longest),
    wanted: 'at most 100 ms',
    met: longest <= 100,
  };
}
