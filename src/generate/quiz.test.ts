import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageText } from '../course/block-text.ts';
import type { LessonDraft } from '../course/course.ts';
import { LessonDraft as LessonSchema } from '../course/course.ts';
import { norm } from '../course/norm.ts';
import type { CoursePlan } from '../course/plan.ts';
import { Question as QuestionSchema, QuizDraft } from '../course/quiz.ts';
import { checkContextOf, checkQuestion, isPublishable } from './checks.ts';
import { blockOf, pageOf, sourceOf } from './fixture-pages.ts';
import { writeLesson } from './lesson.ts';
import { coverageOf, planCourse } from './plan.ts';
import {
  assembleQuizzes,
  buildTermPool,
  type QuizReport,
  type TermPool,
  writeCheckedQuestions,
} from './quiz.ts';
import type { SourceDocument } from './source-document.ts';

const DEFINITIONS = [
  'A factor is a vector object used to specify a discrete classification of the components.',
  'A matrix is a table of numbers that has rows and columns of equal length.',
  'A data frame is a list of columns that may hold different kinds of values.',
  'A workspace is the collection of objects that are stored during one session.',
  'A closure is a function together with the environment in which it was made.',
  'A generator is a routine that hands out one item each time it is called.',
];

/** A book of one page for each two definitions, and everything that is made of it. */
function bookOf(language = 'en'): SourceDocument {
  const pages = [0, 1, 2].map((index) =>
    pageOf(
      index + 1,
      DEFINITIONS.slice(index * 2, index * 2 + 2).map((text) => blockOf(text)),
    ),
  );
  return sourceOf(pages, { language });
}

interface Made {
  plan: CoursePlan;
  drafts: { key: string; draft: LessonDraft }[];
  pool: TermPool;
  quizzes: QuizDraft[];
  report: QuizReport;
}

function make(source: SourceDocument, seed: number): Made {
  const plan = planCourse([source]);
  const { documentId, structure, pages } = source;
  const pagesOf = (lesson: CoursePlan['modules'][number]['lessons'][number]) =>
    pages.filter(({ pageNumber }) =>
      lesson.spans.some((span) => pageNumber >= span.from.page && pageNumber <= span.to.page),
    );
  const lessons = plan.modules.flatMap((module) => module.lessons);
  const drafts = lessons.map((lesson) => ({
    key: lesson.key,
    draft: writeLesson(lesson, [
      { documentId, language: structure.language, structure, pages: pagesOf(lesson) },
    ]),
  }));
  const pool = buildTermPool(drafts);
  const rejected: Record<string, number> = {};
  const questions = lessons.flatMap((lesson, index) => {
    const draft = drafts[index]?.draft;
    if (draft === undefined) return [];
    const context = {
      pages: pagesOf(lesson).map((page) => ({ document_id: documentId, page })),
      language: plan.language,
      seed,
    };
    const made = writeCheckedQuestions({ key: lesson.key, title: lesson.title, draft }, pool, context);
    for (const [check, count] of Object.entries(made.rejected))
      rejected[check] = (rejected[check] ?? 0) + count;
    return made.questions;
  });
  return { plan, drafts, pool, ...assembleQuizzes(plan, questions, seed, rejected) };
}

describe('questions', () => {
  it('ask for terms with terms as options, each cited and named by page', () => {
    const { quizzes } = make(bookOf(), 1);
    const questions = quizzes.flatMap((quiz) => quiz.questions);
    expect(questions.length).toBeGreaterThanOrEqual(4);
    for (const question of questions) {
      expect(QuestionSchema.parse(question)).toEqual(question);
      expect(question.explanation).toMatch(/^Page \d: “/);
      expect(DEFINITIONS).toContain(question.citations[0]?.quote);
    }
  });

  it('are the same for the same seed and others for another', () => {
    expect(make(bookOf(), 1)).toEqual(make(bookOf(), 1));
    expect(make(bookOf(), 1).quizzes).not.toEqual(make(bookOf(), 2).quizzes);
  });

  it('are not made where no wording is known', () => {
    expect(make(bookOf('fi'), 1).quizzes).toEqual([]);
  });

  it('are fewer than two for each answer in one quiz', () => {
    for (const { questions } of make(bookOf(), 3).quizzes) {
      const keys = questions.map((question) => question.options[question.correct]);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

const FIXTURES = new URL('../../../shared/fixtures/', import.meta.url);
const BOOKS = [
  'books/r-intro.pdf',
  'books/developers-reference.pdf',
  'slides/mlc-prereq.pdf',
  'papers/asmeconf.pdf',
  'languages/zh-debmake-doc.pdf',
  'languages/ar-arabluatex.pdf',
  'languages/hi-velthuis.pdf',
];

/** Reading is another folder's work; it is loaded here only to try this one on real documents. */
async function readBook(name: string): Promise<SourceDocument> {
  const folder = '../pdf';
  const [{ openPdfium }, { openDocument }, { buildStructure }] = await Promise.all([
    import(`${folder}/pdfium.ts`),
    import(`${folder}/open-document.ts`),
    import(`${folder}/structure.ts`),
  ]);
  const document = openDocument(await openPdfium(), new URL(name, FIXTURES).pathname);
  const info = document.info();
  const { pages } = document.readPages(1, info.pageCount);
  document.close();
  return { documentId: 1, filename: name, info, structure: buildStructure(info, pages, name), pages };
}

const missing = !existsSync(FIXTURES);
if (missing) console.log(`skipped: real documents (${FIXTURES.pathname} is absent)`);

describe.skipIf(missing)('a course from a real document', () => {
  it.each(BOOKS)('%s: every page accounted for, every quote true, every question sound', async (name) => {
    const source = await readBook(name);
    const { plan, drafts, quizzes, report } = make(source, 7);
    const coverage = coverageOf(plan, [source]);
    const leftOut = coverage.left_out.reduce((sum, entry) => sum + entry.pages.length, 0);
    expect(coverage.in_lessons + leftOut).toBe(coverage.pages);
    const texts = new Map(source.pages.map((page) => [page.pageNumber, norm(pageText(page))]));
    for (const { draft } of drafts) {
      expect(LessonSchema.parse(draft)).toEqual(draft);
      for (const { page, quote } of draft.citations) expect(texts.get(page)).toContain(norm(quote));
      const marks = [...draft.content.matchAll(/\[\^(c\d+)\]/g)].map(([, id]) => id);
      const ids = draft.citations.map((citation) => citation.id);
      for (const mark of marks) expect(ids).toContain(mark);
    }
    const context = checkContextOf(
      source.pages.map((page) => ({ document_id: 1, page })),
      plan.language,
    );
    for (const question of quizzes.flatMap((quiz) => quiz.questions))
      expect(isPublishable(checkQuestion(question, context))).toBe(true);
    expect(report.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    const counted = Object.values(report.rejected).reduce((sum, count) => sum + count, 0);
    expect(report.made).toBe(report.published + counted);
    expect(QuizDraft.array().parse(quizzes)).toEqual(quizzes);
  });
});
