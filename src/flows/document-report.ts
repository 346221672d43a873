import { Failure } from '../base/failure.ts';
import { getAnatomy, listPageRanges, type StoredDocument } from '../store/documents.ts';
import { listDocumentProblems } from '../store/problems.ts';
import type { Store } from '../store/store.ts';
import type { Threads } from './threads.ts';

// On the embedded database everybody waits for a statement to end: 128 pages take 4 ms.
const PAGES_AT_ONCE = 128;

/**
 * How each page of a document was read, made from the stored pages in a worker thread.
 *
 * Out: the JSON of a ReadingReport in UTF-8, which the server's thread need not parse.
 * Throws: `document_unread` before the document was read to its end.
 */
export async function buildDocumentReport(
  { store, threads }: { store: Store; threads: Threads },
  document: StoredDocument,
): Promise<Uint8Array> {
  const { documentId, filename, failure } = document;
  const { info, structure } = await getAnatomy(store.db, documentId);
  if (failure === null && structure === null)
    throw new Failure('document_unread', `${filename} was not read to its end yet.`);
  return threads.run('reportReading', {
    filename,
    failure: failure === null ? null : { code: failure.code, detail: failure.message, hint: failure.hint },
    info,
    structure,
    ranges: await listAllRanges(store, documentId, document.pages ?? 0),
    problems: await listDocumentProblems(store.db, documentId),
  });
}

/** All stored pages of a document, compressed, in order. */
export async function listAllRanges(
  store: Store,
  documentId: number,
  pageCount: number,
): Promise<Uint8Array[]> {
  const ranges: Uint8Array[] = [];
  for (let from = 1; from <= pageCount; from += PAGES_AT_ONCE) {
    const to = Math.min(pageCount, from + PAGES_AT_ONCE - 1);
    // A range that reaches over the end of a turn is listed in both.
    for (const range of await listPageRanges(store.db, documentId, from, to))
      if (range.fromPage >= from) ranges.push(range.pages);
  }
  return ranges;
}
