import { Failure } from '../base/failure.ts';
import type { Span } from '../course/plan.ts';
import { findInfo, findStructure, listDocuments, listPageRanges } from '../store/documents.ts';
import type { StoredSource } from './thread.ts';
import type { Work } from './work.ts';

/** The documents of the job's course that could be read, in the order of the upload, without their pages. */
export async function listSources(work: Work): Promise<StoredSource[]> {
  const { db } = work.store;
  const sources: StoredSource[] = [];
  for (const { documentId, filename, failure } of await listDocuments(db, work.attempt.courseId)) {
    if (failure !== null) continue;
    const info = await findInfo(db, documentId);
    const structure = await findStructure(db, documentId);
    if (info === undefined || structure === undefined)
      throw new Failure('internal', `Document ${documentId} was not read to its end.`);
    sources.push({ documentId, filename, info, structure, ranges: [] });
  }
  return sources;
}

/** The same documents with all their pages. */
export async function withAllPages(work: Work, sources: readonly StoredSource[]): Promise<StoredSource[]> {
  const full: StoredSource[] = [];
  for (const source of sources) {
    const ranges = await listPageRanges(work.store.db, source.documentId);
    full.push({ ...source, ranges: ranges.map((range) => range.pages) });
  }
  return full;
}

/** The documents that some spans touch, with the pages round them. */
export async function withPagesOf(
  work: Work,
  sources: readonly StoredSource[],
  spans: readonly Span[],
): Promise<StoredSource[]> {
  const touched: StoredSource[] = [];
  for (const source of sources) {
    const mine = spans.filter((span) => span.document_id === source.documentId);
    if (mine.length === 0) continue;
    const from = Math.min(...mine.map((span) => span.from.page));
    const to = Math.max(...mine.map((span) => span.to.page));
    const ranges = await listPageRanges(work.store.db, source.documentId, from, to);
    touched.push({ ...source, ranges: ranges.map((range) => range.pages) });
  }
  return touched;
}
