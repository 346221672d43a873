import type { Config } from '../base/config.ts';
import { Failure } from '../base/failure.ts';
import type { DocumentInfo, Page, Problem, Structure } from '../course/document.ts';
import { toJson } from '../course/json.ts';
import { decodePages } from '../course/page-codec.ts';
import { readRange } from '../flows/read-range.ts';
import { openThreads } from '../flows/threads.ts';

/** All that reading a file gives. */
interface WholeReading {
  info: DocumentInfo;
  pages: Page[];
  structure: Structure;
  problems: Problem[];
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
    const limits = { timeoutMs: config.PDF_TIMEOUT_MS, signal, budget: { killedPages: 0 } };
    const { parts, problems } = await readRange({ threads, path, ...limits }, 1, info.pageCount);
    const ranges = parts.map((part) => part.pages);
    const { structure } = await threads.run('findStructure', { info: toJson(info), filename: path, ranges });
    const parsed: Structure = JSON.parse(structure);
    return { info, pages: ranges.flatMap(decodePages), structure: parsed, problems };
  } finally {
    await threads.close();
  }
}
