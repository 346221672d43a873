import type { LessonExercise } from '../course/course.ts';
import type { Exercise } from '../course/document.ts';
import type { LessonPlan, Span } from '../course/plan.ts';
import { holdsBlock } from './answers.ts';
import type { CitationList } from './citations.ts';
import { contentOf } from './lesson-content.ts';
import { type LessonText, readLesson } from './lesson-text.ts';
import type { LessonSource, Passage } from './passages.ts';

const MARK = /\s*\[\^([cn])(\d+)\]/g;

/** Where an exercise stands, and the book's answer to it. */
export interface ExerciseSpans {
  asked: Span;
  answer: Span | undefined;
}

/** Where the book's own exercises stand that begin in a lesson. */
export const exerciseSpansOf = (plan: LessonPlan, sources: readonly LessonSource[]): ExerciseSpans[] =>
  exercisesIn(plan, sources).map(({ documentId, exercise: { from, to, answer } }) => ({
    asked: { document_id: documentId, from, to },
    answer: answer && { document_id: documentId, from: answer.from, to: answer.to },
  }));

/** The exercises themselves, each with the book's answer where its pages are at hand. */
export function exercisesOf(
  spans: readonly ExerciseSpans[],
  plan: LessonPlan,
  sources: readonly LessonSource[],
  citations: CitationList,
): LessonExercise[] {
  const read = (span: Span): Cited =>
    markdownOf(readLesson({ ...plan, title: '', spans: [span] }, sources), citations);
  return spans.flatMap(({ asked, answer: answered }) => {
    const { markdown, ids } = read(asked);
    if (markdown === '' || ids.length === 0) return [];
    const answer = answered === undefined ? undefined : read(answered);
    const hasAnswer = answer !== undefined && answer.markdown !== '';
    return [
      {
        text: markdown,
        answer: hasAnswer ? answer.markdown : null,
        citations: [...new Set([...ids, ...(hasAnswer ? answer.ids : [])])],
      },
    ];
  });
}

/** A lesson's text without its exercises and their answers. */
export const withoutExercises = (text: LessonText, spans: readonly ExerciseSpans[]): LessonText =>
  spans.length === 0
    ? text
    : withoutSpans(
        text,
        spans.flatMap(({ asked, answer }) => (answer === undefined ? [asked] : [asked, answer])),
      );

interface Cited {
  markdown: string;
  ids: string[];
}

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

/** A first sentence that is shorter, as "True.", is not enough to be cited alone. */
const LEAST_QUOTE = 25;

/** Markdown as a lesson has it, but for its marks, and the ids that they named. */
function markdownOf(text: LessonText, citations: CitationList): Cited {
  const marked = contentOf(text, citations);
  const ids = [...marked.matchAll(MARK)].flatMap(([, kind, id]) => (kind === 'c' ? [`c${id}`] : []));
  for (const passage of text.passages) {
    const [first, second] = passage.sentences;
    if (first === undefined || second === undefined || first.text.length >= LEAST_QUOTE) continue;
    const id = citations.sentence(passage, second);
    if (id !== undefined) ids.push(id);
  }
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
