import type { CitationView, ContentsView } from '../api/queries.ts';

export type LessonEntryView = ContentsView['modules'][number]['sub_topics'][number];

/** The lesson that a question is about: the one of that title, and of several the one that has the cited page. */
export function findLesson(
  contents: ContentsView,
  topic: string,
  citation: CitationView | undefined,
): LessonEntryView | undefined {
  const lessons = contents.modules.flatMap((module) => module.sub_topics);
  const named = lessons.filter((lesson) => lesson.title === topic);
  const hasPage = ({ pages }: LessonEntryView): boolean =>
    pages.some(
      ({ document_id, from, to }) =>
        citation !== undefined &&
        document_id === citation.document_id &&
        from <= citation.page &&
        citation.page <= to,
    );
  return named.find(hasPage) ?? named[0] ?? lessons.find(hasPage);
}
