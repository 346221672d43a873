import type { PageRange } from '../course/course.ts';
import type { LessonPlan } from '../course/plan.ts';
import type { LessonText } from './lesson-text.ts';
import type { LessonSource } from './passages.ts';
import { blocksIn } from './spans.ts';

/** The pages that the lesson takes text of or says once for several, neighbours in one range. */
export function pagesOf(text: LessonText, plan: LessonPlan, sources: readonly LessonSource[]): PageRange[] {
  const taken = text.passages.flatMap(({ parts }) =>
    parts.map(({ documentId, page }) => ({ documentId, page: page.pageNumber })),
  );
  const documents = sources.map(({ documentId }) => documentId);
  const pages = [...taken, ...repeatedPages(plan, sources)].sort(
    (one, other) =>
      documents.indexOf(one.documentId) - documents.indexOf(other.documentId) || one.page - other.page,
  );
  const ranges: PageRange[] = [];
  for (const { documentId, page } of pages) {
    const last = ranges.at(-1);
    if (last?.document_id === documentId && page <= last.to + 1) last.to = page;
    else ranges.push({ document_id: documentId, from: page, to: page });
  }
  return ranges;
}

/** The steps by which a slide is built up: its last one has the text of all. */
function repeatedPages(
  { spans }: LessonPlan,
  sources: readonly LessonSource[],
): { documentId: number; page: number }[] {
  return spans.flatMap((span) => {
    const source = sources.find(({ documentId }) => documentId === span.document_id);
    if (source === undefined) return [];
    const { documentId, pages, structure } = source;
    return pages.flatMap(({ pageNumber, blocks }) => {
      const { from, to } = blocksIn(span, pageNumber, blocks.length);
      const isRepeat = structure.repeats?.[pageNumber]?.some((index) => index >= from && index < to);
      return isRepeat === true ? [{ documentId, page: pageNumber }] : [];
    });
  });
}
