import { Failure } from '../base/failure.ts';
import type { Problem } from '../course/document.ts';
import { ocrLanguageOf } from '../pdf/ocr-languages.ts';
import type { ScanHints } from '../pdf/ocr-page.ts';
import type { StoredDocument } from '../store/documents.ts';
import type { ScannedPage } from './ocr-thread.ts';
import { listAllPages } from './sources.ts';
import type { Work } from './work.ts';

/** What is known of the scans of one document; each one that is read adds to it. */
export interface ScanKnowledge {
  hints: ScanHints;
  /** Scans that took a thread down. Past the limit the rest is given up untried. */
  killed: number;
}

// Five pages at OCR_TIMEOUT_SECONDS keep the worst file to minutes.
const MAX_KILLED = 5;

/** What is known before the first scan is read: what was asked for, else the language of the pages with text. */
export async function prepareScans(
  work: Work,
  document: StoredDocument,
  scanCount: number,
): Promise<ScanKnowledge> {
  const { OCR_LANGUAGES } = work.config;
  if (OCR_LANGUAGES !== undefined)
    return { hints: { languages: OCR_LANGUAGES, asked: true, quarterTurns: 0 }, killed: 0 };
  const pages = document.pages ?? 0;
  const tag = work.attempt.language ?? (pages > scanCount ? await findLanguage(work, document) : undefined);
  const language = tag === undefined ? undefined : ocrLanguageOf(tag);
  const hints: ScanHints = { asked: false, quarterTurns: 0 };
  if (language !== undefined) hints.languages = [language];
  return { hints, killed: 0 };
}

async function findLanguage(work: Work, { documentId, pages }: StoredDocument): Promise<string> {
  const ranges = await listAllPages(work, documentId, pages ?? 0);
  return work.threads.run('findTextLanguage', { ranges }, work.signal);
}

/**
 * Reads one page from its picture. What goes wrong with it is told and harms only this page.
 *
 * Out: `page` as `encodePages` makes it, absent when nothing could be read in the picture.
 * Throws: the signal's reason; Failure for what is wrong with the whole server.
 */
export async function readScan(
  work: Work,
  document: StoredDocument,
  pageNumber: number,
  knowledge: ScanKnowledge,
): Promise<{ page?: Uint8Array; problems: Problem[] }> {
  const tell = (code: string, detail: string) => ({ problems: [{ code, detail, page: pageNumber }] });
  if (knowledge.killed >= MAX_KILLED)
    return tell('page_unreadable', `Page not tried: OCR of ${MAX_KILLED} other pages of the file failed.`);
  try {
    const read = await work.ocr.withMemory((memory) =>
      drawAndRead(work, document, pageNumber, knowledge.hints, memory),
    );
    learn(knowledge, read);
    if (read.missingScript !== undefined)
      return tell('ocr_language_missing', `Page ${pageNumber} is in ${read.missingScript} script.`);
    return read.page === undefined ? { problems: [] } : { page: read.page, problems: [] };
  } catch (error) {
    work.signal.throwIfAborted();
    if (!(error instanceof Failure) || !isOnePage(error)) throw error;
    if (error.code !== 'ocr_language_missing') knowledge.killed += 1;
    return tell(error.code, `Page ${pageNumber}: ${error.message}`);
  }
}

const ONE_PAGE = [
  'ocr_timeout',
  'ocr_language_missing',
  'page_unreadable',
  'pdf_timeout',
  'pdf_memory',
  'worker_crashed',
];
const isOnePage = ({ code }: Failure): boolean => ONE_PAGE.includes(code);

async function drawAndRead(
  work: Work,
  { documentId, sha256 }: StoredDocument,
  pageNumber: number,
  hints: ScanHints,
  memory: SharedArrayBuffer,
): Promise<ScannedPage> {
  // The time that a page may wait for a thread that reads another job's text is in it: no page is lost for that.
  const timeoutMs = work.config.OCR_TIMEOUT_SECONDS * 1000;
  const path = await work.store.blobs.getPath(sha256);
  const slow = AbortSignal.timeout(timeoutMs);
  const bitmap = await work.threads
    .run('drawScan', { path, pageNumber, memory }, AbortSignal.any([work.signal, slow]))
    .catch((error: unknown) => {
      if (!slow.aborted || work.signal.aborted) throw error;
      throw new Failure('ocr_timeout', `Drawing took over ${timeoutMs / 1000} seconds.`);
    });
  const [page] = await work.pages.list(documentId, pageNumber, pageNumber);
  if (page === undefined) throw new Failure('internal', `Page ${pageNumber} of ${documentId} is not stored.`);
  return work.ocr.read({ bitmap, page, hints }, timeoutMs, work.signal);
}

function learn({ hints }: ScanKnowledge, { languages, quarterTurns, page }: ScannedPage): void {
  if (page === undefined) return;
  hints.quarterTurns = quarterTurns;
  if (!hints.asked && languages !== undefined) hints.languages = languages;
}
