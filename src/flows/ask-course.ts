import type { CourseAnswer } from '../course/course-answer.ts';
import { searchPassages } from '../search/search.ts';
import { getCourseLanguage } from '../store/teacher-questions.ts';
import { type EditParts, workOn } from './course-work.ts';
import { listSources, withPagesOf } from './sources.ts';

/** Passages that are read for an answer; an answer is mostly in the first three. */
const MOST_PASSAGES = 8;

/** What the source of a course says to a question. Throws: Failure `not_found`. */
export async function askCourse(parts: EditParts, courseId: number, question: string): Promise<CourseAnswer> {
  const { db } = parts.store;
  await getCourseLanguage(db, courseId);
  const places = await searchPassages(db, courseId, question, MOST_PASSAGES);
  const work = workOn(parts, courseId);
  const spans = places.map(({ documentId, page }) => ({
    document_id: documentId,
    from: { page, block: 0 },
    to: { page: page + 1, block: 0 },
  }));
  const sources = await withPagesOf(work, await listSources(work), spans);
  return parts.threads.run('answerVerbatim', { question, places, sources }, work.signal);
}
