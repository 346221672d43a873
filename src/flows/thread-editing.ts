import type { Coverage, LessonDraft } from '../course/course.ts';
import type { Heading, Structure } from '../course/document.ts';
import type { Json } from '../course/json.ts';
import {
  comparePositions,
  type OutlineEdit,
  type OutlineLesson,
  pagesOfSpan,
  type SplitPlace,
} from '../course/outline.ts';
import { decodeText } from '../course/page-codec.ts';
import type { CoursePlan, LessonPlan, Span } from '../course/plan.ts';
import type { Question } from '../course/quiz.ts';
import { findBlankOrSame } from '../course/teacher-question.ts';
import { CHECK_NAMES } from '../generate/checks/names.ts';
import { checkKeyAndCount } from '../generate/checks/options.ts';
import { checkContextOf, checkQuestion, type Finding } from '../generate/checks.ts';
import { languageOf } from '../generate/language.ts';
import { type AskedQuestions, writeOtherQuestions } from '../generate/other-questions.ts';
import type { TermPool } from '../generate/quiz.ts';
import { replan } from '../generate/replan.ts';
import { minutesOf } from '../generate/words.ts';
import type { SharedJson } from './shared-json.ts';
import { decodeSources, numberedPages, openSources, type StoredSource } from './stored-source.ts';
import { asTask } from './task-reply.ts';
import { parseJson } from './thread-json.ts';

// Tasks for teachers who change what was made.

export const changeOutline = asTask(
  (input: {
    first: CoursePlan;
    edit: OutlineEdit;
    sources: StoredSource[];
  }): { course: CoursePlan; coverage: Coverage } =>
    replan(input.first, input.edit, decodeSources(input.sources, decodeText)),
);

/** What a reviewer wants to know of each lesson: how long it takes to read, its pages, where it can be split. */
export const measureOutline = asTask(
  (input: {
    lessons: LessonPlan[];
    language: string;
    structures: { documentId: number; structure: SharedJson<Structure> }[];
  }): OutlineLesson[] => {
    const language = languageOf(input.language);
    const measured = input.lessons.map(
      (lesson): OutlineLesson => ({
        ...lesson,
        minutes: minutesOf(lesson.words, language),
        pages: lesson.spans.map(pagesOfSpan),
        headings: [],
      }),
    );
    for (const { documentId, structure } of input.structures) {
      const spans = measured.flatMap(({ spans: own, headings }) =>
        own.flatMap((span) => (span.document_id === documentId ? [{ span, headings }] : [])),
      );
      placeHeadings(parseJson(structure).headings, spans);
    }
    return measured;
  },
);

/** Adds to the list of each span the headings inside it, not the one that it begins with. */
function placeHeadings(headings: readonly Heading[], spans: { span: Span; headings: SplitPlace[] }[]): void {
  const sorted = spans.toSorted((left, right) => comparePositions(left.span.from, right.span.from));
  const places = headings
    .map(({ title, level, pageNumber, blockIndex = 0 }) => ({
      title,
      level,
      at: { page: pageNumber, block: blockIndex },
    }))
    .toSorted((left, right) => comparePositions(left.at, right.at));
  let next = 0;
  for (const place of places) {
    while (comparePositions(sorted[next]?.span.to ?? place.at, place.at) < 0) next += 1;
    const found = sorted[next];
    if (found === undefined) return;
    const { from, to } = found.span;
    if (comparePositions(from, place.at) < 0 && comparePositions(place.at, to) < 0)
      found.headings.push({ document_id: found.span.document_id, ...place });
  }
}

/** A finding with the name of its check. */
type NamedFinding = Finding & { name: string };

/** In: the pages that the question cites. Out: `faults` make it impossible to ask, `warnings` do not. */
export const checkEdited = asTask(
  (input: {
    question: Question;
    sources: StoredSource[];
    language: string;
  }): { faults: string[]; warnings: NamedFinding[] } => {
    const { question, sources, language } = input;
    const pages = decodeSources(sources, decodeText).flatMap(({ documentId, pages: read }) =>
      read.map((page) => ({ document_id: documentId, page })),
    );
    const context = checkContextOf(pages, language);
    const faults = [
      ...findBlankOrSame(question),
      ...checkKeyAndCount(question, context).map(({ detail }) => detail),
    ];
    if (faults.length > 0) return { faults, warnings: [] };
    const warnings = checkQuestion(question, context).map((finding) => ({
      ...finding,
      name: CHECK_NAMES[finding.check] ?? '',
    }));
    return { faults, warnings };
  },
);

/** Makes questions of a lesson that could stand in the place of one. Out: the best first. */
export const otherQuestions = asTask(
  (input: {
    lesson: { key: string; draft: Json<LessonDraft>; plan: LessonPlan };
    pool: Json<TermPool>;
    sources: StoredSource[];
    language: string;
    seed: number;
    replaced: Question;
    asked: AskedQuestions;
  }): Question[] => {
    const { lesson, sources, language, seed, replaced, asked } = input;
    const draft: LessonDraft = JSON.parse(lesson.draft);
    const pages = numberedPages(lesson.plan, openSources(sources, decodeText));
    const named = { key: lesson.key, title: draft.title, draft };
    const context = { pages, language, seed };
    return writeOtherQuestions(named, { pool: parseJson(input.pool), context }, replaced, asked);
  },
);
