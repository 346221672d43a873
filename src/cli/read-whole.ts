import type { Config } from '../base/config.ts';
import { asFailure, Failure } from '../base/failure.ts';
import type { DocumentInfo, Page, Problem, Structure } from '../course/document.ts';
import { toJson } from '../course/json.ts';
import { decodePages } from '../course/page-codec.ts';
import { openOcrThreads } from '../flows/ocr-threads.ts';
import { newBudget, type ReadPart, readRange } from '../flows/read-range.ts';
import { openThreads, type Threads } from '../flows/threads.ts';
import type { ScanHints } from '../pdf/ocr-page.ts';

/** All that reading a file gives. */
interface WholeReading {
  info: DocumentInfo;
  pages: Page[];
  structure: Structure;
  problems: Problem[];
}

/** Replaces pages by what OCR reads in their pictures, one after the other. */
async function readScans(
  config: Config,
  threads: Threads,
  path: string,
  scans: readonly ReadPart[],
  problems: Problem[],
): Promise<void> {
  if (scans.length === 0) return;
  const ocr = openOcrThreads(1);
  const hints: ScanHints = { asked: config.OCR_LANGUAGES !== undefined, quarterTurns: 0 };
  if (config.OCR_LANGUAGES !== undefined) hints.languages = config.OCR_LANGUAGES;
  for (const part of scans) {
    try {
      const bitmap = await threads.run('drawScan', { path, pageNumber: part.from });
      const scan = { bitmap, page: part.pages, hints };
      const read = await ocr.read(scan, config.OCR_TIMEOUT_SECONDS * 1000, new AbortController().signal);
      hints.quarterTurns = read.quarterTurns;
      if (read.languages !== undefined) hints.languages = read.languages;
      part.pages = read.page ?? part.pages;
    } catch (error) {
      const { code, message } = asFailure(error);
      problems.push({ code, detail: `Page ${part.from}: ${message}`, page: part.from });
    }
  }
  await ocr.close();
}

/**
 * Reads a file as the server does, in a worker thread and within its limits, without a store.
 *
 * In: without `bookmarks` the headings are found as if the file had no outline.
 * Throws: Failure `pdf_*`, `file_*`.
 */
export async function readWhole(config: Config, path: string, bookmarks: boolean): Promise<WholeReading> {
  const threads = openThreads(1);
  try {
    const signal = new AbortController().signal;
    const slow = AbortSignal.timeout(config.PDF_TIMEOUT_MS);
    const found = await threads.run('openPdf', { path }, slow).catch((error: unknown) => {
      if (!slow.aborted) throw error;
      throw new Failure('pdf_timeout', `${path}: opening took over ${config.PDF_TIMEOUT_MS} ms.`);
    });
    const info = bookmarks ? found : { ...found, bookmarks: [] };
    if (info.pageCount > config.MAX_PAGES)
      throw new Failure(
        'pdf_too_many_pages',
        `${path} has ${info.pageCount} pages; the limit is ${config.MAX_PAGES}.`,
      );
    const limits = { timeoutMs: config.PDF_TIMEOUT_MS, signal, budget: newBudget() };
    const { parts, problems } = await readRange({ threads, path, ...limits }, 1, info.pageCount);
    const scans = config.OCR ? parts.filter((part) => part.scan === true) : [];
    await readScans(config, threads, path, scans, problems);
    const ranges = parts.map((part) => part.pages);
    const { structure } = await threads.run('findStructure', { info: toJson(info), filename: path, ranges });
    const parsed: Structure = JSON.parse(structure);
    return { info, pages: ranges.flatMap(decodePages), structure: parsed, problems };
  } finally {
    await threads.close();
  }
}
