import { asFailure, Failure } from '../../src/base/failure.ts';
import type { DocumentInfo } from '../../src/course/document.ts';
import { toJson } from '../../src/course/json.ts';
import { ReadingReport } from '../../src/course/reading-report.ts';
import type { OcrThreads } from '../../src/flows/ocr-threads.ts';
import { newBudget, type ReadPart, readRange } from '../../src/flows/read-range.ts';
import type { Threads } from '../../src/flows/threads.ts';

/** How a file ended. `fault` is what must not happen: an end without a clear reason, or past a limit. */
export interface Verdict {
  /** "read", or the code of a Failure. */
  end: string;
  pages: number;
  tookMs: number;
  fault?: string;
}

export interface Limits {
  /** For opening, and for each page: PDF_TIMEOUT_MS of the server. */
  timeoutMs: number;
  maxPages: number;
  /** Reads the first scan of each file by OCR too, which takes seconds. */
  ocr?: OcrThreads;
}

// As the server reads: ranges of at most 32 pages, each page watched. Of long files the beginning is enough.
const RANGE_PAGES = 16;
const READ_PAGES = 48;
// Five pages that hang, opening, drawing, and the structure; each has the time limit.
const MAX_LIMITS = 10;

/** Reads a file as the server does: in worker threads, watched, with a structure and a picture of a page. */
export async function judgeFile(threads: Threads, path: string, limits: Limits): Promise<Verdict> {
  const startedMs = performance.now();
  let pages = 0;
  try {
    const info = await open(threads, path, limits);
    pages = Math.min(info.pageCount, READ_PAGES);
    const fault = await read(threads, path, { ...info, pageCount: pages }, limits);
    return judge('read', pages, startedMs, limits, fault);
  } catch (error) {
    const failure = asFailure(error);
    return judge(failure.code, pages, startedMs, limits, faultOf(failure));
  }
}

function judge(end: string, pages: number, startedMs: number, limits: Limits, fault?: string): Verdict {
  const tookMs = Math.round(performance.now() - startedMs);
  const late = tookMs > MAX_LIMITS * limits.timeoutMs ? `took ${tookMs} ms` : undefined;
  const why = fault ?? late;
  return why === undefined ? { end, pages, tookMs } : { end, pages, tookMs, fault: why };
}

/** A clear reason is one of the file's own: `worker_crashed` and `internal` tell a user nothing. */
const faultOf = ({ code, message }: Failure): string | undefined =>
  /^(?:pdf|file|page|ocr)_/.test(code) ? undefined : `${code}: ${message}`;

async function open(threads: Threads, path: string, limits: Limits): Promise<DocumentInfo> {
  const info = await within(limits, (signal) => threads.run('openPdf', { path }, signal));
  if (info.pageCount <= limits.maxPages) return info;
  throw new Failure('pdf_too_many_pages', `${info.pageCount} pages; the limit is ${limits.maxPages}.`);
}

/** Out: what went wrong on a page without a clear reason. Throws: Failure. */
async function read(
  threads: Threads,
  path: string,
  info: DocumentInfo,
  limits: Limits,
): Promise<string | undefined> {
  const input = {
    threads,
    path,
    timeoutMs: limits.timeoutMs,
    signal: new AbortController().signal,
    budget: newBudget(),
  };
  const parts: ReadPart[] = [];
  const problems: { code: string; detail: string; page?: number }[] = [];
  for (let from = 1; from <= info.pageCount; from += RANGE_PAGES) {
    const found = await readRange(input, from, Math.min(info.pageCount, from + RANGE_PAGES - 1));
    parts.push(...found.parts);
    problems.push(...found.problems);
  }
  const scan = parts.find((part) => part.scan === true);
  if (scan !== undefined) problems.push(...(await tryScan(threads, path, scan, limits)));
  const ranges = parts.map((part) => part.pages);
  const { structure } = await within(limits, (signal) =>
    threads.run('findStructure', { info: toJson(info), filename: 'mutant.pdf', ranges }, signal),
  );
  const told = { filename: 'mutant.pdf', failure: null, info: toJson(info), structure, ranges, problems };
  const json = await within(limits, (signal) => threads.run('reportReading', told, signal));
  const report = ReadingReport.parse(JSON.parse(Buffer.from(json).toString('utf8')));
  if (report.page_reports.length !== info.pageCount)
    return `${report.page_reports.length} pages are told of, of ${info.pageCount}`;
  const unclear = problems.find(({ code }) => !/^(?:pdf|page|ocr)_/.test(code));
  if (unclear !== undefined) return `${unclear.code}: ${unclear.detail}`;
  await within(limits, (signal) => threads.run('drawPage', { path, pageNumber: 1, widthPx: 300 }, signal));
  return undefined;
}

/** Draws a scan for OCR, and reads it where there are threads for that. What goes wrong harms only its page. */
async function tryScan(
  threads: Threads,
  path: string,
  part: ReadPart,
  limits: Limits,
): Promise<{ code: string; detail: string; page: number }[]> {
  try {
    const bitmap = await within(limits, (signal) =>
      threads.run('drawScan', { path, pageNumber: part.from }, signal),
    );
    const hints = { asked: false, quarterTurns: 0 as const };
    await limits.ocr?.read({ bitmap, page: part.pages, hints }, OCR_LIMIT_MS, new AbortController().signal);
    return [];
  } catch (error) {
    const { code, message } = asFailure(error);
    return [{ code, detail: message, page: part.from }];
  }
}

const OCR_LIMIT_MS = 60_000;

/** Throws: `pdf_timeout`. */
async function within<Result>(
  { timeoutMs }: Limits,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const slow = AbortSignal.timeout(timeoutMs);
  return work(slow).catch((error: unknown) => {
    if (slow.aborted) throw new Failure('pdf_timeout', `took over ${timeoutMs} ms.`);
    throw error;
  });
}
