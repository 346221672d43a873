import type { Store } from '../store/store.ts';
import { PageRanges } from './page-ranges.ts';
import type { Threads } from './threads.ts';
import type { CourseWork } from './work.ts';

/** What changes to a course are made with. */
export interface EditParts {
  store: Store;
  threads: Threads;
}

/** Work on a course that belongs to no job: somebody waits for the answer, and nothing stops it. */
export const workOn = ({ store, threads }: EditParts, courseId: number): CourseWork => ({
  store,
  threads,
  pages: new PageRanges(store),
  attempt: { courseId },
  signal: new AbortController().signal,
});
