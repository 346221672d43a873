import type { DocumentInfo, Page, Structure } from '../course/document.ts';
import { decodePages, decodePlaced } from '../course/page-codec.ts';
import type { LessonPlan, Span } from '../course/plan.ts';
import { sourceSpans } from '../course/source-spans.ts';
import type { LessonSource } from '../generate/passages.ts';
import type { SourceDocument } from '../generate/source-document.ts';
import { mayEndInNumber } from '../pdf/contents-lines.ts';
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

/** Pages as a document's structure is found in them. */
export const decodeForStructure = (ranges: readonly Uint8Array[]): Page[] =>
  decodeRanges(ranges, (range) => decodePlaced(range, mayEndInNumber));

/** A document as lessons and plans are made from it. */
interface DecodedSource extends SourceDocument, LessonSource {}

function anatomyOf({ documentId, filename, info, structure }: StoredSource): Omit<DecodedSource, 'pages'> {
  const parsed = parseJson(structure);
  return { documentId, filename, info: parseJson(info), structure: parsed, language: parsed.language };
}

/** In: `decode` is `decodeText` where nothing is asked of the places of words. */
export const decodeSources = (sources: readonly StoredSource[], decode = decodePages): DecodedSource[] =>
  sources.map((source) => ({ ...anatomyOf(source), pages: decodeRanges(source.ranges, decode) }));

/** Those pages of a document that some spans touch, in order. */
type PageReader = (spans: readonly Span[]) => Page[];

/** A document whose pages are decoded when a lesson asks for them. */
export interface OpenSource extends Omit<DecodedSource, 'pages'> {
  pagesOf: PageReader;
}

export const openSources = (sources: readonly StoredSource[], decode = decodePages): OpenSource[] =>
  sources.map((source) => ({ ...anatomyOf(source), pagesOf: pageReader(source.ranges, decode) }));

/**
 * For lesson after lesson: what is decoded for one and not wanted by the next is let go of while it is young. Decoded all
 * at once, the pages of eight lessons were copied by the garbage collector again and again.
 *
 * In: ranges in the order of their pages.
 */
export function pageReader(ranges: readonly Uint8Array[], decode = decodePages): PageReader {
  const held = new Map<number, Page[]>();
  const read = (range: Uint8Array, at: number): Page[] => {
    const pages = held.get(at) ?? decode(range);
    held.set(at, pages);
    return pages;
  };
  // First and last page of each range, as far as they were decoded once.
  const ends: [first: number, last: number][] = [];
  const endsOf = (range: Uint8Array, at: number): [first: number, last: number] => {
    const known = ends[at];
    if (known !== undefined) return known;
    const pages = read(range, at);
    const found: [first: number, last: number] = [pages[0]?.pageNumber ?? 0, pages.at(-1)?.pageNumber ?? 0];
    ends[at] = found;
    return found;
  };
  return (spans) => {
    const end = Math.max(...spans.map(({ to }) => to.page));
    const touched = (first: number, last: number): boolean =>
      spans.some(({ from, to }) => first <= to.page && last >= from.page);
    // A stored range that holds both a lesson and its answers came twice.
    const byNumber = new Map<number, Page>();
    for (const [at, range] of ranges.entries()) {
      const [first, last] = endsOf(range, at);
      if (first > end) break;
      if (!touched(first, last)) held.delete(at);
      else
        for (const page of read(range, at))
          if (touched(page.pageNumber, page.pageNumber)) byNumber.set(page.pageNumber, page);
    }
    return [...byNumber.values()];
  };
}

/** What a lesson is written from: only the pages that its spans and the answers to its exercises touch. */
export const sourcesOf = (lesson: LessonPlan, sources: readonly OpenSource[]): DecodedSource[] =>
  sources.flatMap(({ pagesOf, ...source }) => {
    const spans = sourceSpans(lesson).filter((span) => span.document_id === source.documentId);
    return spans.length === 0 ? [] : [{ ...source, pages: pagesOf(spans) }];
  });

/** The same pages as its questions are checked against. */
export const numberedPages = (
  lesson: LessonPlan,
  sources: readonly OpenSource[],
): { document_id: number; page: Page }[] =>
  sourcesOf(lesson, sources).flatMap(({ documentId, pages }) =>
    pages.map((page) => ({ document_id: documentId, page })),
  );
