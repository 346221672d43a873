import type { BlockRange } from '../course/document.ts';
import type { LessonPlan, Span } from '../course/plan.ts';
import type { SourceDocument } from './source-document.ts';

/** Whether a block stands in a range of blocks. */
export const holdsBlock = ({ from, to }: BlockRange, page: number, block: number): boolean =>
  (page > from.page || (page === from.page && block >= from.block)) &&
  (page < to.page || (page === to.page && block < to.block));

/** Notes in each lesson's plan where the book answers its exercises, as far as that is not in the lesson itself. */
export function addAnswers(lessons: readonly LessonPlan[], sources: readonly SourceDocument[]): void {
  const asked = sources.filter(({ structure }) => (structure.exercises ?? []).length > 0);
  if (asked.length === 0) return;
  for (const lesson of lessons) {
    const answers = asked.flatMap((source) => answersTo(lesson, source));
    if (answers.length > 0) lesson.answers = answers;
  }
}

function answersTo({ spans }: LessonPlan, { documentId, structure }: SourceDocument): Span[] {
  const own = spans.filter((span) => span.document_id === documentId);
  if (own.length === 0) return [];
  return (structure.exercises ?? []).flatMap(({ from, answer }) => {
    const isHere = own.some((span) => holdsBlock(span, from.page, from.block));
    if (!isHere || answer === undefined) return [];
    const isOutside = !own.some((span) => holdsBlock(span, answer.from.page, answer.from.block));
    return isOutside ? [{ document_id: documentId, from: answer.from, to: answer.to }] : [];
  });
}
