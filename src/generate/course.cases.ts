import { expect } from 'vitest';
import { pageText } from '../course/block-text.ts';
import { LessonDraft } from '../course/course.ts';
import { norm } from '../course/norm.ts';
import type { CoursePlan } from '../course/plan.ts';
import { QuizDraft } from '../course/quiz.ts';
import { QuizReport } from '../course/quiz-report.ts';
import { sourceSpans } from '../course/source-spans.ts';
import { checkContextOf, checkQuestion, isPublishable } from './checks.ts';
import { writeLesson } from './lesson.ts';
import { coverageOf, planCourse } from './plan.ts';
import {
  assembleQuizzes,
  buildTermPool,
  type CheckedQuestions,
  type TermPool,
  writeCheckedQuestions,
} from './quiz.ts';
import type { SourceDocument } from './source-document.ts';

/** Everything that is made of one document. */
interface Made {
  plan: CoursePlan;
  drafts: { key: string; draft: LessonDraft }[];
  pool: TermPool;
  quizzes: QuizDraft[];
  report: QuizReport;
}

export function makeCourse(source: SourceDocument, seed: number): Made {
  const plan = planCourse([source]);
  const { documentId, structure, pages } = source;
  const pagesOf = (lesson: CoursePlan['modules'][number]['lessons'][number]) =>
    pages.filter(({ pageNumber }) =>
      sourceSpans(lesson).some((span) => pageNumber >= span.from.page && pageNumber <= span.to.page),
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
  const checked: CheckedQuestions[] = [];
  const questions = lessons.flatMap((lesson, index) => {
    const draft = drafts[index]?.draft;
    if (draft === undefined) return [];
    const context = {
      pages: pagesOf(lesson).map((page) => ({ document_id: documentId, page })),
      language: plan.language,
      seed,
    };
    const made = writeCheckedQuestions({ key: lesson.key, title: lesson.title, draft }, pool, context);
    checked.push(made);
    for (const [check, count] of Object.entries(made.rejected))
      rejected[check] = (rejected[check] ?? 0) + count;
    return made.questions;
  });
  return { plan, drafts, pool, ...assembleQuizzes(plan, questions, seed, rejected, checked) };
}

/** Makes a course of a document without a model and holds it to what every course must be. */
export const expectSoundCourse = (source: SourceDocument): void => expectSound(source, makeCourse(source, 7));

/**
 * Holds a course to what every course must be, whoever made it: each page accounted for, each quote on its page, each
 * question sound, nothing that the schemas refuse.
 */
export function expectSound(source: SourceDocument, made: Omit<Made, 'pool'>): void {
  const { plan, drafts, quizzes, report } = made;
  const coverage = coverageOf(plan, [source]);
  const leftOut = coverage.left_out.reduce((sum, entry) => sum + entry.pages.length, 0);
  expect(coverage.in_lessons + leftOut).toBe(coverage.pages);
  const texts = new Map(source.pages.map((page) => [page.pageNumber, norm(pageText(page))]));
  for (const { draft } of drafts) {
    expect(LessonDraft.parse(draft)).toEqual(draft);
    for (const { page, quote } of draft.citations) expect(texts.get(page)).toContain(norm(quote));
    const ids = draft.citations.map((citation) => citation.id);
    for (const [, id] of draft.content.matchAll(/(?<!\\)\[\^(c\d+)\]/g)) expect(ids).toContain(id);
  }
  const pages = source.pages.map((page) => ({ document_id: source.documentId, page }));
  const context = checkContextOf(pages, plan.language);
  for (const question of quizzes.flatMap((quiz) => quiz.questions))
    expect(isPublishable(checkQuestion(question, context))).toBe(true);
  expect(report.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  expect(QuizReport.parse(report)).toEqual(report);
  const counted = report.rejected.reduce((sum, { count }) => sum + count, 0);
  expect(report.made).toBe(report.published + counted);
  expect(QuizDraft.array().parse(quizzes)).toEqual(quizzes);
}
