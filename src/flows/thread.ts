import { setPriority } from 'node:os';
import { asFailure, type FailureCode } from '../base/failure.ts';
import type { LessonDraft } from '../course/course.ts';
import type { DocumentInfo, Page, Problem, Structure } from '../course/document.ts';
import { decodePages, encodePages } from '../course/page-codec.ts';
import type { CoursePlan, LessonPlan, Position } from '../course/plan.ts';
import type { Question } from '../course/quiz.ts';
import { writeLesson } from '../generate/lesson.ts';
import { coverageOf, planCourse } from '../generate/plan.ts';
import { assembleQuizzes, buildTermPool, type TermPool, writeQuestions } from '../generate/quiz.ts';
import { buildStructure } from '../pdf/structure.ts';
import { encodeWebp } from '../pdf/webp.ts';
import { chunkPages } from '../search/chunk.ts';
import { withDocument } from './thread-documents.ts';

// The file that a worker thread runs: each export is one kind of task. Pages travel compressed, so that the
// server's own thread moves bytes and never parses a book.

// Linux counts niceness by thread: reading yields to answering requests (10 of 19).
setPriority(10);

/** What a task gives back; a Failure does not survive the way between threads as one. */
export type TaskReply<Output> = { output: Output } | { code: FailureCode; message: string };

const asTask =
  <Input, Output>(work: (input: Input) => Output | Promise<Output>) =>
  async (input: Input): Promise<TaskReply<Output>> => {
    try {
      return { output: await work(input) };
    } catch (error) {
      const { code, message } = asFailure(error);
      return { code, message };
    }
  };

/** A document as the store holds it, with all its pages or those that the task needs. */
export interface StoredSource {
  documentId: number;
  filename: string;
  info: DocumentInfo;
  structure: Structure;
  /** Each as `encodePages` made it, in page order. */
  ranges: Uint8Array[];
}

const decodeRanges = (ranges: readonly Uint8Array[]): Page[] => ranges.flatMap(decodePages);

const decodeSources = (sources: readonly StoredSource[]) =>
  sources.map(({ ranges, ...source }) => ({
    ...source,
    language: source.structure.language,
    pages: decodeRanges(ranges),
  }));

export const openPdf = asTask(
  (input: { path: string }): Promise<DocumentInfo> => withDocument(input.path, (document) => document.info()),
);

/** `current` holds the page in hand, for the watchdog. Pages in `skip` are given up beforehand. */
export const readPages = asTask(
  (input: { path: string; from: number; to: number; current: SharedArrayBuffer }) => {
    const current = new Int32Array(input.current);
    return withDocument(
      input.path,
      (document): { pages: Uint8Array; textPages: number; problems: Problem[] } => {
        const { pages, problems } = document.readPages(input.from, input.to, (pageNumber) => {
          Atomics.store(current, 0, pageNumber);
        });
        const textPages = pages.filter((page) => page.blocks.length > 0).length;
        return { pages: encodePages(pages), textPages, problems };
      },
    );
  },
);

export const findStructure = asTask(
  (input: { info: DocumentInfo; filename: string; ranges: Uint8Array[] }): Structure =>
    buildStructure(input.info, decodeRanges(input.ranges), input.filename),
);

export const plan = asTask(
  (input: { sources: StoredSource[]; options: { title?: string; language?: string } }) => {
    const sources = decodeSources(input.sources);
    const course: CoursePlan = planCourse(sources, input.options);
    return { course, coverage: coverageOf(course, sources) };
  },
);

export const writeLessons = asTask((input: { plans: LessonPlan[]; sources: StoredSource[] }) => {
  const sources = decodeSources(input.sources);
  return input.plans.map((lesson): { key: string; draft: LessonDraft } => ({
    key: lesson.key,
    draft: writeLesson(lesson, sourcesOf(lesson, sources)),
  }));
});

/** Only the pages that a lesson's spans touch. */
function sourcesOf<Source extends { documentId: number; pages: Page[] }>(
  lesson: LessonPlan,
  sources: readonly Source[],
): Source[] {
  return sources.flatMap((source) => {
    const spans = lesson.spans.filter((span) => span.document_id === source.documentId);
    if (spans.length === 0) return [];
    const pages = source.pages.filter((page) =>
      spans.some((span) => page.pageNumber >= span.from.page && page.pageNumber <= span.to.page),
    );
    return [{ ...source, pages }];
  });
}

export const collectTerms = asTask(
  (input: { lessons: { key: string; draft: LessonDraft }[] }): TermPool => buildTermPool(input.lessons),
);

export const writeQuizzes = asTask(
  (input: {
    lessons: { plan: LessonPlan; draft: LessonDraft }[];
    pool: TermPool;
    sources: StoredSource[];
    language: string;
    seed: number;
  }): Question[][] => {
    const sources = decodeSources(input.sources);
    return input.lessons.map(({ plan: lesson, draft }) => {
      const pages = sourcesOf(lesson, sources).flatMap((source) =>
        source.pages.map((page) => ({ document_id: source.documentId, page })),
      );
      const context = { pages, language: input.language, seed: input.seed };
      return writeQuestions({ key: lesson.key, title: lesson.title, draft }, input.pool, context);
    });
  },
);

export const assemble = asTask((input: { plan: CoursePlan; questions: Question[]; seed: number }) =>
  assembleQuizzes(input.plan, input.questions, input.seed),
);

/** Which lesson takes which blocks of one document. */
export interface LessonSpan {
  lessonKey: string;
  from: Position;
  to: Position;
}

const isBefore = (left: Position, right: Position): boolean =>
  left.page < right.page || (left.page === right.page && left.block < right.block);

export const cutPassages = asTask(
  (input: { structure: Structure; ranges: Uint8Array[]; spans: LessonSpan[] }) =>
    chunkPages(decodeRanges(input.ranges), input.structure, (page, block) => {
      const place = { page, block };
      const span = input.spans.find(({ from, to }) => !isBefore(place, from) && isBefore(place, to));
      return span?.lessonKey ?? null;
    }),
);

export const drawPage = asTask(
  async (input: { path: string; pageNumber: number; widthPx: number }): Promise<Uint8Array> => {
    const picture = await withDocument(input.path, (document) =>
      document.renderPage(input.pageNumber, { widthPx: input.widthPx }),
    );
    return encodeWebp(picture);
  },
);
