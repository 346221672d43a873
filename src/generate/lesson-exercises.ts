import type { LessonExercise } from '../course/course.ts';
import type { BlockRange, Exercise } from '../course/document.ts';
import type { LessonPlan, Span } from '../course/plan.ts';
import { holdsBlock } from './answers.ts';
import type { CitationList } from './citations.ts';
import { contentOf } from './lesson-content.ts';
import { type LessonText, readLesson } from './lesson-text.ts';
import type { LessonSource, Passage } from './passages.ts';

const MARK = /\s*\[\^([cn])(\d+)\]/g;

/** The exercises of a lesson, and what is left of its text without them and their answers. */
interface ExercisesOfLesson {
  exercises: LessonExercise[];
  rest: LessonText;
}

/**
 * Takes the book's own exercises out of a lesson, each with the book's answer where its pages are at hand.
 *
 * In: the lesson's plan and sources as they were read, and its text. The plan's `answers` may lie outside of it.
 */
export function exercisesOf(
  plan: LessonPlan,
  sources: readonly LessonSource[],
  text: LessonText,
  citations: CitationList,
): ExercisesOfLesson {
  const taken: Span[] = [];
  const exercises: LessonExercise[] = [];
  const read = (span: Span): { markdown: string; ids: string[] } =>
    markdownOf(readLesson({ ...plan, title: '', spans: [span] }, sources), citations);
  for (const { documentId, exercise } of exercisesIn(plan, sources)) {
    const asked = { document_id: documentId, ...rangeOf(exercise) };
    const { markdown, ids } = read(asked);
    if (markdown === '' || ids.length === 0) continue;
    taken.push(asked);
    const answerSpan = exercise.answer && { document_id: documentId, ...rangeOf(exercise.answer) };
    const answer = answerSpan && read(answerSpan);
    if (answerSpan !== undefined) taken.push(answerSpan);
    const isAnswered = answer !== undefined && answer.markdown !== '';
    exercises.push({
      text: markdown,
      answer: isAnswered ? answer.markdown : null,
      citations: [...new Set([...ids, ...(isAnswered ? answer.ids : [])])],
    });
  }
  return { exercises, rest: exercises.length === 0 ? text : withoutSpans(text, taken) };
}

const rangeOf = ({ from, to }: BlockRange): BlockRange => ({ from, to });

/** The exercises that begin in a lesson's spans, in order. */
function exercisesIn(
  plan: LessonPlan,
  sources: readonly LessonSource[],
): { documentId: number; exercise: Exercise }[] {
  return plan.spans.flatMap((span) => {
    const source = sources.find(({ documentId }) => documentId === span.document_id);
    return (source?.structure.exercises ?? [])
      .filter(({ from }) => holdsBlock(span, from.page, from.block))
      .map((exercise) => ({ documentId: span.document_id, exercise }));
  });
}

/** Markdown as a lesson has it, but for its marks, and the ids that they named. */
function markdownOf(text: LessonText, citations: CitationList): { markdown: string; ids: string[] } {
  const marked = contentOf(text, citations);
  const ids = [...marked.matchAll(MARK)].flatMap(([, kind, id]) => (kind === 'c' ? [`c${id}`] : []));
  return { markdown: marked.replace(MARK, '').trim(), ids };
}

/** A lesson's text without what stands in the spans, and without headings that then have nothing below them. */
function withoutSpans(text: LessonText, spans: readonly Span[]): LessonText {
  const isTaken = ({ parts }: Passage): boolean =>
    parts.length > 0 &&
    parts.every(({ documentId, page, block }) =>
      spans.some(
        (span) =>
          span.document_id === documentId && holdsBlock(span, page.pageNumber, page.blocks.indexOf(block)),
      ),
    );
  const left = text.passages.filter((passage) => !isTaken(passage));
  const passages = left.filter((passage, index) => {
    const next = left[index + 1];
    const isEmpty =
      passage.kind === 'heading' &&
      (next === undefined || (next.kind === 'heading' && next.depth <= passage.depth));
    // A heading that had nothing below it before stays.
    const after = text.passages[text.passages.indexOf(passage) + 1];
    return !(isEmpty && after !== undefined && isTaken(after));
  });
  return { ...text, passages };
}
