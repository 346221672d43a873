import { setPriority } from 'node:os';
import { shareText } from '../base/shared-text.ts';
import { buildReadingReport } from '../course/build-reading-report.ts';
import type { DocumentInfo, Page, Problem, Structure } from '../course/document.ts';
import type { JobProblem } from '../course/job.ts';
import { type Json, toJson } from '../course/json.ts';
import { decodeText } from '../course/page-codec.ts';
import type { CoursePlan, LessonPlan, Position } from '../course/plan.ts';
import type { ReadingReport } from '../course/reading-report.ts';
import { writeLesson } from '../generate/lesson.ts';
import { materialOf } from '../generate/lesson-material.ts';
import { assembleFairly } from '../generate/llm/fair-assembly.ts';
import { withoutInstructions } from '../generate/llm/without-instructions.ts';
import { coverageOf, planCourse } from '../generate/plan.ts';
import {
  buildTermPool,
  type CheckedQuestions,
  type TermPool,
  writeCheckedQuestions,
} from '../generate/quiz.ts';
import { findLanguage } from '../pdf/language.ts';
import type { GrayBitmap } from '../pdf/ocr-bitmap.ts';
import { needsOcr } from '../pdf/ocr-need.ts';
import type { RenderOptions } from '../pdf/render-page.ts';
import { buildStructure } from '../pdf/structure.ts';
import { encodeWebp } from '../pdf/webp.ts';
import { chunkPages } from '../search/chunk.ts';
import { type NewQuiz, toNewQuestion } from '../store/new-question.ts';
import { toWritten, type WrittenLesson } from '../store/written-lesson.ts';
import { cutParts } from './cut-parts.ts';
import { watchPages } from './read-allowance.ts';
import type { ReadPart } from './read-range.ts';
import type { SharedJson } from './shared-json.ts';
import {
  decodeForStructure,
  decodeRanges,
  decodeSources,
  numberedPages,
  openSources,
  pageReader,
  type StoredSource,
  sourcesOf,
} from './stored-source.ts';
import { asTask } from './task-reply.ts';
import { buildCourseCards, ExtractWriter, parseDraft } from './thread-cards.ts';
import { prepareEngine, withDocument } from './thread-documents.ts';
import { collectGarbage } from './thread-garbage.ts';
import { parseJson } from './thread-json.ts';

export { answerVerbatim } from './thread-answers.ts';
export { collectTerms, extractLessons, writeCards } from './thread-cards.ts';
export { searchPages, showPage } from './thread-pages.ts';

// The file that a worker thread runs: each export is one kind of task; `threads.ts` knows the files of others. Books travel
// compressed or as JSON, so that the server's own thread moves bytes and never parses a book.

// Linux counts niceness by thread: reading yields to answering requests (19 is the most).
setPriority(19);

// The first upload need not wait for PDFium to be compiled. A failure shows when it is used.
void prepareEngine().catch(() => undefined);

export const openPdf = asTask(
  (input: { path: string }): Promise<DocumentInfo> => withDocument(input.path, (document) => document.info()),
);

/** `current` holds the page in hand, for the watchdog; `allowance` is what the whole document may still cost. */
export const readPages = asTask(
  (input: {
    path: string;
    from: number;
    to: number;
    current: SharedArrayBuffer;
    allowance: SharedArrayBuffer;
  }) => {
    const watch = watchPages(input.current, input.allowance);
    return withDocument(input.path, (document): { parts: ReadPart[]; problems: Problem[] } => {
      const { pages, problems } = document.readPages(input.from, input.to, watch);
      const failed = new Set(problems.map((problem) => problem.page));
      const isScan = (page: Page): boolean => !failed.has(page.pageNumber) && needsOcr(page);
      return { parts: cutParts(pages, isScan), problems };
    });
  },
);

export const findStructure = asTask(
  (input: { info: Json<DocumentInfo>; filename: string; ranges: Uint8Array[] }) => {
    const structure = buildStructure(parseJson(input.info), decodeForStructure(input.ranges), input.filename);
    const hasText = structure.roles.some((role) => role !== 'blank' && role !== 'unreadable');
    return { structure: toJson(structure), hasText };
  },
);

export const reportReading = asTask(
  (input: {
    filename: string;
    failure: ReadingReport['failure'];
    info: Json<DocumentInfo> | null;
    structure: Json<Structure> | null;
    ranges: Uint8Array[];
    problems: JobProblem[];
  }): Uint8Array => {
    const { filename, failure, info, structure, problems } = input;
    const report = buildReadingReport({
      filename,
      failure,
      info: info === null ? null : parseJson(info),
      structure: structure === null ? null : parseJson(structure),
      pages: decodeRanges(input.ranges),
      problems,
    });
    return Buffer.from(JSON.stringify(report));
  },
);

export const plan = asTask(
  (input: { sources: StoredSource[]; options: { title?: string; language?: string } }) => {
    const sources = decodeSources(input.sources, decodeText);
    const course: CoursePlan = planCourse(sources, input.options);
    return { course, coverage: coverageOf(course, sources) };
  },
);

