import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findFreePort } from '../../src/base/test-port.ts';
import { noBrowser, openPage } from '../browser.ts';
import { describeLectern, type RunningLectern, toForm } from '../lectern.ts';
import { buildLongBook, buildSampleBook } from '../sample-pdf.ts';
import { type ServerProcess, startServer } from '../server-process.ts';

const Accepted = z.object({ job_id: z.string() });
const readJobId = async (answer: Response): Promise<string> => Accepted.parse(await answer.json()).job_id;

async function waitForReview(running: RunningLectern): Promise<string> {
  const jobId = await readJobId(
    await running.upload([{ name: 'book.pdf', bytes: buildLongBook() }], { review_outline: 'true' }),
  );
  await running.waitForJob(jobId, (job) => job.status === 'waiting_for_review');
  return jobId;
}

describe.skipIf(noBrowser)('the page of a job', () => {
  describeLectern('as it goes', (open) => {
    it('shows the steps with their counts and ends with a way to the course, before and after a reload', async () => {
      const running = await open();
      const { page, complaints } = await openPage();
      const jobId = await waitForReview(running);
      await page.goto(`${running.url}/jobs/${jobId}`);
      await page.getByRole('heading', { level: 1, name: 'The outline waits for you' }).waitFor();
      await page.getByText('9 of 9 pages').waitFor();
      await page.getByRole('link', { name: 'Review the outline' }).waitFor();
      // The page is open while the job goes on: it hears of it by itself.
      await running.json(`/api/jobs/${jobId}/approve`, { method: 'POST' });
      await page.getByRole('link', { name: 'Open the course' }).waitFor();
      expect(await page.title()).toContain('Ready · ');
      await page.getByText('3 of 3 lessons').first().waitFor();
      await page.reload();
      await page.getByRole('link', { name: 'Open the course' }).waitFor();
      await page.getByText('Everything that happened').click();
      await page.getByText('Reading 9 pages').waitFor();
      expect(complaints).toEqual([]);
    });

    it('lets one read a lesson as soon as it is written', async () => {
      const running = await open();
      const job = await running.make([{ name: 'book.pdf', bytes: buildLongBook() }]);
      const { page } = await openPage();
      await page.goto(`${running.url}/jobs/${job.job_id}`);
      const lesson = page.getByRole('region', { name: 'Lessons' }).getByRole('button').first();
      const title = await lesson.innerText();
      await lesson.click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText(title).first().waitFor();
      await drawer.getByText('is drawn by hand').first().waitFor();
    });

    it('is cancelled after a question, and goes on when it is tried again', async () => {
      const running = await open();
      const jobId = await waitForReview(running);
      const { page } = await openPage();
      await page.goto(`${running.url}/jobs/${jobId}`);
      await page.getByRole('button', { name: 'Cancel the making' }).click();
      const question = page.getByRole('dialog');
      await question.getByText('Stop making this course?').waitFor();
      await question.getByRole('button', { name: 'Cancel the making' }).click();
      await page.getByRole('heading', { level: 1, name: 'The making was cancelled' }).waitFor();
      expect((await running.getJob(jobId)).status).toBe('cancelled');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('heading', { level: 1, name: 'The outline waits for you' }).waitFor();
    });

    it('tells why no course was made, and that there is no such job', async () => {
      const running = await open();
      const broken = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2000, 'x')]);
      const job = await running.make([{ name: 'broken.pdf', bytes: broken }]);
      const { page } = await openPage();
      await page.goto(`${running.url}/jobs/${job.job_id}`);
      await page.getByRole('heading', { level: 1, name: 'The course could not be made' }).waitFor();
      await page
        .getByRole('alert')
        .getByText(job.error ?? 'no error')
        .first()
        .waitFor();
      await page.goto(`${running.url}/jobs/00000000-0000-4000-8000-000000000000`);
      await page.getByRole('heading', { level: 1, name: 'Nothing is here' }).waitFor();
    });
  });
});

describe.skipIf(noBrowser)('the page of a job whose server dies', () => {
  const servers: ServerProcess[] = [];
  const folders: string[] = [];
  afterAll(async () => {
    for (const server of servers) await server.kill('SIGKILL');
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });

  it('waits for it, and goes on by itself until the course is there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-job-page-'));
    folders.push(folder);
    const port = await findFreePort();
    const settings = { DATA_DIR: folder, PORT: `${port}`, THREADS: '1' };
    const url = `http://127.0.0.1:${port}`;
    const first = await startServer(settings);
    servers.push(first);
    const books = Array.from({ length: 20 }, (_, index) => ({
      name: `book ${index}.pdf`,
      bytes: buildSampleBook(`subject ${index}`),
    }));
    const sent = await fetch(`${url}/api/upload-pdfs`, { method: 'POST', body: toForm(books) });
    const jobId = await readJobId(sent);
    const { page } = await openPage();
    await page.goto(`${url}/jobs/${jobId}`);
    await page.getByRole('list').first().waitFor();
    await first.kill('SIGKILL');
    await page.getByText('Waiting for the server').waitFor();
    servers.push(await startServer(settings));
    await page.getByRole('link', { name: 'Open the course' }).waitFor({ timeout: 60_000 });
    expect(await page.getByText('Waiting for the server').count()).toBe(0);
  }, 120_000);
});
