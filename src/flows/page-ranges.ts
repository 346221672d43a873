import { shareBytes } from '../base/shared-text.ts';
import { listPageRanges, type PageRangeBytes } from '../store/documents.ts';
import type { Store } from '../store/store.ts';

// A book of 1,000 pages has 3 MB compressed; jobs that run at once are some books.
const MAX_KEPT_BYTES = 32e6;

/**
 * The stored pages of documents, with those that were used last kept in memory: each step of a job reads them
 * again, and on the embedded database everybody waits meanwhile. Only a scan is stored twice, as a range of its own
 * which is then kept here too, so nothing here can be out of date; what is not here is read from the store.
 */
export class PageRanges {
  readonly #store: Store;
  /** By document, then by first page; the document used last is at the end. */
  readonly #kept = new Map<number, Map<number, PageRangeBytes>>();
  #bytes = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Remembers ranges that were committed. */
  keep(documentId: number, ranges: readonly PageRangeBytes[]): void {
    const document = this.#touch(documentId);
    for (const range of ranges) {
      this.#bytes += range.pages.byteLength - (document.get(range.fromPage)?.pages.byteLength ?? 0);
      document.set(range.fromPage, { ...range, pages: shareBytes(range.pages) });
    }
    for (const [oldest, dropped] of this.#kept) {
      if (this.#bytes <= MAX_KEPT_BYTES || oldest === documentId) break;
      this.#kept.delete(oldest);
      for (const range of dropped.values()) this.#bytes -= range.pages.byteLength;
    }
  }

  /** The ranges that hold pages `from` to `to`, compressed, in order; they may hold a few more. */
  async list(documentId: number, from: number, to: number): Promise<Uint8Array[]> {
    const kept = this.#find(documentId, from, to);
    if (kept !== undefined) return kept.map((range) => range.pages);
    const ranges = await listPageRanges(this.#store.db, documentId, from, to);
    this.keep(documentId, ranges);
    return ranges.map((range) => range.pages);
  }

  #touch(documentId: number): Map<number, PageRangeBytes> {
    const document = this.#kept.get(documentId) ?? new Map<number, PageRangeBytes>();
    this.#kept.delete(documentId);
    this.#kept.set(documentId, document);
    return document;
  }

  /** Undefined when a page of these is not kept. */
  #find(documentId: number, from: number, to: number): PageRangeBytes[] | undefined {
    const document = this.#kept.get(documentId);
    if (document === undefined) return undefined;
    this.#touch(documentId);
    const touching = [...document.values()]
      .filter((range) => range.toPage >= from && range.fromPage <= to)
      .sort((one, other) => one.fromPage - other.fromPage);
    let next = from;
    for (const range of touching) {
      if (range.fromPage > next) return undefined;
      next = range.toPage + 1;
    }
    return next > to ? touching : undefined;
  }
}
