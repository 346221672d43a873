import { Failure } from '../base/failure.ts';
import type { DocumentInfo, Extraction, Page, Problem } from '../course/document.ts';
import { alignCode } from './align-code.ts';
import { readInfo } from './document-info.ts';
import { continueFootnotes } from './footnotes.ts';
import { settleHyphens } from './hyphens.ts';
import { openLigatures } from './ligatures.ts';
import type { GrayBitmap } from './ocr-bitmap.ts';
import { renderScan } from './ocr-render.ts';
import { openSource, type PdfSource } from './pdf-source.ts';
import { isTrap, type Pdfium } from './pdfium.ts';
import { readPage, unreadPage } from './read-page.ts';
import { type Bitmap, type RenderOptions, renderPage } from './render-page.ts';

/** Who looks on while pages are read. */
export interface PageWatch {
  /** Called before each page, so that a watchdog knows which one never ends. Out: whether to read it. */
  begin(pageNumber: number): boolean;
  end(page: Page): void;
}

/** An open PDF. Its calls block; they run in a worker thread, whose owner ends one that takes too long. */
export interface PdfDocument {
  info(): DocumentInfo;
  /**
   * Reads pages `from` to `to`, both included.
   *
   * Out: every page of the range; one that cannot be read, or that `watch` does not want to be, has no blocks and a
   * `page_unreadable` problem.
   * Throws: `pdf_memory` when PDFium runs out of memory or traps; the instance is then `aborted`.
   */
  readPages(from: number, to: number, watch?: PageWatch): Extraction;
  /** Throws: `page_unreadable`, `pdf_memory`. */
  renderPage(pageNumber: number, options: RenderOptions): Bitmap;
  /** A page in gray for OCR. Throws: `page_unreadable`, `pdf_memory`. */
  renderScan(pageNumber: number, memory?: SharedArrayBuffer): GrayBitmap;
  close(): void;
}

const ERROR_FORMAT = 3;
const ERROR_PASSWORD = 4;
const ERROR_SECURITY = 5;

// PDFium keeps the fonts and pictures of the pages it has shown until the document is closed.
const PAGES_PER_OPENING = 400;

const NOT_TRIED = 'Not tried: pages before it have used up what the reading of one file may cost.';

// The picture of a scan is some megabytes, as much as the fonts of so many pages of text.
const PAGES_PER_SCAN = 100;

// A file whose first pages all fail to load is given up; a real one has at least one good page among them.
const PROBED_PAGES = 20;

/**
 * Opens a PDF file. A file that only restricts printing and copying opens like any other.
 *
 * Throws: `file_empty`, `file_not_pdf`, `pdf_encrypted`, `pdf_damaged`, `pdf_no_pages`, `pdf_memory`.
 */
export function openDocument(pdfium: Pdfium, path: string): PdfDocument {
  const source = openSource(pdfium, path);
  const ligatures = openLigatures(pdfium, () => source.readAll());
  let document = 0;
  let pagesRead = 0;
  const run = <Result>(doing: string, work: () => Result): Result => {
    try {
      return pdfium.guard(work);
    } catch (thrown) {
      if (!isTrap(thrown)) throw thrown;
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      throw new Failure('pdf_memory', `PDFium gave up while ${doing}: ${reason}`, { cause: thrown });
    }
  };
  try {
    document = run('opening the file', () => load(pdfium, source));
  } catch (thrown) {
    source.close();
    throw thrown;
  }
  const makeRoom = (pages: number): void => {
    if (pagesRead >= PAGES_PER_OPENING) {
      pagesRead = 0;
      run('closing the file', () => pdfium.wasm.FPDF_CloseDocument(document));
      document = run('opening the file again', () => load(pdfium, source));
    }
    pagesRead += pages;
  };
  return {
    info: () => run('reading the outline', () => readInfo(pdfium, document)),
    readPages(from, to, watch) {
      const pages: Page[] = [];
      const problems: Problem[] = [];
      for (let pageNumber = from; pageNumber <= to; pageNumber += 1) {
        if (watch?.begin(pageNumber) === false) {
          pages.push(unreadPage(pageNumber, NOT_TRIED, problems));
          continue;
        }
        makeRoom(1);
        const page = run(`reading page ${pageNumber}`, () =>
          readPage(pdfium, { document, ligatures }, pageNumber, problems),
        );
        watch?.end(page);
        pages.push(page);
      }
      settlePages(pages);
      return { pages, problems };
    },
    renderPage: (pageNumber, options) =>
      run(`drawing page ${pageNumber}`, () => renderPage(pdfium, document, pageNumber, options)),
    renderScan(pageNumber, memory) {
      makeRoom(PAGES_PER_SCAN);
      return run(`drawing page ${pageNumber}`, () => renderScan(pdfium, document, pageNumber, memory));
    },
    close() {
      if (!pdfium.aborted) run('closing the file', () => pdfium.wasm.FPDF_CloseDocument(document));
      source.close();
    },
  };
}

/** What can be told only from neighbouring pages together. */
function settlePages(pages: Page[]): void {
  continueFootnotes(pages);
  alignCode(pages);
  settleHyphens(pages);
}

function load({ wasm, scratch }: Pdfium, source: PdfSource): number {
  const document = wasm.FPDF_LoadCustomDocument(source.pointer, 0);
  if (document === 0) throw failureOf(wasm.FPDF_GetLastError(), source);
  const pageCount = wasm.FPDF_GetPageCount(document);
  // The size needs only the page's dictionary, so a bomb among the pages does not keep the book from opening.
  for (let index = 0; index < Math.min(pageCount, PROBED_PAGES); index += 1)
    if (wasm.FPDF_GetPageSizeByIndexF(document, index, scratch) !== 0) return document;
  wasm.FPDF_CloseDocument(document);
  if (pageCount <= 0) throw new Failure('pdf_no_pages', 'The file holds no page');
  throw new Failure('pdf_damaged', `None of the first ${PROBED_PAGES} of ${pageCount} pages loads`);
}

function failureOf(error: number, source: PdfSource): Failure {
  if (error === ERROR_PASSWORD) return new Failure('pdf_encrypted', 'The file needs a password');
  if (error === ERROR_SECURITY)
    return new Failure('pdf_encrypted', 'The file is encrypted in a way that is not supported');
  if (!source.looksLikePdf)
    return new Failure('file_not_pdf', 'There is no %PDF- among the first 1,024 bytes');
  const reason = error === ERROR_FORMAT ? 'the structure is broken' : `error ${error}`;
  return new Failure('pdf_damaged', `The file cannot be opened: ${reason}`);
}
