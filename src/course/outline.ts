import { z } from 'zod';
import { PageRange } from './course.ts';
import { ModelEstimate } from './model-info.ts';
import { plainText } from './plain-text.ts';
import { CoursePlan, LessonPlan, ModulePlan, Position, Span } from './plan.ts';

/** A place where a lesson can be split: before a heading inside it. */
const SplitPlace = z.object({ document_id: z.int(), at: Position, title: z.string(), level: z.int() });
export type SplitPlace = z.infer<typeof SplitPlace>;

const OutlineLesson = LessonPlan.extend({
  minutes: z.int().positive(),
  pages: z.array(PageRange),
  headings: z.array(SplitPlace),
});
export type OutlineLesson = z.infer<typeof OutlineLesson>;

/** The outline of a course for its review. */
export const Outline = CoursePlan.extend({
  /** Grows with each change; a change names the version that it was made to. */
  version: z.int().positive(),
  modules: z.array(ModulePlan.extend({ lessons: z.array(OutlineLesson) })),
  /** Lessons that are not to be written. */
  dropped: z.array(OutlineLesson),
  /** What is still to be done after the review. */
  estimate: ModelEstimate,
});
export type Outline = z.infer<typeof Outline>;

const Title = plainText(300).trim().min(1);
const EditedLesson = z.object({ title: Title, spans: z.array(Span).min(1).max(10_000) });
export type EditedLesson = z.infer<typeof EditedLesson>;

/**
 * An outline as a reviewer wants it. Lessons are merged by putting their spans into one, and split by cutting a span in
 * two at a position; everything that the first outline teaches is in exactly one lesson, or in `dropped`.
 */
export const OutlineEdit = z.object({
  version: z.int().positive(),
  title: Title.optional(),
  modules: z
    .array(
      z.object({
        title: Title,
        summary: plainText(5000).optional(),
        lessons: z.array(EditedLesson).min(1).max(10_000),
      }),
    )
    .min(1)
    .max(10_000),
  dropped: z.array(EditedLesson).max(10_000).default([]),
});
export type OutlineEdit = z.infer<typeof OutlineEdit>;

export const comparePositions = (left: Position, right: Position): number =>
  left.page - right.page || left.block - right.block;

const compareSpans = (left: Span, right: Span): number =>
  left.document_id - right.document_id || comparePositions(left.from, right.from);

/** Spans in the order given, one that goes on where the one before ends joined to it. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last?.document_id === span.document_id && comparePositions(last.to, span.from) === 0)
      joined[joined.length - 1] = { ...last, to: span.to };
    else joined.push(span);
  }
  return joined;
}

/** The pages that a span touches. */
export const pagesOfSpan = ({ document_id, from, to }: Span): PageRange => ({
  document_id,
  from: from.page,
  to: Math.max(from.page, to.block === 0 ? to.page - 1 : to.page),
});

/** What of the first outline an edit leaves out, takes twice or did not have; empty when all is accounted for. */
export function findOutlineFaults(first: CoursePlan, { modules, dropped }: OutlineEdit): string[] {
  const lessons = [...modules.flatMap((module) => module.lessons), ...dropped];
  const faults = lessons
    .filter(({ spans }) => spans.some(({ from, to }) => comparePositions(from, to) >= 0))
    .map(({ title }) => `"${title}" has a span that ends before it begins`);
  if (faults.length > 0) return faults;
  const taught = first.modules
    .flatMap((module) => module.lessons.flatMap(({ spans }) => spans))
    .toSorted(compareSpans);
  const taken = lessons.flatMap(({ spans }) => spans).toSorted(compareSpans);
  const twice = taken.flatMap((span, index) => {
    const before = taken[index - 1];
    const isTwice = before?.document_id === span.document_id && comparePositions(span.from, before.to) < 0;
    return isTwice ? [{ ...span, to: earlier(before.to, span.to) }] : [];
  });
  return [
    ...twice.map((span) => `${nameSpan(span)} in two lessons`),
    ...subtract(taught, union(taken)).map((span) => `${nameSpan(span)} in no lesson and not dropped`),
    ...subtract(union(taken), union(taught)).map((span) => `${nameSpan(span)} not in the first outline`),
  ];
}

const earlier = (left: Position, right: Position): Position =>
  comparePositions(left, right) <= 0 ? left : right;
const later = (left: Position, right: Position): Position =>
  comparePositions(left, right) >= 0 ? left : right;

/** In: sorted. Out: sorted, apart from each other. */
function union(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const span of spans) {
    const last = apart.at(-1);
    if (last?.document_id === span.document_id && comparePositions(span.from, last.to) <= 0)
      apart[apart.length - 1] = { ...last, to: later(last.to, span.to) };
    else apart.push(span);
  }
  return apart;
}

/** What of `spans` is not in `others`; both sorted, `others` apart from each other. */
function subtract(spans: readonly Span[], others: readonly Span[]): Span[] {
  const rest: Span[] = [];
  let next = 0;
  for (const span of spans) {
    let { from } = span;
    const isBehind = (other: Span | undefined): boolean =>
      other !== undefined &&
      (other.document_id < span.document_id ||
        (other.document_id === span.document_id && comparePositions(other.to, from) <= 0));
    while (isBehind(others[next])) next += 1;
    for (let index = next; comparePositions(from, span.to) < 0; index += 1) {
      const other = others[index];
      const isHere = other?.document_id === span.document_id && comparePositions(other.from, span.to) < 0;
      const to = isHere ? later(other.from, from) : span.to;
      if (comparePositions(from, to) < 0) rest.push({ ...span, from, to });
      from = isHere ? other.to : span.to;
    }
  }
  return rest;
}

/** "document 3, page 12 from block 4 to page 14 is" */
function nameSpan({ document_id, from, to }: Span): string {
  const start = from.block === 0 ? `page ${from.page}` : `page ${from.page} from block ${from.block}`;
  const end = to.block === 0 ? `the end of page ${to.page - 1}` : `page ${to.page} before block ${to.block}`;
  return `document ${document_id}, ${start} to ${end} is`;
}
