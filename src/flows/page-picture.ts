import type { Config } from '../base/config.ts';
import { Failure } from '../base/failure.ts';
import type { RenderOptions } from '../pdf/render-page.ts';
import type { StoredDocument } from '../store/documents.ts';
import type { Store } from '../store/store.ts';
import type { Threads } from './threads.ts';

/** Names what is drawn of a document: the page, the width, and the part if it is not the whole. */
export const pictureName = (pageNumber: number, { widthPx, box }: RenderOptions): string =>
  [pageNumber, widthPx, ...(box ?? [])].join('-');

/**
 * A page of a document, or a part of one, as WebP, from the cache or drawn in a worker thread.
 *
 * Throws: `not_found` for a page that the document does not have; `pdf_timeout`, `pdf_memory`, `page_unreadable`.
 */
export async function drawPicture(
  parts: { config: Config; store: Store; threads: Threads },
  document: StoredDocument,
  pageNumber: number,
  options: RenderOptions,
): Promise<Uint8Array> {
  const { config, store, threads } = parts;
  const pages = document.pages ?? 0;
  if (pageNumber < 1 || pageNumber > pages)
    throw new Failure('not_found', `${document.filename} has pages 1 to ${pages}, not ${pageNumber}.`);
  const key = `${document.sha256}-${pictureName(pageNumber, options)}.webp`;
  const cached = await store.blobs.findDerived(key);
  if (cached !== undefined) return cached;
  const slow = AbortSignal.timeout(config.PDF_TIMEOUT_MS);
  const path = await store.blobs.getPath(document.sha256);
  const picture = await threads
    .run('drawPage', { path, pageNumber, ...options }, slow)
    .catch((error: unknown) => {
      if (!slow.aborted) throw error;
      throw new Failure('pdf_timeout', `Drawing page ${pageNumber} took over ${config.PDF_TIMEOUT_MS} ms.`);
    });
  await store.blobs.saveDerived(key, picture);
  return picture;
}
