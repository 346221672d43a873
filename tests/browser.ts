import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';

// What takes a second on an idle machine takes half a minute on one where everybody is busy.
const WAIT_MS = 100_000;

const CHROMIUM = '/usr/bin/chromium';

/** Why tests in a browser are skipped; undefined where they run. */
export const noBrowser = existsSync(CHROMIUM) ? undefined : `${CHROMIUM} is missing`;

let started: Promise<Browser> | undefined;

/** Debian's Chromium, started once for each test file. */
function openBrowser(): Promise<Browser> {
  started ??= chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
  });
  return started;
}

/** A new page with nothing remembered, and what it complained about. Closed after its test. */
export async function openPage(
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const browser = await openBrowser();
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...options });
  context.setDefaultTimeout(WAIT_MS);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // "Failed to load resource" does not say which.
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`.trim());
  });
  return { page, complaints };
}

afterAll(async () => {
  await (await started)?.close();
  started = undefined;
});
