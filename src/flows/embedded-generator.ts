import type { Generator } from './generator.ts';
import { batchLessons } from './lesson-batches.ts';
import type { Threads } from './threads.ts';

/** Writes from the source alone, by rule, in worker threads. */
export const createEmbeddedGenerator = (threads: Threads): Generator => ({
  name: 'extractive',
  batch: (lessons) => batchLessons(lessons, threads.size),
  window: threads.window,
  async planCourse({ signal }, sources, options) {
    return { ...(await threads.run('plan', { sources, options }, signal)), problems: [], rejected: [] };
  },
  nameCourse: (course) => Promise.resolve({ course, problems: [], rejected: [] }),
  async writeLessons({ signal }, plans, sources, language) {
    const made = await threads.run('writeLessons', { plans, sources, language }, signal);
    return { ...made, byModel: [], problems: [], rejected: [] };
  },
  estimate: () => Promise.resolve(null),
  prepareQuestions: () => Promise.resolve(),
  writeQuestions: ({ signal }, input) => threads.run('writeQuizzes', input, signal),
});
