import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { z } from 'zod';
import { startServer } from '../tests/server-process.ts';
import { buildApp } from './build.ts';

// `node web/screens.ts FILE.pdf`: takes docs/screens anew, each page of the app in four looks, from a course of the file.

const LOOKS = [
  { name: 'desktop-light', width: 1280, height: 850, colours: 'light', language: 'en' },
  { name: 'desktop-dark', width: 1280, height: 850, colours: 'dark', language: 'en' },
  { name: 'phone-light', width: 360, height: 740, colours: 'light', language: 'en' },
  { name: 'phone-dark-rtl', width: 360, height: 740, colours: 'dark', language: 'ar' },
] as const;
const FOLDER = 'docs/screens';
const QUALITY = 60;

const Accepted = z.object({ job_id: z.string() });
const Job = z.looseObject({ status: z.string(), result: z.object({ course_id: z.int() }).nullable() });
const Contents = z.looseObject({
  modules: z.array(
    z.looseObject({
      quiz_id: z.int().nullable(),
      sub_topics: z.array(z.looseObject({ lesson_id: z.int() })),
    }),
  ),
});

async function upload(url: string, file: string, fields: Record<string, string>): Promise<string> {
  const form = new FormData();
  form.append('files', new Blob([await readFile(file)]), file.replace(/.*\//, ''));
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const sent = await fetch(`${url}/api/upload-pdfs`, { method: 'POST', body: form });
  return Accepted.parse(await sent.json()).job_id;
}

async function waitFor(url: string, jobId: string, status: string): Promise<z.infer<typeof Job>> {
  for (;;) {
    const job = Job.parse(await (await fetch(`${url}/api/jobs/${jobId}`)).json());
    if (job.status === status) return job;
    if (job.status === 'failed') throw new Error('The file became no course.');
    await new Promise((wake) => setTimeout(wake, 200));
  }
}

interface Screen {
  name: string;
  route: string;
  /** What a person does there before the picture is taken. */
  act?: (page: Page) => Promise<void>;
}

async function listScreens(url: string, file: string): Promise<Screen[]> {
  const made = await waitFor(url, await upload(url, file, {}), 'completed');
  const reviewed = await upload(url, file, { review_outline: 'true', course_title: 'A second course' });
  await waitFor(url, reviewed, 'waiting_for_review');
  const id = made.result?.course_id;
  const contents = Contents.parse(await (await fetch(`${url}/api/courses/${id}/contents`)).json());
  const lessons = contents.modules.flatMap((module) => module.sub_topics);
  const quiz = contents.modules.find((module) => module.quiz_id !== null)?.quiz_id;
  const course = `/courses/${id}`;
  const lesson = `${course}/lessons/${lessons[1]?.lesson_id ?? lessons[0]?.lesson_id}`;
  return [
    { name: 'library', route: '/' },
    { name: 'job', route: `/jobs/${reviewed}` },
    { name: 'outline', route: `/jobs/${reviewed}/outline` },
    { name: 'course', route: course },
    { name: 'lesson', route: lesson },
    {
      name: 'source',
      route: lesson,
      act: async (page) => {
        await page.locator('[data-cite]').first().click();
        await page.locator('[data-viewer-pages] img').first().waitFor();
      },
    },
    { name: 'glossary', route: `${course}/glossary` },
    { name: 'quiz', route: `${course}/quizzes/${quiz}` },
    { name: 'cards', route: `${course}/cards` },
    { name: 'edit-course', route: `${course}/edit` },
    { name: 'edit-lesson', route: `${lesson}/edit` },
    { name: 'questions', route: `${course}/questions` },
    { name: 'reports', route: `${course}/reports` },
  ];
}

async function take(context: BrowserContext, url: string, { name, route, act }: Screen, look: string) {
  const page = await context.newPage();
  await page.goto(`${url}${route}`, { waitUntil: 'networkidle' });
  await page.locator('h1').first().waitFor();
  await act?.(page);
  await page.waitForLoadState('networkidle');
  // Pictures fade in, and headless Chromium paints a frame after the network.
  await page.waitForTimeout(400);
  const protocol = await context.newCDPSession(page);
  const { data } = await protocol.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await writeFile(join(FOLDER, `${name}-${look}.webp`), Buffer.from(data, 'base64'));
  await page.close();
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name a PDF: node web/screens.ts FILE.pdf');
await buildApp();
await mkdir(FOLDER, { recursive: true });
const data = await mkdtemp(join(tmpdir(), 'lectern-screens-'));
const server = await startServer({ DATA_DIR: data, LOG_LEVEL: 'warn' });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
});
try {
  const screens = await listScreens(server.url, file);
  for (const look of LOOKS) {
    const context = await browser.newContext({
      viewport: { width: look.width, height: look.height },
      colorScheme: look.colours,
      locale: look.language,
      reducedMotion: 'reduce',
    });
    for (const screen of screens) await take(context, server.url, screen, look.name);
    await context.close();
  }
} finally {
  await browser.close();
  await server.kill('SIGTERM');
  await rm(data, { recursive: true });
}
