import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { LibraryPage } from '../library/library-page.tsx';
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

const number = (text: string): number => Number.parseInt(text, 10);

const library = createRoute({ getParentRoute: () => root, path: '/', component: LibraryPage });
const job = createRoute({
  getParentRoute: () => root,
  path: '/jobs/$jobId',
  component: lazyRouteComponent(() => import('../job/job-page.tsx'), 'JobPage'),
});
/** `/courses/5`: the contents of a course; the pages below show its parts. */
const course = createRoute({
  getParentRoute: () => root,
  path: '/courses/$courseId',
  params: { parse: ({ courseId }) => ({ courseId: number(courseId) }), stringify: ({ courseId }) => ({ courseId: `${courseId}` }) },
});

export const router = createRouter({
  routeTree: root.addChildren([library, job, course]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: RouteError,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
