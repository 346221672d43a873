import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { OCTAVE } from '../machine.ts';
import { type Figure, median, milliseconds } from '../table.ts';
import { withPage } from './browser.ts';

const Accepted = z.object({ job_id: z.string() });
const Seen = z.array(z.object({ progress: z.number(), atMs: z.number() }));
const Snapshot = z.looseObject({ status: z.string(), progress: z.number() });

// In the page: notes when its bar of progress changes, by the clock that the measuring process reads too.
const WATCH = `
globalThis.seen = [];
new MutationObserver(() => {
  const bar = document.querySelector('main [role=progressbar]');
  // The bar goes when the course is there, and the link to it comes.
  const isMade = document.querySelector('main a[href^="/courses/"]') !== null;
  const progress = isMade ? 100 : Number(bar?.getAttribute('aria-valuenow') ?? Number.NaN);
  if (progress >= 0 && seen.at(-1)?.progress !== progress) seen.push({ progress, atMs: Date.now() });
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-valuenow'] });
`;

/** How long after the server's own status a person sees the same progress, while a manual is read. */
export async function measureLag(url: string): Promise<Figure> {
  const form = new FormData();
  form.append('files', new Blob([await readFile(OCTAVE)]), 'octave.pdf');
  const seen = await withPage(1, async (page) => {
    await page.addInitScript(WATCH);
    const sent = await fetch(`${url}/api/upload-pdfs`, { method: 'POST', body: form });
    const { job_id } = Accepted.parse(await sent.json());
    await page.goto(`${url}/jobs/${job_id}`);
    const told: { progress: number; atMs: number }[] = [];
    for (;;) {
      const job = Snapshot.parse(await (await fetch(`${url}/api/jobs/${job_id}`)).json());
      if (told.at(-1)?.progress !== job.progress) told.push({ progress: job.progress, atMs: Date.now() });
      if (['completed', 'failed'].includes(job.status)) break;
      await new Promise((wake) => setTimeout(wake, 20));
    }
    await page.waitForTimeout(1500);
    return { told, shown: Seen.parse(await page.evaluate('seen')) };
  });
  const from = seen.shown[0]?.atMs ?? 0;
  const lags = seen.told
    .filter(({ atMs }) => atMs > from)
    .map(({ progress, atMs }) => {
      const shown = seen.shown.find((one) => one.progress >= Math.floor(progress) && one.atMs >= from);
      return Math.max(0, (shown?.atMs ?? Number.POSITIVE_INFINITY) - atMs);
    });
  const slowest = Math.max(...lags);
  return {
    what: `progress on screen behind the server (${lags.length} changes), median ${milliseconds(median(lags))}; slowest`,
    lectern: milliseconds(slowest),
    wanted: 'at most 1 s',
    met: slowest <= 1000,
  };
}
