import { Failure } from '../base/failure.ts';
import type { Coverage, LeftOut } from '../course/course.ts';
import { type EditedLesson, joinSpans, type OutlineEdit } from '../course/outline.ts';
import type { CoursePlan, LessonPlan, Span } from '../course/plan.ts';
import { addAnswers, holdsBlock } from './answers.ts';
import { coverageOf, taughtPages } from './coverage.ts';
import { languageOf } from './language.ts';
import type { Piece } from './pieces.ts';
import { descriptionOf, taughtOf } from './plan.ts';
import { addPrerequisites, type PlannedPortion } from './prerequisites.ts';
import type { SourceDocument } from './source-document.ts';
import { summaryOf } from './summary.ts';

/**
 * Makes a plan of an outline that a reviewer has changed. Its lessons get keys of their new places, and what they build
 * on and where their answers are is found anew.
 *
 * In: the plan as it was first made; an edit without faults (`findOutlineFaults`); each file with all its pages.
 * Out: pages that only dropped lessons took are left out as 'dropped'.
 * Throws: outline_incomplete for a lesson that holds no text.
 */
export function replan(
  first: CoursePlan,
  edit: OutlineEdit,
  sources: readonly SourceDocument[],
): { course: CoursePlan; coverage: Coverage } {
  const language = languageOf(first.language);
  const pieces = new Map(sources.map((source) => [source.documentId, taughtOf(source).pieces]));
  const planned: PlannedPortion[] = [];
  const modules = edit.modules.map(({ title, summary, lessons }, index) => {
    const week = index + 1;
    const portions = lessons.map((lesson, position) =>
      planLesson(lesson, `m${week}-l${position + 1}`, pieces),
    );
    planned.push(...portions);
    const plans = portions.map(({ lesson }) => lesson);
    const opening = portions[0]?.portion.pieces ?? [];
    return { week, title, summary: summary ?? summaryOf(opening, plans, language), lessons: plans };
  });
  addPrerequisites(planned, language);
  addAnswers(
    planned.map(({ lesson }) => lesson),
    sources,
  );
  const dropped = edit.dropped.map((lesson, index) => planLesson(lesson, `d${index + 1}`, pieces).lesson);
  const course: CoursePlan = {
    title: edit.title ?? first.title,
    description: descriptionOf(modules, sources, language),
    language: first.language,
    modules,
    left_out: [...first.left_out, ...droppedPages(first, { modules }, sources)],
    ...(dropped.length === 0 ? {} : { dropped }),
  };
  return { course, coverage: coverageOf(course, sources) };
}

function planLesson(
  { title, spans: given }: EditedLesson,
  key: string,
  pieces: ReadonlyMap<number, readonly Piece[]>,
): PlannedPortion {
  const spans = joinSpans(given);
  const taken = spans.flatMap((span) => piecesIn(span, pieces.get(span.document_id) ?? []));
  if (taken.length === 0) throw new Failure('outline_incomplete', `The lesson "${title}" holds no text.`);
  const words = taken.reduce((sum, piece) => sum + piece.words, 0);
  const lesson: LessonPlan = { key, title, spans, words };
  const load = taken.reduce((sum, piece) => sum + piece.load, 0);
  return {
    documentId: spans[0]?.document_id ?? 0,
    lesson,
    portion: { title, parts: [], pieces: taken, load },
  };
}

/** In: the pieces of the span's document, in reading order; found by halving, as a book has thousands. */
function piecesIn(span: Span, pieces: readonly Piece[]): Piece[] {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    const isBefore =
      piece !== undefined &&
      (piece.pageNumber < span.from.page ||
        (piece.pageNumber === span.from.page && piece.blockIndex < span.from.block));
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  const taken: Piece[] = [];
  for (const piece of pieces.slice(low)) {
    if (!holdsBlock(span, piece.pageNumber, piece.blockIndex)) break;
    taken.push(piece);
  }
  return taken;
}

/** The pages that the first plan taught and the new one does not. */
function droppedPages(
  first: CoursePlan,
  now: Pick<CoursePlan, 'modules'>,
  sources: readonly SourceDocument[],
): LeftOut[] {
  const kept = taughtPages(now, sources);
  return [...taughtPages(first, sources)].flatMap(([document_id, before]) => {
    const pages = [...before].filter((page) => kept.get(document_id)?.has(page) !== true);
    return pages.length === 0
      ? []
      : [{ document_id, pages: pages.toSorted((left, right) => left - right), reason: 'dropped' as const }];
  });
}
