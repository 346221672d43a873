import { Failure } from '../base/failure.ts';
import { openDocument, type PdfDocument } from '../pdf/open-document.ts';
import { openPdfium, type Pdfium } from '../pdf/pdfium.ts';

// Ranges of one book come one after the other to the same thread, and opening costs a walk through its tables.
const MAX_OPEN_DOCUMENTS = 3;

let engine: Pdfium | undefined;
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
  engine ??= await openPdfium();
  try {
    return work(documents.get(path) ?? keepOpen(engine, path));
  } catch (error) {
    if (!engine.aborted) throw error;
    documents.clear();
    engine = undefined;
    throw new Failure('pdf_memory', 'PDFium ran out of its 512 MB or met what it cannot read.', {
      cause: error,
    });
  }
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
