import { Failure } from '../base/failure.ts';
import { plainTextOf } from '../base/shared-text.ts';
import { LessonDraft } from '../course/course.ts';
import {
  changeLesson,
  type EditableLesson,
  findUnknownCitations,
  type LessonChange,
} from '../course/lesson-edit.ts';
import { sourceSpans } from '../course/source-spans.ts';
import { editConflict } from '../store/edit-conflict.ts';
import { settleFallbacks } from '../store/fallbacks.ts';
import { getStoredLesson, saveLessonText } from '../store/lesson-edits.ts';
import { forgetRejected } from '../store/model-answers.ts';
import type { Store } from '../store/store.ts';
import { getCourseLanguage } from '../store/teacher-questions.ts';
import { type EditParts, generatorOf, workOn } from './course-work.ts';
import { listSources, withPagesOf } from './sources.ts';

/** Which lesson of which course. */
export interface LessonPlace {
  courseId: number;
  lessonId: number;
}

/** Changes what a teacher wants changed. Throws: Failure `edit_conflict`, `citation_unknown`, `not_found`. */
export async function editLesson(
  { db }: Store,
  { courseId, lessonId }: LessonPlace,
  change: LessonChange,
): Promise<EditableLesson> {
  const { version, draft } = await getStoredLesson(db, courseId, lessonId);
  if (version !== change.version) throw editConflict(`Lesson ${lessonId}`, version, change.version);
  const changed = changeLesson(draft, change);
  const unknown = findUnknownCitations(changed);
  if (unknown.length > 0)
    throw new Failure(
      'citation_unknown',
      `Lesson ${lessonId} has no citation ${unknown.slice(0, 20).join(', ')}.`,
    );
  return saveLessonText(db, courseId, { lesson_id: lessonId, version, draft: changed, edited: true });
}

/**
 * Writes a lesson again from its pages. A change that is made meanwhile wins.
 *
 * Throws: Failure `lesson_edited` unless its edits may be lost; `lesson_without_source`, `edit_conflict`, `not_found`;
 * `model_unavailable` where no model gives a lesson that can be used.
 */
export async function regenerateLesson(
  parts: EditParts,
  { courseId, lessonId }: LessonPlace,
  { discardEdits }: { discardEdits: boolean },
): Promise<EditableLesson> {
  const { db } = parts.store;
  const { version, edited, plan } = await getStoredLesson(db, courseId, lessonId);
  if (plan.spans.length === 0)
    throw new Failure('lesson_without_source', `Lesson ${lessonId} was brought along without its pages.`);
  if (edited && !discardEdits) throw new Failure('lesson_edited', `Lesson ${lessonId} has been edited.`);
  const work = workOn(parts, courseId);
  const sources = await withPagesOf(work, await listSources(work), sourceSpans(plan));
  const generator = await generatorOf(parts, work);
  // What could not be used before is asked again; what could be used is not.
  if (generator.name === 'llm') await forgetRejected(db, courseId);
  const language = await getCourseLanguage(db, courseId);
  const { lessons, byModel, problems } = await generator.writeLessons(work, [plan], sources, language);
  const [written] = lessons;
  if (written === undefined) throw new Failure('internal', `Lesson ${lessonId} was not written.`);
  if (problems.some(({ part }) => part === 'lesson'))
    throw new Failure(
      'model_unavailable',
      `No model has written lesson ${lessonId} anew; it stays as it is.`,
    );
  const draft = LessonDraft.parse(JSON.parse(plainTextOf(written.draft)));
  const saved = await saveLessonText(db, courseId, { lesson_id: lessonId, version, draft, edited: false });
  await settleFallbacks(db, courseId, 'lesson', byModel);
  return saved;
}
