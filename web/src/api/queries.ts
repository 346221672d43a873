import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, got } from './client.ts';
import type { paths } from './schema.ts';

/** As openapi-fetch gives it: lists of a fixed length are lists. */
type Received<Body> = Body extends (infer Entry)[]
  ? Received<Entry>[]
  : Body extends object
    ? { [Name in keyof Body]: Received<Body[Name]> }
    : Body;

type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Received<Body>
  : never;

export type JobView = Answer<'/api/jobs/{job_id}', 'get'>;
export type ContentsView = Answer<'/api/courses/{course_id}/contents', 'get'>;
export type LessonView = Answer<'/api/courses/{course_id}/lessons/{lesson_id}', 'get'>;
export type QuizView = Answer<'/api/quizzes/{quiz_id}', 'get'>;
export type QuestionResult = Answer<'/api/quizzes/{quiz_id}/answers', 'post'>;
export type CitationView = QuestionResult['citations'][number];
export type QuizResult = Answer<'/api/quizzes/{quiz_id}/submissions', 'post'>;
export type DueCard = Answer<'/api/courses/{course_id}/cards/due', 'get'>['cards'][number];
export type TeacherQuestionView = Answer<'/api/courses/{course_id}/questions', 'get'>['questions'][number];
export type QuizReportView = Answer<'/api/courses/{course_id}/quiz-report', 'get'>;
export type ReadingReportView = Answer<'/api/documents/{document_id}/report', 'get'>;
export type CourseProgressView = Answer<'/api/courses/{course_id}/progress', 'get'>;
export type NoteView = Answer<'/api/courses/{course_id}/notes', 'get'>['notes'][number];
export type GlossaryView = Answer<'/api/courses/{course_id}/glossary', 'get'>;
export type PhraseHitView = Answer<'/api/documents/{document_id}/search', 'get'>['hits'][number];
export type CourseHitView = Answer<'/api/courses/{course_id}/search', 'get'>['hits'][number];
export type AnswerView = Answer<'/api/courses/{course_id}/ask', 'post'>;
export type ModelsView = Answer<'/api/models', 'get'>;
export type CoursePage = Answer<'/api/courses', 'get'>;
export type CourseEntry = CoursePage['courses'][number];

