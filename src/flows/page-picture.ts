import type { Config } from '../base/config.ts';
import { Failure } from '../base/failure.ts';
import type { StoredDocument } from '../store/documents.ts';
import type { Store } from '../store/store.ts';
import type { Threads } from './threads.ts';

/**
 * A page of a document as WebP, from the cache or drawn in a worker thread.
 *
 * Throws: `not_found` for a page that the document does not have; `pdf_timeout`, `pdf_memory`, `page_unreadable`.
 */
export async function drawPicture(
  parts: { config: Config; store: Store; threads: Threads },
  document: StoredDocument,
  pageNumber: number,
  widthPx: number,
): Promise<Uint8Array> {
  const { config, store, threads } = parts;
  const pages = document.pages ?? 0;
  if (pageNumber < 1 || pageNumber > pages)
    throw new Failure('not_found', `${document.filename} has pages 1 to ${pages}, not ${pageNumber}.`);
  const key = `${document.sha256}-${pageNumber}-${widthPx}.webp`;
  const cached = await store.blobs.findDerived(key);
  if (cached !== undefined) return cached;
  const slow = AbortSignal.timeout(config.PDF_TIMEOUT_MS);
  const path = await store.blobs.getPath(document.sha256);
  const picture = await threads
    .run('drawPage', { path, pageNumber, widthPx }, slow)
    .catch((error: unknown) => {
      if (!slow.aborted) throw error;
      throw new Failure('pdf_timeout', `Drawing page ${pageNumber} took over ${config.PDF_TIMEOUT_MS} ms.`);
    });
  await store.blobs.saveDerived(key, picture);
  return picture;
}
