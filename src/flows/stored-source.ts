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

/** A document without its pages. */
interface Anatomy {
  documentId: number;
  filename: string;
  info: DocumentInfo;
  structure: Structure;
  language: string;
}

function anatomyOf({ documentId, filename, info, structure }: StoredSource): Anatomy {
  const parsed = parseJson(structure);
  return { documentId, filename, info: parseJson(info), structure: parsed, language: parsed.language };
}

/** A document with all the pages that the task got. */
export interface DecodedSource extends Anatomy {
  pages: Page[];
}

/** In: `decode` is `decodeText` where nothing is asked of the places of words. */
export const decodeSources = (sources: readonly StoredSource[], decode = decodePages): DecodedSource[] =>
  sources.map((source) => ({ ...anatomyOf(source), pages: decodeRanges(source.ranges, decode) }));

type Span = LessonPlan['spans'][number];

/** A document whose pages are decoded when a lesson asks for them. */
export interface OpenSource extends Anatomy {
  /** Those of its pages that some spans touch, in order. */
  pagesOf(spans: readonly Span[]): Page[];
}

/**
 * For lesson after lesson: what is decoded for one and not wanted by the next is let go of while it is young. Decoded all
 * at once, the pages of eight lessons were copied by the garbage collector again and again.
 *
 * In: ranges in the order of their pages.
 */
export const openSources = (sources: readonly StoredSource[], decode = decodePages): OpenSource[] =>
  sources.map((source) => {
    const window = new PageWindow(source.ranges, decode);
    return { ...anatomyOf(source), pagesOf: (spans) => window.pagesOf(spans) };
  });

class PageWindow {
  readonly #ranges: readonly Uint8Array[];
  readonly #decode: typeof decodePages;
  /** First and last page of each range, as far as they were decoded once. */
  readonly #ends: [first: number, last: number][] = [];
  readonly #held = new Map<number, Page[]>();

  constructor(ranges: readonly Uint8Array[], decode: typeof decodePages) {
    this.#ranges = ranges;
    this.#decode = decode;
  }

  pagesOf(spans: readonly Span[]): Page[] {
    const end = Math.max(...spans.map(({ to }) => to.page));
    // A stored range that holds both a lesson and its answers came twice.
    const byNumber = new Map<number, Page>();
    for (let at = 0; at < this.#ranges.length; at += 1) {
      const [first, last] = this.#ends[at] ?? this.#measure(at);
      if (first > end) break;
      if (spans.some(({ from, to }) => first <= to.page && last >= from.page)) {
        for (const page of this.#read(at)) if (touches(spans, page)) byNumber.set(page.pageNumber, page);
      } else this.#held.delete(at);
    }
    return [...byNumber.values()];
  }

  #measure(at: number): [first: number, last: number] {
    const pages = this.#read(at);
    const ends: [number, number] = [pages[0]?.pageNumber ?? 0, pages.at(-1)?.pageNumber ?? 0];
    this.#ends[at] = ends;
    return ends;
  }

  #read(at: number): Page[] {
    const pages = this.#held.get(at) ?? this.#decode(this.#ranges[at] ?? new Uint8Array());
    this.#held.set(at, pages);
    return pages;
  }
}

export const touches = (spans: readonly Span[], { pageNumber }: Page): boolean =>
  spans.some(({ from, to }) => pageNumber >= from.page && pageNumber <= to.page);

/** What a lesson is written from: only the pages that its spans and the answers to its exercises touch. */
export const sourcesOf = (lesson: LessonPlan, sources: readonly OpenSource[]): DecodedSource[] =>
  sources.flatMap(({ pagesOf, ...source }) => {
    const spans = [...lesson.spans, ...(lesson.answers ?? [])].filter(
      (span) => span.document_id === source.documentId,
    );
    return spans.length === 0 ? [] : [{ ...source, pages: pagesOf(spans) }];
  });
