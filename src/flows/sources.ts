import { Failure } from '../base/failure.ts';
import type { Span } from '../course/plan.ts';
import { getAnatomy, listDocuments } from '../store/documents.ts';
import { shareJson } from './shared-json.ts';
import type { StoredSource } from './stored-source.ts';
import type { CourseWork } from './work.ts';

/** The documents of the job's course that could be read, in the order of the upload, without their pages. */
export async function listSources(work: CourseWork): Promise<StoredSource[]> {
  const { db } = work.store;
  const sources: StoredSource[] = [];
  for (const { documentId, filename, failure, pages } of await listDocuments(db, work.attempt.courseId)) {
    if (failure !== null) continue;
    const { info, structure } = await getAnatomy(db, documentId);
    if (info === null || structure === null)
      throw new Failure('internal', `Document ${documentId} was not read to its end.`);
    sources.push({
      documentId,
      filename,
      pageCount: pages ?? 0,
      info: shareJson(info),
      structure: shareJson(structure),
      ranges: [],
    });
  }
  return sources;
}

/** The same documents with all their pages. */
export async function withAllPages(
  work: CourseWork,
  sources: readonly StoredSource[],
): Promise<StoredSource[]> {
  const full: StoredSource[] = [];
  for (const source of sources) {
    full.push({ ...source, ranges: await listAllPages(work, source.documentId, source.pageCount) });
  }
  return full;
}

// On the embedded database everybody waits for a statement to end: 128 pages take 4 ms.
const PAGES_AT_ONCE = 128;

/** All pages of a document, compressed, in order. */
export async function listAllPages(
  work: CourseWork,
  documentId: number,
  pageCount: number,
): Promise<Uint8Array[]> {
  for (let from = 1; from <= pageCount; from += PAGES_AT_ONCE)
    await work.pages.list(documentId, from, Math.min(pageCount, from + PAGES_AT_ONCE - 1));
  return work.pages.list(documentId, 1, pageCount);
}

/** The documents that some spans touch, with the pages round them. */
export async function withPagesOf(
  work: CourseWork,
  sources: readonly StoredSource[],
  spans: readonly Span[],
): Promise<StoredSource[]> {
  const touched: StoredSource[] = [];
  for (const source of sources) {
    const mine = spans.filter((span) => span.document_id === source.documentId);
    if (mine.length === 0) continue;
    const ranges: Uint8Array[] = [];
    for (const { from, to } of pageRangesOf(mine))
      ranges.push(...(await work.pages.list(source.documentId, from, to)));
    touched.push({ ...source, ranges });
  }
  return touched;
}

/** The pages of some spans in ascending ranges without overlap; answers may stand far from what they answer. */
function pageRangesOf(spans: readonly Span[]): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (const { from, to } of spans.toSorted((one, other) => one.from.page - other.from.page)) {
    const last = ranges.at(-1);
    if (last !== undefined && from.page <= last.to + 1) last.to = Math.max(last.to, to.page);
    else ranges.push({ from: from.page, to: to.page });
  }
  return ranges;
}
