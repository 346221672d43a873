import type { ContentsView } from '../api/queries.ts';

type LessonEntryView = ContentsView['modules'][number]['sub_topics'][number];
export type Reason = ContentsView['coverage']['left_out'][number]['reason'];

/** Where a page went: into a lesson (`order` counts the lessons of the document), or out with a reason. */
export type PagePlace =
  | { kind: 'lesson'; lesson: LessonEntryView; order: number }
  | { kind: 'left_out'; reason: Reason }
  | { kind: 'unknown' };

/** The place of each page of one document, page 1 first. A page that two lessons share belongs to the first. */
export function placePages(contents: ContentsView, documentId: number): PagePlace[] {
  const pages = contents.documents.find((document) => document.document_id === documentId)?.pages ?? 0;
  const places: PagePlace[] = Array.from({ length: pages }, () => ({ kind: 'unknown' }));
  for (const { document_id, pages: numbers, reason } of contents.coverage.left_out)
    if (document_id === documentId)
      for (const page of numbers) places[page - 1] = { kind: 'left_out', reason };
  let order = 0;
  for (const lesson of contents.modules.flatMap((module) => module.sub_topics)) {
    const ranges = lesson.pages.filter((range) => range.document_id === documentId);
    for (const { from, to } of ranges)
      for (let page = from; page <= Math.min(to, pages); page += 1)
        if (places[page - 1]?.kind !== 'lesson') places[page - 1] = { kind: 'lesson', lesson, order };
    if (ranges.length > 0) order += 1;
  }
  return places;
}

/** Runs of page numbers as people write them: "1-3, 7". */
export function rangesInWords(pages: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last !== undefined && page === last.to + 1) last.to = page;
    else runs.push({ from: page, to: page });
  }
  return runs.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
