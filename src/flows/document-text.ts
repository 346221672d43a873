import { Failure } from '../base/failure.ts';
import { listPageRanges, type StoredDocument } from '../store/documents.ts';
import type { Store } from '../store/store.ts';
import { listAllRanges } from './document-report.ts';
import type { Threads } from './threads.ts';

interface Parts {
  store: Store;
  threads: Threads;
}

/**
 * The lines of one page.
 *
 * Out: the JSON of a PageText in UTF-8.
 * Throws: `not_found` for a page that the document does not have; `document_unread` before it was read.
 */
export async function showPageText(
  { store, threads }: Parts,
  document: StoredDocument,
  pageNumber: number,
): Promise<Uint8Array> {
  const { documentId, filename } = document;
  const pages = document.pages ?? 0;
  if (pageNumber < 1 || (document.pages !== null && pageNumber > pages))
    throw new Failure('not_found', `${filename} has pages 1 to ${pages}, not ${pageNumber}.`);
  const stored =
    document.pages === null ? [] : await listPageRanges(store.db, documentId, pageNumber, pageNumber);
  const ranges = stored.map((range) => range.pages);
  const shown = await threads.run('showPage', { documentId, pageNumber, ranges });
  if (shown === null)
    throw new Failure('document_unread', `Page ${pageNumber} of ${filename} is not read yet.`);
  return shown;
}

/**
 * Where the words of a query stand in a document, as far as it was read.
 *
 * Out: the JSON of PhraseHits in UTF-8.
 */
export async function searchDocument(
  { store, threads }: Parts,
  { documentId, pages }: StoredDocument,
  query: { query: string; limit: number },
): Promise<Uint8Array> {
  return threads.run('searchPages', { ...query, ranges: await listAllRanges(store, documentId, pages ?? 0) });
}
