import { Failure } from '../base/failure.ts';
import { nameSome } from '../base/name-some.ts';
import { toJson } from '../course/json.ts';
import type { Span } from '../course/plan.ts';
import { Question } from '../course/quiz.ts';
import { sourceSpans } from '../course/source-spans.ts';
import type { CheckedQuestion, QuestionEdit, TeacherQuestion } from '../course/teacher-question.ts';
import { listDocuments } from '../store/documents.ts';
import { editConflict } from '../store/edit-conflict.ts';
import { findLessonByKey, listLessonKeys } from '../store/lesson-edits.ts';
import {
  getCourseLanguage,
  getTeacherQuestion,
  listTeacherQuestions,
  replaceQuestion,
  saveQuestionEdit,
} from '../store/teacher-questions.ts';
import { type EditParts, workOn } from './course-work.ts';
import { listExtracts, sharesOf } from './extracts.ts';
import { listSources, withPagesOf } from './sources.ts';

// As in a job: the same lesson gives the same questions.
const SEED = 1;

/** Which question of which course. */
export interface QuestionPlace {
  courseId: number;
  questionId: string;
}

/**
 * Puts a teacher's question in the place of one. The checks tell what they find and stop nothing but what cannot be
 * asked at all.
 *
 * Throws: Failure `edit_conflict`, `question_invalid`, `not_found`.
 */
export async function editQuestion(
  parts: EditParts,
  { courseId, questionId }: QuestionPlace,
  edit: QuestionEdit,
): Promise<CheckedQuestion> {
  const { db } = parts.store;
  const { lesson, topic, version } = await getTeacherQuestion(db, courseId, questionId);
  if (version !== edit.version) throw editConflict(`Question ${questionId}`, version, edit.version);
  const question = Question.parse({ ...edit, lesson, topic });
  const language = await getCourseLanguage(db, courseId);
  const faults = await findForeignCitations(parts, courseId, question);
  if (faults.length > 0) throw new Failure('question_invalid', `${nameSome(faults)}.`);
  const work = workOn(parts, courseId);
  const sources = await withPagesOf(work, await listSources(work), citedPages(question));
  const checked = await parts.threads.run('checkEdited', { question, sources, language }, work.signal);
  if (checked.faults.length > 0) throw new Failure('question_invalid', `${nameSome(checked.faults)}.`);
  await saveQuestionEdit(db, { courseId, questionId, version }, toJson(question));
  return { ...(await getTeacherQuestion(db, courseId, questionId)), warnings: checked.warnings };
}

const citedPages = ({ citations }: Question): Span[] =>
  citations.map(({ document_id, page }) => ({
    document_id,
    from: { page, block: 0 },
    to: { page, block: 1 },
  }));

/** Citations of files and pages that the course does not have. */
async function findForeignCitations(
  { store }: EditParts,
  courseId: number,
  { citations }: Question,
): Promise<string[]> {
  const documents = await listDocuments(store.db, courseId);
  const pages = new Map(documents.map(({ documentId, pages: count }) => [documentId, count ?? 0]));
  return citations
    .filter(({ document_id, page }) => page > (pages.get(document_id) ?? 0))
    .map(({ document_id, page }) => `the course has no page ${page} of document ${document_id}`);
}

/**
 * Asks something else about the same lesson: what passes every check and was never in the course.
 *
 * Throws: Failure `no_other_question`; `edit_conflict` when somebody has changed the question meanwhile; `not_found`,
 * also for a question that was removed.
 */
export async function regenerateQuestion(
  parts: EditParts,
  { courseId, questionId }: QuestionPlace,
): Promise<CheckedQuestion> {
  const { db } = parts.store;
  const replaced = await getTeacherQuestion(db, courseId, questionId);
  if (replaced.status === 'removed')
    throw new Failure('not_found', `Question ${questionId} has been removed`);
  const others = await makeOthers(parts, courseId, replaced);
  const { version } = replaced;
  const newId = await replaceQuestion(db, { courseId, questionId, version }, others.map(toJson));
  if (newId === undefined)
    throw new Failure(
      'no_other_question',
      `"${replaced.topic}" has no other question that is fit to be asked.`,
    );
  return { ...(await getTeacherQuestion(db, courseId, newId)), warnings: [] };
}

async function makeOthers(
  parts: EditParts,
  courseId: number,
  replaced: TeacherQuestion,
): Promise<Question[]> {
  const { db } = parts.store;
  const found = await findLessonByKey(db, courseId, replaced.lesson);
  if (found === undefined) return [];
  const language = await getCourseLanguage(db, courseId);
  const work = workOn(parts, courseId);
  const shares = sharesOf(await listExtracts(work, await listLessonKeys(db, courseId), language));
  const pool = await parts.threads.run('collectTerms', { shares, language }, work.signal);
  const { key, draft, plan } = found;
  const spans = sourceSpans(plan);
  const sources = await withPagesOf(work, await listSources(work), spans);
  const all = await listTeacherQuestions(db, courseId);
  const quizzes = new Set(replaced.quiz_ids);
  const beside = all.filter(
    ({ question_id, status, quiz_ids }) =>
      question_id !== replaced.question_id && status !== 'removed' && quiz_ids.some((id) => quizzes.has(id)),
  );
  const lesson = { key, draft: toJson(draft), plan };
  const asked = { all, beside };
  const input = { lesson, pool, sources, language, seed: SEED, replaced, asked };
  return parts.threads.run('otherQuestions', input, work.signal);
}