/** In: `language` is that of the course, BCP 47. */
export const writeLessons = asTask(
  (input: { plans: LessonPlan[]; sources: StoredSource[]; language: string }) => {
    const sources = openSources(input.sources);
    const extract = new ExtractWriter(input.language);
    // One after the other, each to its end: what only it needs is gone before the next.
    const lessons = input.plans.map((plan) => {
      const draft = writeLesson(plan, sourcesOf(plan, sources));
      extract.add(plan.key, draft);
      return toWritten(plan.key, draft, shareText(toJson(draft)));
    });
    return { lessons, extract: extract.end() };
  },
);

type DraftText = Pick<WrittenLesson, 'key' | 'draft'>;

export const writeQuizzes = asTask(
  (input: {
    lessons: (DraftText & { plan: LessonPlan })[];
    pool: SharedJson<TermPool>;
    sources: StoredSource[];
    language: string;
    seed: number;
  }) => {
    const sources = openSources(input.sources, decodeText);
    const pool = parseJson(input.pool);
    return input.lessons.map(
      ({ key, plan: lesson, draft }): { key: string; body: Json<CheckedQuestions> } => {
        const pages = numberedPages(lesson, sources);
        const context = { pages, language: input.language, seed: input.seed };
        const named = { key, title: lesson.title, draft: parseDraft(draft) };
        return { key, body: toJson(writeCheckedQuestions(named, pool, context)) };
      },
    );
  },
);

export const assemble = asTask(
  (input: { plan: CoursePlan; drafts: Json<CheckedQuestions>[]; seed: number }) => {
    const drafts = input.drafts.map((text): CheckedQuestions => JSON.parse(text));
    const { quizzes, report } = assembleFairly(input.plan, drafts, input.seed);
    const stored = quizzes.map(
      (quiz): NewQuiz => ({
        week: quiz.week,
        title: quiz.title,
        questions: quiz.questions.map(toNewQuestion),
      }),
    );
    return { quizzes: stored, report: toJson(report) };
  },
);

/** Which lesson takes which blocks of one document. */
export interface LessonSpan {
  lessonKey: string;
  from: Position;
  to: Position;
}

const isBefore = (left: Position, right: Position): boolean =>
  left.page < right.page || (left.page === right.page && left.block < right.block);

/** In: `isForModel` leaves out what speaks to a model, so that nothing answers with it. */
export const cutPassages = asTask(
  (input: {
    structure: SharedJson<Structure>;
    ranges: Uint8Array[];
    spans: LessonSpan[];
    from: number;
    to: number;
    isForModel: boolean;
  }) => {
    const pages = decodeRanges(input.ranges).filter(
      ({ pageNumber }) => pageNumber >= input.from && pageNumber <= input.to,
    );
    const whole = { documentId: 0, structure: parseJson(input.structure), pages };
    const [read = whole] = input.isForModel ? withoutInstructions([whole]).sources : [whole];
    return chunkPages(pages, read.structure, (page, block) => {
      const place = { page, block };
      const span = input.spans.find(({ from, to }) => !isBefore(place, from) && isBefore(place, to));
      return span?.lessonKey ?? null;
    });
  },
);

/** Which page to draw, and how. */
export interface DrawnPage extends RenderOptions {
  path: string;
  pageNumber: number;
}

export const drawPage = asTask(async ({ path, pageNumber, ...options }: DrawnPage): Promise<Uint8Array> => {
  const picture = await withDocument(path, (document) => document.renderPage(pageNumber, options));
  return encodeWebp(picture);
});

/** A page as OCR takes it, drawn into `memory`, which threads share: nothing is copied on the way. */
export const drawScan = asTask(
  (input: { path: string; pageNumber: number; memory?: SharedArrayBuffer }): Promise<GrayBitmap> =>
    withDocument(input.path, (document) => document.renderScan(input.pageNumber, input.memory)),
);

/** The language of what could be read of a document, "und" when unknown. */
export const findTextLanguage = asTask((input: { ranges: Uint8Array[] }): string =>
  findLanguage(undefined, decodeRanges(input.ranges, decodeText)),
);

/** Everything that a job does, on some pages of a document, with nothing kept. */
export const rehearse = asTask(async (input: { path: string; from: number; to: number }): Promise<number> => {
  const info = await withDocument(input.path, (document) => document.info());
  const { pages } = await withDocument(input.path, (document) => document.readPages(input.from, input.to));
  const ranges = cutParts(pages).map((part) => part.pages);
  const structure = buildStructure(info, decodeForStructure(ranges), 'book.pdf');
  const source = { documentId: 0, filename: 'book.pdf', info, structure, language: 'en', pages };
  const course = planCourse([source], {});
  const lessons = course.modules.flatMap((module) => module.lessons);
  const open = { ...source, pagesOf: pageReader(ranges) };
  const drafts = lessons.map((lesson) => ({
    key: lesson.key,
    draft: writeLesson(lesson, sourcesOf(lesson, [open])),
  }));
  const pool = buildTermPool(drafts);
  const context = { pages: pages.map((page) => ({ document_id: 0, page })), language: 'en', seed: 0 };
  const made = drafts.map(({ key, draft }) =>
    writeCheckedQuestions({ key, title: draft.title, draft }, pool, context),
  );
  assembleFairly(course, made, 0);
  const material = drafts.map(({ key, draft }) => materialOf(key, draft, 'en'));
  buildCourseCards(material, pool, 'en');
  chunkPages(pages, structure);
  return made.length;
});

export const tidy = asTask((_input: null): void => collectGarbage());
