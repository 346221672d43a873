import { writeFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { contentHash } from '../base/content-hash.ts';
import { Failure } from '../base/failure.ts';
import { plainTextOf, shareText } from '../base/shared-text.ts';
import { Course, type LessonDraft } from '../course/course.ts';
import type { Structure } from '../course/document.ts';
import { toJson } from '../course/json.ts';
import type { CoursePlan } from '../course/plan.ts';
import type { Question } from '../course/quiz.ts';
import { beginAttempt } from './attempts.ts';
import { findCourse, getCourse, listCourses, updateCourse } from './courses.ts';
import { deleteCourse, RESTORABLE_MS, removeDeletedCourses } from './deletions.ts';
import {
  getAnatomy,
  getDocument,
  listDocuments,
  listPageRanges,
  saveDocumentFailure,
  saveInfo,
  savePageRanges,
  saveStructure,
} from './documents.ts';
import { completeAttempt } from './endings.ts';
import type { Attempt } from './fence.ts';
import { getJob } from './job-view.ts';
import { createJob } from './jobs.ts';
import {
  getPlan,
  listLessonDrafts,
  listPlanned,
  saveCoverage,
  saveLessons,
  savePlan,
  savePlannedLessons,
} from './lessons.ts';
import { toNewQuestion } from './new-question.ts';
import { noteOrphans, removeOrphans } from './orphans.ts';
import {
  getQuiz,
  listQuestionDrafts,
  saveQuestionDrafts,
  saveQuizReport,
  saveQuizzes,
  saveSubmission,
} from './quizzes.ts';
import { finishUnits } from './steps.ts';
import type { Store } from './store.ts';
import { describeEachStore, sampleJob } from './test-stores.ts';
import { toWritten } from './written-lesson.ts';

const span = { document_id: 1, from: { page: 1, block: 0 }, to: { page: 2, block: 0 } };
const lessonPlan = (key: string) => ({ key, title: `Lesson ${key}`, spans: [span], words: 100 });
const plan: CoursePlan = {
  title: 'From the book',
  description: 'About it',
  language: 'en',
  modules: [
    { week: 1, title: 'One', summary: 'First', lessons: [lessonPlan('a'), lessonPlan('b')] },
    { week: 2, title: 'Two', summary: 'Second', lessons: [lessonPlan('c')] },
  ],
  left_out: [],
};
const draft = (title: string): LessonDraft => ({
  title,
  summary: { text: '', citations: [] },
  content: 'Text [^c1]',
  objectives: [],
  minutes: 5,
  pages: [{ document_id: 1, from: 1, to: 2 }],
  key_points: [],
  key_terms: [],
  examples: [],
  exercises: [],
  citations: [{ id: 'c1', document_id: 1, page: 1, quote: 'Text', boxes: [[0, 0, 1, 1]] }],
});
const question = (text: string): Question => ({
  kind: 'choice',
  question_text: text,
  options: ['a', 'b', 'c'],
  correct: 1,
  difficulty: 'medium',
  origin: 'made',
  explanation: '',
  topic: 'Lesson a',
  lesson: 'a',
  citations: draft('').citations,
});

const KEYS = ['a', 'b', 'c'];
const learner = { owner: 'local', now: new Date('2026-03-01T09:00:00.000Z') };
const written = (key: string, title: string) => toWritten(key, draft(title));

describeEachStore('courses', (stores) => {
  let store: Store;
  beforeAll(async () => {
    store = await stores.open();
  });
  async function begin(change = {}): Promise<Attempt> {
    const attempt = await beginAttempt(store, (await createJob(store, sampleJob(change))).jobId);
    if (attempt === undefined) throw new Error('no attempt');
    return attempt;
  }
  async function makeCourse(change = {}): Promise<Attempt> {
    const attempt = await begin(change);
    await savePlannedLessons(store.db, attempt.courseId, listPlanned(plan));
    await store.db.transaction((tx) => savePlan(tx, attempt.courseId, plan));
    const lessons = ['a', 'b', 'c'].map((key) => written(key, `Written ${key}`));
    await saveLessons(store.db, attempt.courseId, lessons);
    await saveCoverage(store.db, attempt.courseId, { pages: 2, in_lessons: 2, left_out: [] });
    const quizzes = [
      { week: 1, title: 'Quiz', questions: [question('One?'), question('Two?')].map(toNewQuestion) },
    ];
    await store.db.transaction((tx) => saveQuizzes(tx, attempt.courseId, quizzes));
    await store.db.transaction((tx) => saveQuizReport(tx, attempt.courseId, [1], toJson({ asked: 2 })));
    return attempt;
  }

  it('appear with the end of their job, whole and in order', async () => {
    const attempt = await makeCourse();
    expect(await findCourse(store.db, attempt.courseId)).toBeUndefined();
    await completeAttempt(store, attempt);
    const course = Course.parse(await getCourse(store.db, attempt.courseId));
    expect(course).toMatchObject({ course_title: 'From the book', description: 'About it', language: 'en' });
    expect(course.modules.map((module) => module.sub_topics.map((lesson) => lesson.title))).toEqual([
      ['Written a', 'Written b'],
      ['Written c'],
    ]);
    expect(course.modules.map((module) => module.quiz_id !== null)).toEqual([true, false]);
    expect((await getJob(store.db, attempt.jobId)).result).toMatchObject({ modules: 2 });
  });

  it('keep the title that the teacher gave, and what is edited later', async () => {
    const attempt = await makeCourse({ title: 'Mine' });
    await completeAttempt(store, attempt);
    expect((await getCourse(store.db, attempt.courseId)).course_title).toBe('Mine');
    await updateCourse(store.db, attempt.courseId, { title: 'Ours' });
    expect(await getCourse(store.db, attempt.courseId)).toMatchObject({
      course_title: 'Ours',
      description: 'About it',
    });
    await expect(updateCourse(store.db, 999_999, { title: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('keep lessons of an outline that is saved again, and drop those that are gone', async () => {
    const attempt = await makeCourse();
    const before = await listLessonDrafts(store.db, attempt.courseId, KEYS);
    const [first] = plan.modules;
    if (first === undefined) throw new Error('no module');
    await store.db.transaction((tx) => savePlan(tx, attempt.courseId, { ...plan, modules: [first] }));
    const after = await listLessonDrafts(store.db, attempt.courseId, KEYS);
    expect(after).toEqual(before.filter((lesson) => lesson.key !== 'c'));
    expect((await getPlan(store.db, attempt.courseId)).modules).toHaveLength(1);
    const stray = saveLessons(store.db, attempt.courseId, [written('c', 'x')]);
    await expect(stray).rejects.toThrow('in its plan');
  });

  it('give the lessons that their maker still has without reading them again, but what was edited', async () => {
    const attempt = await makeCourse();
    const known = new Map(
      ['a', 'b'].map((key) => [key, shareText(plainTextOf(written(key, `Written ${key}`).draft))]),
    );
    const lessons = [...known].map(([key, draft]) => ({ ...written(key, `Written ${key}`), draft }));
    await saveLessons(store.db, attempt.courseId, lessons);
    await store.db.execute(`update lesson set edited = true where course_id = $1 and key = 'b'`, [
      attempt.courseId,
    ]);
    const listed = await listLessonDrafts(store.db, attempt.courseId, KEYS, known);
    expect(listed.map(({ key, draft }) => [key, typeof draft])).toEqual([
      ['a', 'object'],
      ['b', 'string'],
      ['c', 'string'],
    ]);
    expect(listed[0]?.draft).toBe(known.get('a'));
    const read = await listLessonDrafts(store.db, attempt.courseId, KEYS);
    expect(listed.map(({ draft }) => JSON.parse(plainTextOf(draft)))).toEqual(
      read.map(({ draft }) => JSON.parse(plainTextOf(draft))),
    );
  });

  it('are listed newest first, page by page', async () => {
    const ids: number[] = [];
    for (let index = 0; index < 3; index += 1) {
      const attempt = await makeCourse();
      await completeAttempt(store, attempt);
      ids.unshift(attempt.courseId);
    }
    const first = await listCourses(store.db, { ...learner, limit: 2 });
    expect(first.items.map((course) => course.course_id)).toEqual(ids.slice(0, 2));
    expect(first.items[0]).toMatchObject({ modules: 2, lessons: 3 });
    const next = await listCourses(store.db, { ...learner, limit: 1, cursor: first.next ?? '' });
    expect(next.items.map((course) => course.course_id)).toEqual(ids.slice(2));
  });

  it('keep documents, their pages and structure', async () => {
    const attempt = await begin();
    const [document] = await listDocuments(store.db, attempt.courseId);
    if (document === undefined) throw new Error('no document');
    const { documentId } = document;
    expect(await getAnatomy(store.db, documentId)).toEqual({ info: null, structure: null });
    const info = { pageCount: 9, title: 'T', bookmarks: [{ level: 1, title: 'B', pageNumber: 2 }] };
    await saveInfo(store.db, documentId, info);
    const structure: Structure = {
      title: 'T',
      language: 'en',
      source: 'fonts',
      headings: [{ level: 1, title: 'H', pageNumber: 1 }],
      furniture: { 3: [0, 1] },
      roles: ['cover', 'body'],
    };
    await saveStructure(store.db, documentId, toJson(structure));
    const anatomy = await getAnatomy(store.db, documentId);
    expect(anatomy).toEqual({ info: toJson(info), structure: toJson(structure) });
    for (const [fromPage, byte] of [
      [4, 2],
      [1, 1],
      [1, 3],
    ] as const)
      await savePageRanges(store.db, documentId, [
        { fromPage, toPage: fromPage + 2, pages: new Uint8Array([byte]) },
      ]);
    await savePageRanges(store.db, documentId, []);
    const ranges = await listPageRanges(store.db, documentId);
    expect(ranges.map((range) => [range.fromPage, range.toPage, ...range.pages])).toEqual([
      [1, 3, 3],
      [4, 6, 2],
    ]);
    expect(await listPageRanges(store.db, documentId, 3, 3)).toHaveLength(1);
    await saveDocumentFailure(store.db, documentId, new Failure('pdf_damaged', 'broken'));
    expect(await getDocument(store.db, documentId)).toMatchObject({
      pages: 9,
      failure: { code: 'pdf_damaged' },
    });
    await expect(getDocument(store.db, 999_999)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('have quizzes that appear with them and count submissions', async () => {
    const attempt = await makeCourse();
    for (const body of ['{"first":1}', '{"second":2}'])
      await saveQuestionDrafts(store.db, attempt.courseId, [{ key: 'a', body }]);
    expect(await listQuestionDrafts(store.db, attempt.courseId)).toEqual(new Map([['a', '{"second":2}']]));
    await completeAttempt(store, attempt);
    const quizId = (await getCourse(store.db, attempt.courseId)).modules[0]?.quiz_id ?? 0;
    const quiz = await getQuiz(store.db, quizId);
    expect(quiz).toMatchObject({ week: 1, quizType: 'module', passingPercentage: 60 });
    expect(
      quiz.questions.map(({ questionId, question: asked }) => [questionId, asked.question_text]),
    ).toEqual([
      [1, 'One?'],
      [2, 'Two?'],
    ]);
    const submission = { quizId, owner: 'local', answers: { 1: 'B' }, score: 1, total: 2 };
    expect(await saveSubmission(store.db, submission)).toBeGreaterThan(0);
  });

  it('leave no files behind when they are deleted, but those of an upload that is under way', async () => {
    const put = async (text: string): Promise<string> => {
      const path = store.blobs.temporaryPath();
      await writeFile(path, text);
      await store.blobs.putFile(path, contentHash(text));
      return contentHash(text);
    };
    const [used, unused] = [await put('used'), await put('unused')];
    await begin({ documents: [{ filename: 'used.pdf', bytes: 4, sha256: used }] });
    await noteOrphans(store);
    expect(await removeOrphans(store)).toBe(0);
    const later = Date.now() + 3_600_000;
    expect(await removeOrphans(store, later)).toBe(1);
    expect(await removeOrphans(store, later)).toBe(0);
    expect(await store.blobs.find(used)).toBeDefined();
    expect(await store.blobs.find(unused)).toBeUndefined();
  });

  it('are deleted with everything of theirs and nothing of others', async () => {
    const shared = { filename: 'shared.pdf', bytes: 1, sha256: 'b'.repeat(64) };
    const own = { filename: 'own.pdf', bytes: 1, sha256: 'c'.repeat(64) };
    const kept = await makeCourse({ documents: [shared] });
    const gone = await makeCourse({ documents: [shared, own] });
    await deleteCourse(store, gone.courseId, learner.now);
    await expect(getJob(store.db, gone.jobId)).rejects.toMatchObject({ code: 'not_found' });
    const later = new Date(learner.now.getTime() + RESTORABLE_MS);
    expect(await removeDeletedCourses(store, later)).toBe(1);
    const unused = await store.db.query(z.object({ sha256: z.string() }), 'select sha256 from unused_blob');
    expect(unused).toContainEqual({ sha256: own.sha256 });
    expect(unused).not.toContainEqual({ sha256: shared.sha256 });
    expect(await listDocuments(store.db, gone.courseId)).toEqual([]);
    const units = { step: 'extract' as const, units: ['1'], done: 1, progress: 1, message: '' };
    await expect(finishUnits(store, gone, units)).rejects.toMatchObject({ code: 'job_cancelled' });
    expect(await listDocuments(store.db, kept.courseId)).toHaveLength(1);
    expect(await listLessonDrafts(store.db, kept.courseId, KEYS)).toHaveLength(3);
    await expect(deleteCourse(store, gone.courseId, later)).rejects.toMatchObject({ code: 'not_found' });
  });
});
