import { Failure } from '../base/failure.ts';
import { openDocument, type PdfDocument } from '../pdf/open-document.ts';
import { openPdfium, type Pdfium } from '../pdf/pdfium.ts';
import { collectGarbage } from './thread-garbage.ts';

// Ranges of one book come one after the other to the same thread, and opening costs a walk through its tables.
const MAX_OPEN_DOCUMENTS = 3;

// WebAssembly memory never shrinks. Books stay below 100 MB; what has grown past this met something extreme.
const MAX_KEPT_BYTES = 192e6;

let engine: Promise<Pdfium> | undefined;
const documents = new Map<string, PdfDocument>();

/**
 * Runs `work` on the PDF at `path`, in this thread's own PDFium; documents stay open for the next call.
 *
 * Throws: a Failure `pdf_*`. After an abort of PDFium everything is thrown away and made anew at the next call.
 */
export async function withDocument<Result>(
  path: string,
  work: (document: PdfDocument) => Result,
): Promise<Result> {
  const pdfium = await prepareEngine();
  try {
    return work(documents.get(path) ?? keepOpen(pdfium, path));
  } catch (error) {
    if (!pdfium.aborted) throw error;
    throw new Failure('pdf_memory', 'PDFium ran out of its 512 MB or met what it cannot read.', {
      cause: error,
    });
  } finally {
    if (pdfium.aborted || pdfium.wasm.memory.buffer.byteLength > MAX_KEPT_BYTES) dropEngine();
  }
}

/** This thread's PDFium, opened at the first call. */
export function prepareEngine(): Promise<Pdfium> {
  engine ??= openPdfium();
  return engine;
}

function keepOpen(pdfium: Pdfium, path: string): PdfDocument {
  for (const [oldest, document] of documents) {
    if (documents.size < MAX_OPEN_DOCUMENTS) break;
    documents.delete(oldest);
    document.close();
  }
  const document = openDocument(pdfium, path);
  documents.set(path, document);
  return document;
}

/** Lets go of PDFium and its memory now: two of 512 MB at once would break the limit of the whole server. */
function dropEngine(): void {
  for (const document of documents.values()) document.close();
  documents.clear();
  engine = undefined;
  setImmediate(collectGarbage);
}