/** Every question that the app asks, each under one key, so that an answer is shared and can be made stale. */
export const queries = {
  courses: (search: string) =>
    infiniteQueryOptions({
      queryKey: ['courses', { search }],
      queryFn: ({ pageParam }) =>
        got(
          api.GET('/api/courses', {
            params: {
              query: {
                limit: 24,
                ...(search === '' ? {} : { q: search }),
                ...(pageParam === '' ? {} : { cursor: pageParam }),
              },
            },
          }),
        ),
      initialPageParam: '',
      getNextPageParam: (page) => page.next_cursor,
    }),
  jobs: () =>
    queryOptions({
      queryKey: ['jobs'],
      queryFn: () => got(api.GET('/api/jobs', { params: { query: { limit: 30 } } })),
    }),
  job: (jobId: string) =>
    queryOptions({
      queryKey: ['job', jobId],
      queryFn: () => got(api.GET('/api/jobs/{job_id}', { params: { path: { job_id: jobId } } })),
    }),
  models: () => queryOptions({ queryKey: ['models'], queryFn: () => got(api.GET('/api/models')) }),
  outline: (jobId: string) =>
    queryOptions({
      queryKey: ['job', jobId, 'outline'],
      queryFn: () => got(api.GET('/api/jobs/{job_id}/outline', { params: { path: { job_id: jobId } } })),
    }),
  /** `state`: of what moment of the job; it is asked again when that changes. */
  jobLessons: (jobId: string, state: string) =>
    queryOptions({
      queryKey: ['job-lessons', jobId, state],
      queryFn: () => got(api.GET('/api/jobs/{job_id}/lessons', { params: { path: { job_id: jobId } } })),
    }),
  jobLesson: (jobId: string, key: string) =>
    queryOptions({
      queryKey: ['job-lessons', jobId, 'lesson', key],
      queryFn: () =>
        got(api.GET('/api/jobs/{job_id}/lessons/{key}', { params: { path: { job_id: jobId, key } } })),
    }),
  contents: (courseId: number) =>
    queryOptions({
      queryKey: ['course', courseId, 'contents'],
      queryFn: () =>
        got(api.GET('/api/courses/{course_id}/contents', { params: { path: { course_id: courseId } } })),
    }),
  lesson: (courseId: number, lessonId: number) =>
    queryOptions({
      queryKey: ['course', courseId, 'lesson', lessonId],
      queryFn: () =>
        got(
          api.GET('/api/courses/{course_id}/lessons/{lesson_id}', {
            params: { path: { course_id: courseId, lesson_id: lessonId } },
          }),
        ),
    }),
  quiz: (quizId: number) =>
    queryOptions({
      queryKey: ['quiz', quizId],
      queryFn: () => got(api.GET('/api/quizzes/{quiz_id}', { params: { path: { quiz_id: quizId } } })),
    }),
  cardCounts: (newPerDay?: number) =>
    queryOptions({
      queryKey: ['cards', 'counts', newPerDay ?? 'as ever'],
      queryFn: () =>
        got(
          api.GET('/api/cards/due', newPerDay === undefined ? {} : { params: { query: { new: newPerDay } } }),
        ),
    }),
  dueCards: (courseId: number, newPerDay: number) =>
    queryOptions({
      queryKey: ['cards', 'due', courseId, newPerDay],
      queryFn: () =>
        got(
          api.GET('/api/courses/{course_id}/cards/due', {
            params: { path: { course_id: courseId }, query: { new: newPerDay, limit: 200 } },
          }),
        ),
    }),
  questions: (courseId: number) =>
    queryOptions({
      queryKey: ['course', courseId, 'questions'],
      queryFn: () =>
        got(api.GET('/api/courses/{course_id}/questions', { params: { path: { course_id: courseId } } })),
    }),
  quizReport: (courseId: number) =>
    queryOptions({
      queryKey: ['course', courseId, 'quiz-report'],
      queryFn: () =>
        got(api.GET('/api/courses/{course_id}/quiz-report', { params: { path: { course_id: courseId } } })),
    }),
  readingReport: (documentId: number) =>
    queryOptions({
      queryKey: ['document', documentId, 'report'],
      queryFn: () =>
        got(
          api.GET('/api/documents/{document_id}/report', { params: { path: { document_id: documentId } } }),
        ),
    }),
  progress: (courseId: number) =>
    queryOptions({
      queryKey: ['course', courseId, 'progress'],
      queryFn: () =>
        got(api.GET('/api/courses/{course_id}/progress', { params: { path: { course_id: courseId } } })),
    }),
  notes: (courseId: number, lessonId: number) =>
    queryOptions({
      queryKey: ['course', courseId, 'notes', lessonId],
      queryFn: () =>
        got(
          api.GET('/api/courses/{course_id}/notes', {
            params: { path: { course_id: courseId }, query: { lesson_id: lessonId } },
          }),
        ),
    }),
  glossary: (courseId: number) =>
    queryOptions({
      queryKey: ['course', courseId, 'glossary'],
      queryFn: () =>
        got(api.GET('/api/courses/{course_id}/glossary', { params: { path: { course_id: courseId } } })),
    }),
  // A document never changes.
  pageText: (documentId: number, page: number) =>
    queryOptions({
      queryKey: ['document', documentId, 'page', page],
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: () =>
        got(
          api.GET('/api/documents/{document_id}/pages/{page}', {
            params: { path: { document_id: documentId, page } },
          }),
        ),
    }),
  documentSearch: (documentId: number, q: string) =>
    queryOptions({
      queryKey: ['document', documentId, 'search', q],
      staleTime: Number.POSITIVE_INFINITY,
      enabled: q !== '',
      queryFn: () =>
        got(
          api.GET('/api/documents/{document_id}/search', {
            params: { path: { document_id: documentId }, query: { q, limit: 200 } },
          }),
        ),
    }),
  courseSearch: (courseId: number, q: string) =>
    queryOptions({
      queryKey: ['course', courseId, 'search', q],
      enabled: q !== '',
      queryFn: ({ signal }) =>
        got(
          api.GET('/api/courses/{course_id}/search', {
            params: { path: { course_id: courseId }, query: { q, limit: 20 } },
            signal,
          }),
        ),
    }),
};
