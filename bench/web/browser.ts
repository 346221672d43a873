import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';

const DESKTOP = { width: 1280, height: 850 };

/** A fresh page of Debian's Chromium on a processor that is `slowdown` times slower, with nothing in its cache. */
export async function withPage<Result>(
  slowdown: number,
  work: (page: Page, protocol: CDPSession) => Promise<Result>,
): Promise<Result> {
  const browser: Browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: DESKTOP });
    const protocol = await page.context().newCDPSession(page);
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    return await work(page, protocol);
  } finally {
    await browser.close();
  }
}

// Runs in the page before anything else does.
const OBSERVE = `
globalThis.measured = { paintMs: 0, longMs: [] };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) measured.paintMs = entry.startTime;
}).observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) measured.longMs.push(entry.duration);
}).observe({ type: 'longtask', buffered: true });
`;

/** What opening a page costs: compressed bytes of script, largest contentful paint, and its longest task. */
export interface Opening {
  scripts: Map<string, number>;
  paintMs: number;
  longestMs: number;
}

/** Opens an address and waits until nothing more is fetched. */
export async function open(page: Page, protocol: CDPSession, url: string): Promise<Opening> {
  const scripts = new Map<string, number>();
  const addresses = new Map<string, string>();
  await protocol.send('Network.enable');
  protocol.on('Network.responseReceived', ({ requestId, response, type }) => {
    if (type === 'Script') addresses.set(requestId, response.url);
  });
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const address = addresses.get(requestId);
    if (address !== undefined) scripts.set(address, encodedDataLength);
  });
  await page.addInitScript(OBSERVE);
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.locator('h1').first().waitFor();
  return { scripts, ...(await readMeasured(page)) };
}

async function readMeasured(page: Page): Promise<{ paintMs: number; longestMs: number }> {
  // The observers are told of a task after it.
  await page.waitForTimeout(300);
  const paintMs = await page.evaluate<number>('measured.paintMs');
  const longestMs = await page.evaluate<number>('Math.max(0, ...measured.longMs)');
  return { paintMs, longestMs };
}
