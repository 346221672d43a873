import { Failure } from '../base/failure.ts';
import type { Page, Problem } from '../course/document.ts';
import { encodePages } from '../course/page-codec.ts';
import { newAllowance } from './read-allowance.ts';
import type { Threads } from './threads.ts';

/** Pages `from` to `to`, compressed, none missing: a page that could not be read is there without text. */
export interface ReadPart {
  from: number;
  to: number;
  pages: Uint8Array;
  /** One page that has to be read from its picture. */
  scan?: true;
}

/** What one document may still cost; shared by all ranges of it. */
export interface ReadBudget {
  /** Pages that took a thread down. Past the limit the rest is given up untried. */
  killedPages: number;
  /** What its other pages have cost, as `openAllowance` counts it. */
  allowance: SharedArrayBuffer;
}

export const newBudget = (): ReadBudget => ({ killedPages: 0, allowance: newAllowance() });

// Five pages at PDF_TIMEOUT_MS of 8 s keep the worst file under a minute.
const MAX_KILLED_PAGES = 5;

const WATCH_EVERY_MS = 250;

interface RangeInput {
  threads: Threads;
  path: string;
  timeoutMs: number;
  signal: AbortSignal;
  budget: ReadBudget;
}

/**
 * Reads a range of pages in a worker thread. A page that hangs, or that exhausts PDFium, costs that page alone.
 *
 * Throws: the signal's reason; Failure for what is wrong with the whole file.
 */
export async function readRange(
  input: RangeInput,
  from: number,
  to: number,
): Promise<{ parts: ReadPart[]; problems: Problem[] }> {
  if (from > to) return { parts: [], problems: [] };
  if (input.budget.killedPages >= MAX_KILLED_PAGES) {
    const detail = `Page not tried: ${MAX_KILLED_PAGES} other pages of the file could not be read in time or memory.`;
    return unreadable(from, to, 'page_unreadable', detail);
  }
  const current = new SharedArrayBuffer(4);
  try {
    return await watched(input, from, to, current);
  } catch (error) {
    input.signal.throwIfAborted();
    const page = new Int32Array(current)[0] ?? 0;
    if (!(error instanceof Failure) || !isOnePage(error) || page < from || page > to) throw error;
    input.budget.killedPages += 1;
    const before = await readRange(input, from, page - 1);
    const bad = unreadable(page, page, error.code, `Page ${page}: ${error.message}`);
    const after = await readRange(input, page + 1, to);
    return {
      parts: [...before.parts, ...bad.parts, ...after.parts],
      problems: [...before.problems, ...bad.problems, ...after.problems],
    };
  }
}

const isOnePage = (failure: Failure): boolean =>
  failure.code === 'pdf_timeout' || failure.code === 'pdf_memory' || failure.code === 'worker_crashed';

/** One task, ended when the same page is in hand for longer than `timeoutMs`. */
async function watched(input: RangeInput, from: number, to: number, current: SharedArrayBuffer) {
  const pageInHand = new Int32Array(current);
  const stuck = new AbortController();
  let seen = 0;
  let sinceMs = performance.now();
  const watch = setInterval(() => {
    const page = Atomics.load(pageInHand, 0);
    if (page !== seen) {
      seen = page;
      sinceMs = performance.now();
    } else if (page !== 0 && performance.now() - sinceMs > input.timeoutMs) {
      stuck.abort(new Failure('pdf_timeout', `took over ${input.timeoutMs} ms.`));
    }
  }, WATCH_EVERY_MS);
  try {
    const signal = AbortSignal.any([input.signal, stuck.signal]);
    return await input.threads.run(
      'readPages',
      { path: input.path, from, to, current, allowance: input.budget.allowance },
      signal,
    );
  } finally {
    clearInterval(watch);
  }
}

// US Letter: the size is unknown, and nothing is shown of such a page but its picture, if that works.
const UNKNOWN_SIZE = { widthPt: 612, heightPt: 792 };

function unreadable(from: number, to: number, code: string, detail: string) {
  const pages: Page[] = [];
  const problems: Problem[] = [];
  for (let pageNumber = from; pageNumber <= to; pageNumber += 1) {
    pages.push({ pageNumber, ...UNKNOWN_SIZE, blocks: [], pictureShare: 1 });
    problems.push({ code, detail, page: pageNumber });
  }
  return { parts: [{ from, to, pages: encodePages(pages) }], problems };
}
