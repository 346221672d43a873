import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { queries } from '../api/queries.ts';
import { askEarly } from '../api/query-client.ts';
import { LibraryPage } from '../library/library-page.tsx';
import { Waiting } from '../shared/waiting.tsx';
import { readSourceSearch } from '../viewer/source-search.ts';
import { NotFound } from './not-found.tsx';
import { RouteError } from './route-error.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({
  component: () => (
    <Shell>
      <Outlet />
    </Shell>
  ),
  notFoundComponent: NotFound,
  errorComponent: RouteError,
});

const whole = (text: string): number => Number.parseInt(text, 10);
const courseParams = {
  parse: ({ courseId }: { courseId: string }) => ({ courseId: whole(courseId) }),
  stringify: ({ courseId }: { courseId: number }) => ({ courseId: `${courseId}` }),
};
const lessonParams = {
  parse: ({ lessonId }: { lessonId: string }) => ({ lessonId: whole(lessonId) }),
  stringify: ({ lessonId }: { lessonId: number }) => ({ lessonId: `${lessonId}` }),
};
const quizParams = {
  parse: ({ quizId }: { quizId: string }) => ({ quizId: whole(quizId) }),
  stringify: ({ quizId }: { quizId: number }) => ({ quizId: `${quizId}` }),
};

const library = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: LibraryPage,
  loader: () => askEarly(queries.models()),
  // What is searched for; part of the address, so that it can be shared and gone back to.
  validateSearch: ({ q }: Record<string, unknown>): { q?: string } =>
    typeof q === 'string' && q !== '' ? { q } : {},
});
const job = createRoute({
  getParentRoute: () => root,
  path: '/jobs/$jobId',
  component: lazyRouteComponent(() => import('../job/job-page.tsx'), 'JobPage'),
  loader: ({ params: { jobId } }) => askEarly(queries.job(jobId)),
});
const outline = createRoute({
  getParentRoute: () => root,
  path: '/jobs/$jobId/outline',
  component: lazyRouteComponent(() => import('../outline/outline-page.tsx'), 'OutlinePage'),
  loader: ({ params: { jobId } }) => askEarly(queries.outline(jobId)),
});
/** All pages of one course stand below it; it draws nothing itself. */
const course = createRoute({
  getParentRoute: () => root,
  path: '/courses/$courseId',
  params: courseParams,
  // A page of a source may stand beside any of them.
  validateSearch: readSourceSearch,
  loader: ({ params: { courseId } }) => askEarly(queries.contents(courseId)),
});
const overview = createRoute({
  getParentRoute: () => course,
  path: '/',
  component: lazyRouteComponent(() => import('../course/course-page.tsx'), 'CoursePage'),
  loader: ({ params: { courseId } }) => askEarly(queries.progress(courseId)),
});
const glossary = createRoute({
  getParentRoute: () => course,
  path: '/glossary',
  component: lazyRouteComponent(() => import('../course/glossary-page.tsx'), 'GlossaryPage'),
  loader: ({ params: { courseId } }) => askEarly(queries.glossary(courseId)),
});
const lesson = createRoute({
  getParentRoute: () => course,
  path: '/lessons/$lessonId',
  params: lessonParams,
  component: lazyRouteComponent(() => import('../reader/lesson-page.tsx'), 'LessonPage'),
  loader: ({ params: { courseId, lessonId } }) => {
    askEarly(queries.lesson(courseId, lessonId));
    askEarly(queries.progress(courseId));
  },
});
const lessonEditor = createRoute({
  getParentRoute: () => course,
  path: '/lessons/$lessonId/edit',
  params: lessonParams,
  component: lazyRouteComponent(() => import('../editing/lesson-editor-page.tsx'), 'LessonEditorPage'),
  loader: ({ params: { courseId, lessonId } }) => askEarly(queries.lesson(courseId, lessonId)),
});
const quiz = createRoute({
  getParentRoute: () => course,
  path: '/quizzes/$quizId',
  params: quizParams,
  component: lazyRouteComponent(() => import('../quiz/quiz-page.tsx'), 'QuizPage'),
  loader: ({ params: { quizId } }) => askEarly(queries.quiz(quizId)),
});
const courseCards = createRoute({
  getParentRoute: () => course,
  path: '/cards',
  component: lazyRouteComponent(() => import('../cards/course-cards-page.tsx'), 'CourseCardsPage'),
});
const courseEditor = createRoute({
  getParentRoute: () => course,
  path: '/edit',
  component: lazyRouteComponent(() => import('../editing/course-editor-page.tsx'), 'CourseEditorPage'),
});
const questions = createRoute({
  getParentRoute: () => course,
  path: '/questions',
  component: lazyRouteComponent(() => import('../editing/questions-page.tsx'), 'QuestionsPage'),
  loader: ({ params: { courseId } }) => askEarly(queries.questions(courseId)),
});
const reports = createRoute({
  getParentRoute: () => course,
  path: '/reports',
  component: lazyRouteComponent(() => import('../reports/reports-page.tsx'), 'ReportsPage'),
});
const dueCards = createRoute({
  getParentRoute: () => root,
  path: '/cards',
  component: lazyRouteComponent(() => import('../cards/due-cards-page.tsx'), 'DueCardsPage'),
  loader: () => askEarly(queries.cardCounts()),
});

export const router = createRouter({
  routeTree: root.addChildren([
    library,
    job,
    outline,
    course.addChildren([
      overview,
      glossary,
      lesson,
      lessonEditor,
      quiz,
      courseCards,
      courseEditor,
      questions,
      reports,
    ]),
    dueCards,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: RouteError,
  defaultPendingComponent: Waiting,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
