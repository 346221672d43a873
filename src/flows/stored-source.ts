import type { DocumentInfo, Page, Structure } from '../course/document.ts';
import { decodePages } from '../course/page-codec.ts';
import type { LessonPlan } from '../course/plan.ts';
import type { SharedJson } from './shared-json.ts';
import { parseJson } from './thread-json.ts';

/** A document as the store holds it, with all its pages or those that the task needs. */
export interface StoredSource {
  documentId: number;
  filename: string;
  pageCount: number;
  info: SharedJson<DocumentInfo>;
  structure: SharedJson<Structure>;
  /** Each as `encodePages` made it, in page order. */
  ranges: Uint8Array[];
}

export const decodeRanges = (ranges: readonly Uint8Array[], decode = decodePages): Page[] =>
  ranges.flatMap((range) => decode(range));

/** In: `decode` is `decodeText` where nothing is asked of the places of words. */
export const decodeSources = (sources: readonly StoredSource[], decode = decodePages) =>
  sources.map(({ documentId, filename, info, structure, ranges }) => {
    const parsed = parseJson(structure);
    return {
      documentId,
      filename,
      info: parseJson(info),
      structure: parsed,
      language: parsed.language,
      pages: decodeRanges(ranges, decode),
    };
  });

/** Only the pages that a lesson's spans and the answers to its exercises touch. */
export function sourcesOf<Source extends { documentId: number; pages: Page[] }>(
  lesson: LessonPlan,
  sources: readonly Source[],
): Source[] {
  return sources.flatMap((source) => {
    const spans = [...lesson.spans, ...(lesson.answers ?? [])].filter(
      (span) => span.document_id === source.documentId,
    );
    if (spans.length === 0) return [];
    const byNumber = new Map(source.pages.map((page) => [page.pageNumber, page]));
    // A stored range that holds both a lesson and its answers came twice.
    const pages = [...byNumber.values()].filter((page) =>
      spans.some((span) => page.pageNumber >= span.from.page && page.pageNumber <= span.to.page),
    );
    return [{ ...source, pages }];
  });
}
